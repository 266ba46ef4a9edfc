public import TraceModel

/// Tells of each event what it touches; two events that touch the same thing happen in an order that matters.
///
/// Happens-before is the smallest order in which every event comes after the earlier events that touch what
/// it touches. Two traces with the same events and the same order on each thing differ only in the order of
/// events that do not depend on each other (A. Mazurkiewicz, "Trace theory", 1987: the projections onto the
/// things decide).
///
/// | event | touches |
/// |---|---|
/// | any event of a task | that task; of an `immediate` task before its first wait also its creator |
/// | `create`, `ready`, `cancel` | the task that did it, too; without a creator: the outside |
/// | `create` | the structured parent, too |
/// | `suspend` on a task | the awaited task, too |
/// | `suspend`, `ready`, `resume` of a wait for an actor, lock, queue, … | that thing, by its name |
/// | `print`, `mark` without a task | the outside |
///
/// What has no name is one thing for each kind: two waits for unnamed locks may be waits for the same lock.
/// Threads are not things: which thread took a task does not matter. Prints of two tasks commute. In which
/// order the children of a group end shows in who woke the parent, and only there.
///
/// ```swift
/// var order = HappensBefore()
/// for event in trace.events {
///     let things = order.things(touchedBy: event)
///     for place in 0..<things.count { print(things[place]) }
/// }
/// ```
public struct HappensBefore: Sendable {
    /// Something that several events may touch.
    public enum Thing: Hashable, Sendable {
        /// Everything that is not a task.
        case outside
        /// A task.
        case task(TaskID)
        /// An actor, lock, queue or file, by its name.
        case named(Text)
        /// All things of one kind that have no name.
        case unnamed(WaitReason)
    }

    /// What one event touches: one to five things, in an order that depends on the event's fields alone.
    public struct Things: Sendable {
        private var storage = InlineArray<6, Thing>(repeating: .outside)
        /// How many things are touched.
        public private(set) var count = 0

        /// The thing at a place, from 0.
        public subscript(place: Int) -> Thing {
            precondition(place < count, "no such thing")
            return storage[place]
        }

        mutating func add(_ thing: Thing) {
            storage[count] = thing
            count += 1
        }
    }

    private struct TaskState {
        /// The creator of an `immediate` task that has not waited yet: it runs inside that one.
        var host: TaskID?
        /// What the task waits for, from its suspension until it resumes.
        var awaited: Thing?
    }

    private var numbers = TaskNumbers()
    private var states: [TaskState] = []

    /// The order of a trace whose events come next, from the first one on.
    public init() {}

    /// What the next event touches.
    ///
    /// Events are to be asked about in the order of the trace. O(1).
    public mutating func things(touchedBy event: Event) -> Things {
        var things = Things()
        guard let task = event.task else {
            things.add(.outside)
            return things
        }
        let number = number(of: task)
        things.add(.task(task))
        addActor(of: event.action, besides: task, to: &things)
        if let host = states[number].host { things.add(.task(host)) }
        switch event.action {
        case .create(let creation):
            if let parent = creation.parent, parent != creation.creator { things.add(.task(parent)) }
            if creation.kind == .immediate { states[number].host = creation.creator }
        case .suspend(let suspension):
            states[number].host = nil
            if let target = suspension.target { things.add(.task(target)) }
            states[number].awaited = Self.thing(awaitedBy: suspension)
            if let thing = states[number].awaited { things.add(thing) }
        case .ready:
            if let thing = states[number].awaited { things.add(thing) }
        case .resume:
            if let thing = states[number].awaited { things.add(thing) }
            states[number].awaited = nil
        case .end: states[number].host = nil
        case .start, .cancel, .print, .mark, .gap: break
        }
        return things
    }

    /// Adds the task that did the event to another one, and the task inside which that one runs.
    private mutating func addActor(of action: Action, besides task: TaskID, to things: inout Things) {
        let actor: TaskID?
        switch action {
        case .create(let creation):
            actor = creation.creator
            if actor == nil { things.add(.outside) }
        case .ready(let wake): actor = wake.by
        case .cancel(let by): actor = by
        default: return
        }
        guard let actor, actor != task else { return }
        things.add(.task(actor))
        if let host = states[self.number(of: actor)].host, host != task { things.add(.task(host)) }
    }

    private mutating func number(of task: TaskID) -> Int {
        let number = numbers.number(of: task)
        if number == states.count { states.append(TaskState()) }
        return number
    }

    /// The actor, lock, queue or file that a task waits for.
    private static func thing(awaitedBy suspension: Suspension) -> Thing? {
        if let name = suspension.what { return .named(name) }
        switch suspension.reason {
        case .actor, .lock, .semaphore, .event, .condition, .barrier, .queueGet:
            return suspension.reason.map { .unnamed($0) }
        case .queuePut: return .unnamed(.queueGet)
        case .sleep, .task, .group, .yield, .continuation, .process, .ioRead, .ioWrite, .ioAccept, .ioConnect,
            .unknown, nil:
            return nil
        }
    }
}
