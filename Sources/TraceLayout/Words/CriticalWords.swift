package import TraceAnalysis
import TraceModel

/// What a part of the critical path was, in words.
package enum CriticalWords {
    /// How long a path is, and what most of it was.
    package static func title(_ path: CriticalPath, _ timeline: Timeline) -> String {
        let whole = path.duration
        let main = timeline.main.map { timeline.label(of: $0) } ?? "main"
        let head = "critical path of \(main): \(TimeWords.duration(whole))"
        let shares = path.shares(timeline)
        guard let first = shares.first else { return head }
        if first.total.nanoseconds >= whole.nanoseconds / 1000 * 995 {
            return head + ", all of it in \(name(first, timeline))"
        }
        let parts = shares.prefix(3).map { "\(TimeWords.duration($0.total)) in \(name($0, timeline))" }
        return head + ", " + CountWords.list(parts)
    }

    /// As in `fetchData’s sleep`, `main’s wait for fetchData`.
    ///
    /// - Parameters:
    ///   - share: The part.
    ///   - timeline: What the path is of.
    ///   - owner: Whose part it is; the task's name unless given.
    /// - Returns: Words for a table or a sentence.
    package static func name(
        _ share: CriticalPath.Share,
        _ timeline: Timeline,
        owner: String? = nil
    ) -> String {
        let owner = (owner ?? timeline.label(of: share.task)) + "’s "
        switch share.state {
        case .running: return owner + "running"
        case .ready: return owner + "turn to come"
        case .created, .unknown: return owner + "unknown time"
        case .suspended:
            guard let words = WaitWords(share.suspension, timeline) else { return owner + "wait" }
            return owner + (share.suspension?.reason == .sleep ? "sleep" : "wait for \(words.object)")
        }
    }
}
