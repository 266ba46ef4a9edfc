import TestSupport
import TraceModel

extension Trace {
    /// The same happenings with every id and thread replaced by another one, and all times later.
    func renumbered(seed: UInt64) -> Trace {
        var generator = SplitMix64(seed: seed)
        let shift = TimeSpan(nanoseconds: Int64.random(in: 0..<1_000_000_000, using: &generator))
        let factor = UInt32.random(in: 1..<50, using: &generator)
        let task = { (id: TaskID) in TaskID(id.number &* factor &+ 17) ?? id }
        let thread = { (id: ThreadID) in ThreadID(100 - id.number) ?? id }
        var trace = self
        for index in trace.events.indices {
            trace.events[index] = trace.events[index].mapping(task: task, thread: thread)
            trace.events[index].time = trace.events[index].time + shift
        }
        trace.end?.time = endTime + shift
        return trace
    }
}

extension Event {
    /// The event with its ids replaced.
    func mapping(task: (TaskID) -> TaskID, thread: (ThreadID) -> ThreadID) -> Event {
        var event = self
        event.task = event.task.map(task)
        switch event.action {
        case .create(var creation):
            creation.parent = creation.parent.map(task)
            creation.creator = creation.creator.map(task)
            event.action = .create(creation)
        case .start(let id): event.action = .start(thread: id.map(thread))
        case .resume(let id): event.action = .resume(thread: id.map(thread))
        case .suspend(var suspension):
            suspension.target = suspension.target.map(task)
            event.action = .suspend(suspension)
        case .ready(var wake):
            wake.by = wake.by.map(task)
            event.action = .ready(wake)
        case .cancel(let by): event.action = .cancel(by: by.map(task))
        case .end, .print, .mark, .gap: break
        }
        return event
    }
}

/// A trace with one event changed, and what was changed.
struct Mutation {
    var trace: Trace
    var what: String
}

extension Trace {
    /// The trace with one event changed, or nil where the drawn change changes nothing.
    func mutated(seed: UInt64) -> Mutation? {
        var generator = SplitMix64(seed: seed)
        guard let index = events.indices.randomElement(using: &generator) else { return nil }
        var trace = self
        let what: String
        if Int.random(in: 0..<4, using: &generator) == 0 {
            trace.events.remove(at: index)
            trace.end?.events -= 1
            what = "event \(index) deleted"
        } else {
            guard let action = events[index].action.changed(&trace.texts, tasks, &generator) else {
                return nil
            }
            trace.events[index].action = action
            what = "event \(index): \(events[index].action) became \(action)"
        }
        return Mutation(trace: trace, what: what)
    }

    private var tasks: [TaskID] { events.compactMap { $0.action.kind == .create ? $0.task : nil } }
}

extension Action {
    /// The action with one of its facts changed, or nil if it has none that a comparison may see.
    fileprivate func changed(
        _ texts: inout TextTable,
        _ tasks: [TaskID],
        _ generator: inout SplitMix64
    ) -> Action? {
        let other = tasks.randomElement(using: &generator)
        let text = texts.intern("mutated")
        switch self {
        case .create(var creation):
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: creation.name = text
            case 1: creation.parent = creation.parent == other ? nil : other
            case 2: creation.creator = creation.creator == other ? nil : other
            default: creation.kind = creation.kind == .detached ? .unstructured : .detached
            }
            return .create(creation)
        case .suspend(var suspension):
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: suspension.reason = suspension.reason == .process ? .ioRead : .process
            case 1: suspension.target = suspension.target == other ? nil : other
            case 2:
                // More than what a wall clock's jitter excuses.
                let before = suspension.duration?.nanoseconds ?? 0
                suspension.duration = TimeSpan(nanoseconds: 2 * before + 2_000_000)
            default: suspension.what = text
            }
            return .suspend(suspension)
        case .ready(var wake):
            if Bool.random(using: &generator) {
                wake.by = wake.by == other ? nil : other
            } else {
                wake.via = wake.via == .io ? .external : .io
            }
            return .ready(wake)
        case .end(var ending):
            if Bool.random(using: &generator) {
                ending.outcome = ending.outcome == .threw ? .cancelled : .threw
            } else {
                ending.error = text
            }
            return .end(ending)
        case .cancel(let by): return .cancel(by: by == other ? nil : other)
        case .print(let line, let stream):
            if Bool.random(using: &generator) { return .print(text: text, stream: stream) }
            return .print(text: line, stream: stream == .standardOutput ? .standardError : .standardOutput)
        case .mark: return .mark(text: text)
        case .start, .resume, .gap: return nil
        }
    }
}
