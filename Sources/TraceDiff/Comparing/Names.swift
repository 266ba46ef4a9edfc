import TraceAnalysis
import TraceModel

extension Side {
    /// What a task is called in a report: its name, else what made it.
    ///
    /// Ids stay out of it: they differ from run to run, and equal differences of a thousand tasks are one
    /// line.
    func name(of task: Int) -> String {
        guard task != outside else { return "outside" }
        let creation = creation(of: task)
        if let name = string(of: creation.name) { return name }
        switch creation.kind {
        case .main: return "main"
        case let kind?: return kind.rawValue + " task"
        case nil: return "task"
        }
    }

    /// What a task is called, or nil for none.
    func name(of task: TaskID?) -> String? { number(of: task).map { name(of: $0) } }

    /// The name of the task that did an event: for a creation the one that made the task.
    func actorName(of index: Int32) -> String {
        let event = trace.events[Int(index)]
        let owner = owner(of: event)
        if case .create = event.action { return name(of: Int(tasks[owner].spawner)) }
        return name(of: owner)
    }

    /// The task that an event happened to, and the one that did it.
    func participants(in index: Int32) -> [Int] {
        let event = trace.events[Int(index)]
        switch event.action {
        case .create: return [owner(of: event), Int(tasks[owner(of: event)].spawner)]
        case .ready(let wake): return [owner(of: event)] + (number(of: wake.by).map { [$0] } ?? [])
        case .cancel(let by): return [owner(of: event)] + (number(of: by).map { [$0] } ?? [])
        default: return [owner(of: event)]
        }
    }

    /// What an event's owner does, for a report.
    func act(of index: Int32) -> Act {
        let event = trace.events[Int(index)]
        switch event.action {
        case .create: return .creates(name(of: owner(of: event)))
        case .start: return .starts
        case .suspend(let suspension): return .waits(wait(of: suspension))
        case .ready: return .wakes
        case .resume: return .resumes
        case .end(let ending): return .ends(ended(of: ending))
        case .cancel: return .isCancelled
        case .print(let text, let stream): return .prints(trace.texts[text], stream)
        case .mark(let text): return .marks(trace.texts[text])
        case .gap: return .wakes
        }
    }

    func wait(of suspension: Suspension) -> Wait {
        Wait(
            reason: suspension.reason,
            target: name(of: suspension.target),
            duration: suspension.duration.map { told($0) },
            what: string(of: suspension.what)
        )
    }

    /// A span as it is told: exact, or rounded to what a wall clock can be trusted with.
    func told(_ span: TimeSpan) -> TimeSpan { isExact ? span : span.rounded }

    func ended(of ending: Ending) -> Ended {
        Ended(outcome: ending.outcome, error: string(of: ending.error))
    }

    func waking(of wake: Wake) -> Waking { Waking(by: name(of: wake.by), via: wake.via) }
}

extension TimeSpan {
    /// The span with at most three digits other than zero.
    var rounded: TimeSpan {
        var size: Int64 = 1
        while nanoseconds.magnitude / UInt64(size) >= 1_000 { size *= 10 }
        // Half a step is not added first: close to the end of 64 bits there is no room for it.
        let (steps, rest) = nanoseconds.quotientAndRemainder(dividingBy: size)
        let isUp = 2 * rest.magnitude >= size
        return TimeSpan(nanoseconds: (isUp ? steps + nanoseconds.signum() : steps) * size)
    }
}
