public import TraceModel

/// The life of one task, from its creation to its end or to the end of the trace.
public struct TaskLife: Sendable {
    /// Which task it is.
    public let id: TaskID
    /// How it came to be.
    public let creation: Creation
    /// When it was created.
    public let createdAt: Instant
    /// The event of its creation, by its place in the trace's events.
    public let creationEvent: Int32
    /// What it did, in order, every nanosecond of its life in exactly one stretch.
    public internal(set) var stretches: [Stretch] = []
    /// How it ended; nil if the trace does not show its end.
    public internal(set) var ending: Ending?
    /// When it ended; the end of the trace if that does not show its end.
    public internal(set) var endedAt: Instant
    /// The event of its end; the number of events in the trace if that does not show its end.
    public internal(set) var endEvent: Int32
    /// When it first ran; nil if it never did.
    public internal(set) var startedAt: Instant?
    /// How many scheduling steps it took.
    public internal(set) var stepCount = 0

    /// How long it lived.
    public var duration: TimeSpan { endedAt - createdAt }

    /// Whether it was there before the recording began; not so for one whose creation was lost.
    public let isLate: Bool

    /// Whether the trace shows its end.
    public var isEnded: Bool { ending != nil }

    /// How long it was in a state, over its whole life.
    ///
    /// O(stretches).
    public func total(_ state: TaskState) -> TimeSpan {
        var sum = TimeSpan.zero
        for stretch in stretches where stretch.state == state { sum += stretch.duration }
        return sum
    }

    /// The place in `stretches` of the one that an event falls into, or that it ends; nil before the task was created.
    ///
    /// O(log stretches).
    public func place(endingAt event: Int32) -> Int? {
        var low = 0
        var high = stretches.count
        while low < high {
            let middle = (low + high) / 2
            if stretches[middle].opening < event { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }
}

/// One run of a task on a thread: from its start or a resumption to its next suspension or its end.
public struct Step: Hashable, Sendable {
    /// The task, by its place in the timeline's `tasks`.
    public var task: Int32
    /// The thread that ran it; nil where the trace does not say.
    public var thread: ThreadID?
    /// When it began.
    public var from: Instant
    /// When it ended; the end of the trace for a step that was still running.
    public var to: Instant
    /// The start or resumption, by its place in the trace's events.
    public var opening: Int32
    /// The suspension or end; the number of events in the trace for a step that was still running.
    public var closing: Int32

    /// How long it ran.
    public var duration: TimeSpan { to - from }
}
