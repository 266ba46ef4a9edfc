import TraceAnalysis
import TraceModel

/// What a picture leaves out because it was asked to, in words.
package struct ExcerptWords {
    /// Each thing that is left out, as in `1 s to 2 s of 10 s`; empty for a picture of everything.
    package let parts: [String]

    /// The words for a chart of an excerpt.
    package init(_ excerpt: Excerpt, lanes: LaneKind) {
        var parts: [String] = []
        let (window, whole) = (excerpt.shown.window, excerpt.whole)
        if excerpt.isPartOfTime {
            parts.append(
                "\(TimeWords.instant(window.from)) to \(TimeWords.instant(window.to)) "
                    + "of \(TimeWords.instant(whole.window.to))"
            )
        }
        if excerpt.taskCount < whole.tasks.count {
            let count = CountWords.grouped(excerpt.taskCount)
            let reasons = Self.reasons(excerpt.selection).map { ", \($0)" }.joined()
            parts.append("\(count) of \(CountWords.count(whole.tasks.count, "task"))" + reasons)
        }
        switch lanes {
        case .both: break
        case .task: parts.append("no threads")
        case .thread: parts.append("threads alone")
        }
        self.parts = parts
    }

    /// The words for a picture of an excerpt.
    init(_ excerpt: Excerpt, _ options: LayoutOptions) {
        var parts = Self(excerpt, lanes: options.lanes).parts
        switch options.edges {
        case .all: break
        case .spawn: parts.append("no wakes")
        case .wake: parts.append("no creations")
        case .none: parts.append("no edges")
        }
        if options.criticalPath == false { parts.append("no critical path") }
        self.parts = parts
    }

    private static func reasons(_ selection: Selection) -> [String] {
        var reasons: [String] = []
        if let focus = selection.focus { reasons.append("around \(focus.brief(200))") }
        if let only = selection.only { reasons.append("called like /\(only.text.brief(200))/") }
        if let hide = selection.hide { reasons.append("not called like /\(hide.text.brief(200))/") }
        if let top = selection.top {
            let state = top.state == .running ? "ran" : top.state == .ready ? "were ready" : "were suspended"
            reasons.append("those that \(state) longest")
        }
        return reasons
    }
}
