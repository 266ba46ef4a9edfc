public import TraceModel

/// The chain of work and waits that decided when a task ended: shorten anything else, and it ends no earlier.
///
/// Found by walking back from the end: through a running stretch to what let it run; where another task did (woke it,
/// ended, created it), over to that task at that instant; where none did (a sleep, input), through the wait itself.
///
/// Hollingsworth, "Critical path profiling of message passing and shared-memory programs", IEEE TPDS 9(10), 1998.
public struct CriticalPath: Sendable {
    /// A part of the path: one task in one state.
    public struct Leg: Hashable, Sendable {
        /// The task, by its place in the timeline's `tasks`.
        public var task: Int32
        /// What it was doing.
        public var state: TaskState
        /// When this part begins.
        public var from: Instant
        /// When it ends.
        public var to: Instant
        /// The event that begins it, by its place in the trace's events.
        public var opening: Int32
        /// The event that ends it; the number of events for one that goes on to the end of the trace.
        public var closing: Int32

        /// How long it lasts.
        public var duration: TimeSpan { to - from }
    }

    /// The parts in order of time, each beginning where the one before ends.
    public let legs: [Leg]

    /// How long the path is.
    public var duration: TimeSpan {
        guard let first = legs.first, let last = legs.last else { return .zero }
        return last.to - first.from
    }

    /// The critical path to the end of a task, by default of main; empty if there is no such task.
    ///
    /// O(legs × log stretches).
    public init(_ timeline: Timeline, to end: Int? = nil) {
        guard let task = end ?? timeline.main, timeline.tasks.indices.contains(task) else {
            legs = []
            return
        }
        var walk = BackwardWalk(timeline, from: task)
        while walk.step() {}
        legs = walk.legs.reversed()
    }
}

/// One step after another from the end of a task to the beginning of all.
private struct BackwardWalk {
    private let timeline: Timeline
    private var task: Int
    private var stretch: Int?
    private var time: Instant
    private var event: Int32
    private(set) var legs: [CriticalPath.Leg] = []

    init(_ timeline: Timeline, from task: Int) {
        let life = timeline.tasks[task]
        self.timeline = timeline
        self.task = task
        stretch = life.stretches.isEmpty ? nil : life.stretches.count - 1
        time = life.endedAt
        event = life.endEvent
    }

    /// Takes the stretch before the present point; false at the beginning.
    mutating func step() -> Bool {
        guard let place = stretch else { return false }
        let current = timeline.tasks[task].stretches[place]
        if current.state == .suspended, let target = endedTarget(of: current) {
            // Nobody is named as its waker, yet what it awaited ended.
            return hop(to: target, at: timeline.tasks[target].endEvent)
        }
        let opening = current.opening
        if current.from < time || opening < event {
            legs.append(
                CriticalPath.Leg(
                    task: Int32(task),
                    state: current.state,
                    from: current.from,
                    to: time,
                    opening: opening,
                    closing: event
                )
            )
        }
        time = current.from
        event = opening
        if current.state != .running, current.from <= timeline.trace.events[Int(opening)].time,
            let cause = cause(of: opening), hop(to: cause, at: opening)
        {
            return true
        }
        if place > 0 {
            stretch = place - 1
            return true
        }
        guard let creator = cause(of: timeline.tasks[task].creationEvent) else { return false }
        return hop(to: creator, at: timeline.tasks[task].creationEvent)
    }

    private mutating func hop(to other: Int, at event: Int32) -> Bool {
        guard other != task, event <= self.event, let place = timeline.tasks[other].place(endingAt: event)
        else { return false }
        task = other
        stretch = place
        self.event = event
        time = min(time, timeline.trace.events[Int(event)].time)
        return true
    }

    /// The task that caused an event: a waker or a creator.
    private func cause(of event: Int32) -> Int? {
        switch timeline.trace.events[Int(event)].action {
        case .create(let creation):
            (creation.creator ?? creation.parent).flatMap { timeline.place(of: $0) }
        case .ready(let wake): wake.by.flatMap { timeline.place(of: $0) }
        default: nil
        }
    }

    private func endedTarget(of stretch: Stretch) -> Int? {
        guard let target = timeline.suspension(of: stretch)?.target.flatMap({ timeline.place(of: $0) }),
            target != task, timeline.tasks[target].isEnded, timeline.tasks[target].endEvent > stretch.opening,
            timeline.tasks[target].endEvent < event, wasNotWokenByName(stretch)
        else { return nil }
        return target
    }

    private func wasNotWokenByName(_ stretch: Stretch) -> Bool {
        let closing = Int(stretch.closing)
        guard closing < timeline.trace.events.count else { return false }
        guard case .ready(let wake) = timeline.trace.events[closing].action else { return true }
        return wake.by == nil && (wake.via == nil || wake.via == .completion)
    }
}
