import Files
import TraceAnalysis
import TraceLayout
import TraceModel

/// Who waits for whom in a deadlock, in sentences.
enum StuckTasks {
    /// A line for the deadlock and one for each task that can never run again.
    ///
    /// - Parameters:
    ///   - trace: A trace that ended in a deadlock.
    ///   - limit: How many tasks to name; the rest are counted.
    /// - Returns: The lines, without line ends.
    static func lines(of trace: Trace, limit: Int = 20) -> [String] {
        let timeline = Timeline(trace)
        let stuck = timeline.tasks.indices.filter {
            !timeline.tasks[$0].isEnded && timeline.tasks[$0].startedAt != nil
        }
        let who = stuck.count == 1 ? "one task waits" : "\(stuck.count) tasks wait"
        var lines = ["deadlock: nothing can ever run again, and \(who):"]
        for place in stuck.prefix(limit) {
            let task = timeline.tasks[place]
            let suspension = task.stretches.last.flatMap { timeline.suspension(of: $0) }
            let since = TimeWords.instant(task.stretches.last?.from ?? .zero)
            lines.append("  \(name(place, timeline)) \(wait(suspension, timeline)), since \(since)")
        }
        if stuck.count > limit { lines.append("  and \(stuck.count - limit) more; the trace has them all") }
        return lines
    }

    private static func name(_ place: Int, _ timeline: Timeline) -> String {
        "task \(timeline.tasks[place].id) \(Shown.word(timeline.label(of: place)))"
    }

    private static func wait(_ suspension: Suspension?, _ timeline: Timeline) -> String {
        let what = suspension.flatMap { timeline.trace.texts[$0.what] }.map { " " + Shown.visible($0) } ?? ""
        switch suspension?.reason {
        case .task?:
            guard let place = suspension?.target.flatMap({ timeline.place(of: $0) }) else {
                return "awaits a task"
            }
            return "awaits \(name(place, timeline))"
        case .group?: return "waits for a child of its task group"
        case .continuation?: return "waits for a continuation that nobody has resumed"
        case .sleep?: return "sleeps"
        case .actor?: return "waits for actor\(what)"
        case let reason?: return "waits on \(reason.rawValue)\(what)"
        case nil: return "waits"
        }
    }
}
