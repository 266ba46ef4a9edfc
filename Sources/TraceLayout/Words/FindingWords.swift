package import TraceAnalysis
import TraceModel

/// The sentences of a finding; the only place that has them.
package struct FindingWords: Hashable {
    /// What was found, in bold: `printNumbers outlived main`.
    package var headline: String
    /// The evidence in one sentence with its numbers.
    package var sentence: String
    /// What stands at its place in the plot.
    var pin: String

    package init(_ finding: Finding, _ timeline: Timeline) {
        let names = Self.names(finding.tasks, timeline)
        let isOne = finding.tasks.count == 1
        switch finding.kind {
        case .deadlock:
            headline = "Deadlock: nothing could ever run again"
            sentence =
                CountWords.list(finding.tasks.map { Self.stuck($0, timeline) }, limit: 5)
                + ", since \(TimeWords.instant(finding.from))."
            pin = "waits for ever"
        case .neverFinished(let state, let suspension):
            headline = "\(names) never finished"
            sentence =
                "When the program ended at \(TimeWords.instant(timeline.trace.endTime)), "
                + Self.present(state, suspension, isOne, timeline) + "."
            pin = "never finished"
        case .neverStarted(let isCoroutine):
            headline = "\(names) \(isOne ? "was" : "were") never \(isCoroutine ? "awaited" : "started")"
            sentence =
                isCoroutine
                ? "\(isOne ? "The coroutine was" : "The coroutines were") made at "
                    + "\(TimeWords.instant(finding.from)), and nobody awaited \(isOne ? "it" : "them"): "
                    + "\(isOne ? "its" : "their") body never ran."
                : "Created at \(TimeWords.instant(finding.from)), \(isOne ? "it" : "they") had not run when "
                    + "the program ended at \(TimeWords.instant(timeline.trace.endTime))."
            pin = isCoroutine ? "never awaited" : "never started"
        case .outlivedMain(let span, let wasAwaited, let prints):
            let main = timeline.main.map { timeline.label(of: $0) } ?? "main"
            headline =
                isOne
                ? "\(names) outlived \(main)"
                : "\(CountWords.grouped(finding.tasks.count)) tasks outlived \(main)"
            let end = timeline.main.map { TimeWords.instant(timeline.tasks[$0].endedAt) } ?? ""
            let lines = prints.map { timeline.trace.texts[$0] }
            let awaited = wasAwaited ? "" : " without awaiting \(isOne ? "it" : "them")"
            sentence =
                "\(main) \(Self.verb(timeline)) at \(end)\(awaited); "
                + "\(isOne ? "it" : "the last of them") went on for \(TimeWords.duration(span))"
                + (lines.isEmpty ? "." : " and printed \(CountWords.list(lines)).")
            pin = "outlived \(main)" + (isOne ? " by \(TimeWords.duration(span))" : "")
        }
    }

    private static func verb(_ timeline: Timeline) -> String {
        switch timeline.main.flatMap({ timeline.tasks[$0].ending?.outcome }) {
        case .returned: "returned"
        case .threw: "threw"
        case .cancelled: "was cancelled"
        case nil: "ended"
        }
    }

    private static func names(_ tasks: [Int], _ timeline: Timeline) -> String {
        guard tasks.count > 1, let first = tasks.first else {
            return tasks.first.map { timeline.label(of: $0) } ?? ""
        }
        return "\(CountWords.grouped(tasks.count)) × \(timeline.label(of: first))"
    }

    private static func stuck(_ place: Int, _ timeline: Timeline) -> String {
        let words = timeline.tasks[place].stretches.last
            .flatMap { WaitWords(timeline.suspension(of: $0), timeline) }
        return "\(timeline.label(of: place)) waits" + (words.map { " for \($0.object)" } ?? "")
    }

    private static func present(
        _ state: TaskState,
        _ suspension: Suspension?,
        _ isOne: Bool,
        _ timeline: Timeline
    ) -> String {
        let subject = isOne ? "it" : "they"
        switch state {
        case .suspended:
            if suspension?.reason == .sleep { return "\(subject) still slept" }
            let words = WaitWords(suspension, timeline)
            return "\(subject) still waited" + (words.map { " for \($0.object)" } ?? "")
        case .ready: return "\(subject) \(isOne ? "was" : "were") ready to run"
        case .running: return "\(subject) still ran"
        case .created, .unknown: return "nobody knows what \(subject) did"
        }
    }
}
