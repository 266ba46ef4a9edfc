import TraceAnalysis
import TraceModel

/// What became of a task, in words.
struct TaskWords {
    let timeline: Timeline
    private let main: Int?

    init(_ timeline: Timeline) {
        self.timeline = timeline
        main = timeline.main
    }

    /// The line under a task's name: `returned after 2 s`.
    func outcome(_ place: Int) -> String { outcomes(place).first ?? "" }

    /// The same in full and ever shorter, for where there is not enough room.
    func outcomes(_ place: Int) -> [String] {
        let task = timeline.tasks[place]
        guard let ending = task.ending else { return [unfinished(task)] }
        let time = " after \(TimeWords.duration(task.duration))"
        let isError = ending.outcome == .threw && ending.error != nil
        return isError ? [verb(ending) + time, verb(ending), "threw" + time] : [verb(ending) + time]
    }

    private func verb(_ ending: Ending) -> String {
        switch ending.outcome {
        case .returned: "returned"
        case .threw: timeline.trace.texts[ending.error].map { "threw \($0)" } ?? "threw"
        case .cancelled: "cancelled"
        case nil: "ended"
        }
    }

    private func unfinished(_ task: TaskLife) -> String {
        switch task.stretches.last?.state {
        case .created: "never awaited"
        case .ready: task.startedAt == nil ? "never started" : "still ready"
        case .running: "still running"
        case .suspended: waiting(task)
        case .unknown, nil: "end not seen"
        }
    }

    private func waiting(_ task: TaskLife) -> String {
        guard let suspension = task.stretches.last.flatMap({ timeline.suspension(of: $0) }) else {
            return "still waiting"
        }
        if suspension.reason == .sleep { return "still sleeping" }
        return WaitWords(suspension, timeline).map { "waits for \($0.object)" } ?? "still waiting"
    }

    /// What the cap at a task's end says: `returned at 2 s`.
    func cap(_ task: TaskLife) -> String {
        guard let ending = task.ending else { return unfinished(task) }
        return "\(verb(ending)) at \(TimeWords.instant(task.endedAt))"
    }

    /// A life in a sentence: `ran 2 steps, waited 2 s for fetchData, returned`.
    ///
    /// O(stretches).
    func summary(_ place: Int) -> String {
        let task = timeline.tasks[place]
        var parts: [String] = []
        if task.stepCount > 0 {
            let time = isVirtual ? "" : " in \(TimeWords.duration(task.total(.running)))"
            parts.append("ran \(CountWords.count(task.stepCount, "step"))" + time)
        }
        if !isVirtual, task.total(.ready) > .zero {
            parts.append("ready \(TimeWords.duration(task.total(.ready)))")
        }
        parts += waits(task)
        parts.append(end(task, place))
        return parts.joined(separator: ", ")
    }

    private var isVirtual: Bool {
        if case .virtual = timeline.trace.clock { true } else { false }
    }

    private func end(_ task: TaskLife, _ place: Int) -> String {
        guard let ending = task.ending else { return unfinished(task) }
        guard let main, main != place, timeline.tasks[main].isEnded,
            timeline.tasks[main].endEvent < task.endEvent
        else { return verb(ending) }
        return verb(ending) + " \(TimeWords.duration(task.endedAt - timeline.tasks[main].endedAt)) after main"
    }

    /// The waits of a task by what they were for, the longest first, at most three.
    private func waits(_ task: TaskLife) -> [String] {
        struct Wait {
            var words: WaitWords?
            var isSleep: Bool
            var each: TimeSpan?
            var count = 0
            var total = TimeSpan.zero
        }
        var waits: [Suspension?: Wait] = [:]
        var order: [Suspension?] = []
        var waiting = WholeStretches()
        for stretch in task.stretches where stretch.state == .suspended {
            let suspension = timeline.suspension(of: stretch)
            if waits[suspension] == nil {
                order.append(suspension)
                waits[suspension] = Wait(
                    words: WaitWords(suspension, timeline),
                    isSleep: suspension?.reason == .sleep,
                    each: suspension?.duration
                )
            }
            waits[suspension]?.count += waiting.begins(stretch) ? 1 : 0
            waits[suspension]?.total += stretch.duration
        }
        // Sorting is stable by order of appearance: a dictionary's order must not come out.
        let sorted = order.enumerated().compactMap { (place, key) in waits[key].map { (place, $0) } }
            .sorted { $0.1.total != $1.1.total ? $0.1.total > $1.1.total : $0.0 < $1.0 }
        return sorted.prefix(3).map { (_, wait) in
            let total = TimeWords.duration(wait.total)
            if wait.isSleep {
                guard let each = wait.each else { return "slept \(total)" }
                return "slept " + (wait.count > 1 ? "\(wait.count) × " : "") + TimeWords.duration(each)
            }
            let times = wait.count > 1 ? ", \(wait.count) times," : ""
            return "waited \(total)\(times)" + (wait.words.map { " for \($0.object)" } ?? "")
        }
    }
}
