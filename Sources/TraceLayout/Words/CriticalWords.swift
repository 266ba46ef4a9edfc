package import TraceAnalysis
import TraceModel

/// What a part of the critical path was, in words.
package enum CriticalWords {
    /// As in `fetchData’s sleep`, `main’s wait for fetchData`.
    package static func name(_ share: CriticalPath.Share, _ timeline: Timeline) -> String {
        let owner = timeline.label(of: share.task) + "’s "
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
