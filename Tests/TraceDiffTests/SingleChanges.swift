import TestSupport
import TraceModel

@testable import TraceDiff

/// A trace with one event changed, and what a comparison with the trace as it was has to say of it.
struct SingleChange {
    /// What has to be told.
    enum Expectation {
        /// A difference of one of these kinds.
        case told([String])
        /// Only steps that do not depend on each other changed places.
        case equivalent
        /// Times alone: nothing that changed places depends on each other, but it happens later or earlier.
        case later
        /// Nothing, by definition: threads and places in the source mean nothing.
        case unseen
    }

    /// The kind of change.
    let kind: String
    /// The changed trace.
    let trace: Trace
    /// What has to be told of it.
    let expectation: Expectation
}

/// Makes every change of one event.
struct SingleChanges {
    private let trace: Trace
    private let index: Int
    private var changes: [SingleChange] = []

    /// Every change of the event at a place.
    static func all(of trace: Trace, at index: Int) -> [SingleChange] {
        var maker = SingleChanges(trace: trace, index: index)
        maker.delete()
        maker.insert()
        maker.move()
        maker.changeFacts()
        return maker.changes
    }

    private init(trace: Trace, index: Int) {
        self.trace = trace
        self.index = index
    }

    private var event: Event { trace.events[index] }

    private mutating func add(
        _ kind: String,
        _ expectation: SingleChange.Expectation,
        _ change: (inout Trace) -> Void
    ) {
        var trace = trace
        change(&trace)
        trace.end?.events = trace.events.count
        changes.append(SingleChange(kind: kind, trace: trace, expectation: expectation))
    }

    private mutating func replace(_ kind: String, _ told: String..., by change: (inout TextTable) -> Action) {
        let index = index
        add(kind, .told(told)) { $0.events[index].action = change(&$0.texts) }
    }

    // MARK: Deleting, inserting, moving

    private mutating func delete() {
        let told =
            switch event.action.kind {
            case .create: "task-removed"
            case .cancel: "cancellations-changed"
            case .ready: "wake-changed"
            case .end: "ending-changed"
            case .start, .suspend, .resume, .print, .mark, .gap: "act-removed"
            }
        let index = index
        add("delete \(event.action.kind)", .told([told])) { $0.events.remove(at: index) }
    }

    private mutating func insert() {
        let (index, event) = (index, event)
        func inserting(_ action: Action, _ task: TaskID?) -> (inout Trace) -> Void {
            { $0.events.insert(Event(time: event.time, task: task, action: action), at: index + 1) }
        }
        insertLife()
        guard let task = event.task, event.action.kind != .end else { return }
        insertWaits(of: task)
        add("insert print", .told(["act-added"])) { trace in
            let text = trace.texts.intern("inserted")
            inserting(.print(text: text, stream: .standardOutput), task)(&trace)
        }
        add("insert mark", .told(["act-added"])) { trace in
            let text = trace.texts.intern("inserted")
            inserting(.mark(text: text), task)(&trace)
        }
        add("insert cancel", .told(["cancellations-changed"]), inserting(.cancel(by: nil), task))
        add("insert create", .told(["task-added"])) { trace in
            let creation = Creation(name: trace.texts.intern("inserted"), kind: .unstructured, creator: task)
            inserting(.create(creation), TaskID(1_000_000))(&trace)
        }
    }

    /// Adds waits that are over at once, where the task runs.
    private mutating func insertWaits(of task: TaskID) {
        guard let thread = trace.thread(of: task, after: index) else { return }
        let wait = Action.suspend(Suspension(on: .sleep, for: .zero))
        let wake = Action.ready(Wake(by: nil, via: .timer))
        add("insert suspend, ready and resume", .told(["act-added"])) { [self] in
            insert([wait, wake, .resume(thread: thread)], of: task, into: &$0)
        }
        add("insert suspend and resume", .told(["act-added"])) { [self] in
            insert([wait, .resume(thread: thread)], of: task, into: &$0)
        }
    }

    /// Adds a task that starts and ends at once, where a thread has just become free.
    private mutating func insertLife() {
        guard event.action.kind == .suspend || event.action.kind == .end, let task = event.task,
            let thread = trace.thread(of: task, after: index - 1)
        else { return }
        add("insert create, start and end", .told(["task-added"])) { [self] trace in
            let creation = Creation(name: trace.texts.intern("inserted"), kind: .detached)
            let life = [Action.create(creation), .start(thread: thread), .end(Ending(outcome: .returned))]
            insert(life, of: TaskID(1_000_000), into: &trace)
        }
    }

    private func insert(_ actions: [Action], of task: TaskID?, into trace: inout Trace) {
        let events = actions.map { Event(time: event.time, task: task, action: $0) }
        trace.events.insert(contentsOf: events, at: index + 1)
    }

    /// Moves the event behind each of the next few.
    private mutating func move() {
        let index = index
        var isFree = true
        for other in (index + 1)..<min(index + 6, max(trace.events.count, index + 1)) {
            isFree = isFree && trace.mentions(ofEvent: index).isDisjoint(with: trace.mentions(ofEvent: other))
            let isInTime = trace.events[other].time - event.time <= movableTime
            let expectation: SingleChange.Expectation =
                isFree ? (isInTime ? .equivalent : .later) : .told(Self.kindsOfMoves)
            add(other == index + 1 ? "swap" : "move", expectation) { trace in
                let times = trace.events.map(\.time)
                trace.events.insert(trace.events.remove(at: index), at: other)
                for (place, time) in times.enumerated() { trace.events[place].time = time }
            }
        }
    }

