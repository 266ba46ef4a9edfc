public import TraceAnalysis
import TraceModel

/// What of a trace is drawn, by whatever draws it.
public struct Excerpt: Sendable {
    /// The whole trace.
    public let whole: Timeline
    /// What is drawn of it: the tasks that are left out have no stretches in it.
    public let shown: Timeline
    /// Why it is what it is.
    public let selection: Selection
    /// What tasks are called but for the digits.
    package let stems: NameStems
    /// Who stands under whom, of the tasks that are drawn.
    package let tree: TaskTree
    /// How many tasks are drawn.
    package let taskCount: Int

    /// The whole of a trace.
    public init(_ whole: Timeline) {
        self.whole = whole
        shown = whole
        selection = Selection()
        stems = NameStems(whole)
        tree = TaskTree(whole)
        taskCount = whole.tasks.count
    }

    /// What a selection leaves of a trace.
    ///
    /// O(stretches), and one match a task where names are to match.
    public init(_ whole: Timeline, _ selection: Selection) throws(SelectionError) {
        let end = whole.trace.endTime
        let from = selection.from ?? .zero
        let to = min(selection.to ?? end, end)
        if let wanted = selection.to, wanted <= from, selection.from != nil {
            throw .endsBeforeBeginning(from: from, to: wanted)
        }
        guard from < end || from == .zero else { throw .beginsAfterEnd(from: from, end: end) }
        self.whole = whole
        self.selection = selection
        stems = NameStems(whole)
        if case .name(let name) = selection.expand, stems.number(ofName: name) == nil {
            throw .noSuchTask(name, names: TaskChoice.names(whole))
        }
        let isPart = from > .zero || to < end
        let window = isPart ? Window(of: whole.trace, from: from, to: to) : whole.window
        let choice = try TaskChoice(whole, selection)
        guard isPart || choice.isSome else {
            shown = whole
            tree = TaskTree(whole)
            taskCount = whole.tasks.count
            return
        }
        let shown = whole.excerpt(window) { choice.isChosen[$0] }
        let isShown = shown.tasks.map { !$0.stretches.isEmpty }
        self.shown = shown
        tree = TaskTree(whole).pruned(to: isShown)
        taskCount = isShown.count { $0 }
        if taskCount == 0 { throw .noTaskLeft }
    }

    /// Whether a part of the trace's time is left out.
    var isPartOfTime: Bool { shown.window != whole.window }
}