    /// What two events that depend on each other are told as when they change places.
    private static let kindsOfMoves = ["act-reordered", "acts-shuffled", "dependence-changed"]

    /// How far a step may move in time where others change places: they take their ticks along.
    private var movableTime: TimeSpan {
        guard case .virtual(let tick) = trace.clock else { return .zero }
        let steps = trace.events.count { $0.action.kind == .start || $0.action.kind == .resume }
        return TimeSpan(nanoseconds: tick.nanoseconds * Int64(steps))
    }

    // MARK: Changing a fact

    private mutating func changeFacts() {
        switch event.action {
        case .create(let creation): change(creation)
        case .start(let thread):
            let other = ThreadID((thread?.number ?? 0) + 7)
            let index = index
            add("thread", .unseen) { $0.events[index].action = .start(thread: other) }
        case .suspend(let suspension): change(suspension)
        case .ready(let wake): change(wake)
        case .resume: break
        case .end(let ending):
            replace("outcome", "ending-changed") { _ in
                .end(Ending(outcome: ending.outcome == .threw ? .cancelled : .threw, error: ending.error))
            }
            replace("error", "ending-changed") {
                .end(Ending(outcome: ending.outcome, error: $0.intern("changed")))
            }
        case .cancel(let by):
            for other in others where other != by {
                replace("canceller", "canceller-changed") { _ in .cancel(by: other) }
            }
        case .print(let text, let stream):
            replace("print", "act-changed") { .print(text: $0.intern("changed"), stream: stream) }
            let other = stream == .standardOutput ? OutputStream.standardError : .standardOutput
            replace("stream", "act-changed") { _ in .print(text: text, stream: other) }
        case .mark: replace("mark", "act-changed") { .mark(text: $0.intern("changed")) }
        case .gap: break
        }
    }

    private mutating func change(_ creation: Creation) {
        func changed(_ change: (inout Creation) -> Void) -> Action {
            var creation = creation
            change(&creation)
            return .create(creation)
        }
        replace("rename", "task-renamed") { texts in changed { $0.name = texts.intern("changed") } }
        let kind = creation.kind == .detached ? TaskKind.unstructured : .detached
        replace("kind", "kind-changed") { _ in changed { $0.kind = kind } }
        for other in others where other != creation.parent {
            replace("parent", "task-moved") { _ in changed { $0.parent = other } }
        }
        for other in others where other != creation.creator {
            replace("creator", "creator-changed") { _ in changed { $0.creator = other } }
        }
        let index = index
        let before = trace.events.count { $0.priority != nil }
        for priority in [creation.priority.map { $0 ^ 1 } ?? 5, nil] where priority != creation.priority {
            let after = before + (priority == nil ? -1 : creation.priority == nil ? 1 : 0)
            // Of two recordings of which one tells no priority at all, none is compared.
            let isTold = before > 0 && after > 0
            add("priority", isTold ? .told(["priority-changed"]) : .unseen) { trace in
                trace.events[index].action = changed { $0.priority = priority }
            }
        }
        add("source line", .unseen) { trace in
            trace.events[index].action = changed { $0.line = (creation.line ?? 0) + 1 }
        }
    }

    private mutating func change(_ suspension: Suspension) {
        func changed(_ change: (inout Suspension) -> Void) -> Action {
            var suspension = suspension
            change(&suspension)
            return .suspend(suspension)
        }
        for reason in [WaitReason.process, .lock, .yield] where reason != suspension.reason {
            replace("reason", "act-changed") { _ in changed { $0.reason = reason } }
        }
        for other in others where other != suspension.target {
            replace("target", "act-changed") { _ in changed { $0.target = other } }
        }
        replace("duration", "act-changed") { _ in
            changed { $0.duration = TimeSpan(nanoseconds: (suspension.duration?.nanoseconds ?? 0) + 1) }
        }
        replace("name of what is awaited", "act-changed") { texts in
            changed { $0.what = texts.intern("changed") }
        }
    }

    private mutating func change(_ wake: Wake) {
        for other in others where other != wake.by {
            replace("waker", "wake-changed") { _ in .ready(Wake(by: other, via: wake.via)) }
        }
        let via = wake.via == .io ? WakeCause.external : .io
        replace("cause of a wake", "wake-changed") { _ in .ready(Wake(by: wake.by, via: via)) }
    }

    /// Nobody, and some other tasks that were made before.
    private var others: [TaskID?] {
        let made = trace.events[..<index].compactMap { $0.action.kind == .create ? $0.task : nil }
        return [nil] + made.filter { $0 != event.task }.prefix(2).map { Optional($0) }
    }
}

extension Trace {
    /// The thread that a task runs on after an event; nil if it does not run then, or no thread is told.
    fileprivate func thread(of task: TaskID, after index: Int) -> ThreadID? {
        for event in events[...index].reversed() where event.task == task {
            switch event.action {
            case .start(let thread), .resume(let thread): return thread
            case .suspend, .ready, .end, .create: return nil
            case .cancel, .print, .mark, .gap: continue
            }
        }
        return nil
    }
}

extension Event {
    fileprivate var priority: UInt8? {
        if case .create(let creation) = action { creation.priority } else { nil }
    }
}
