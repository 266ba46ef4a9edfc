public import TraceModel

/// What a task is doing at a moment of its life; exactly one at any nanosecond.
public enum TaskState: UInt8, CaseIterable, Hashable, Sendable {
    /// A coroutine that nobody has started.
    case created
    /// It could run, and no thread has taken it yet: created and not yet started, or woken and not yet resumed.
    case ready
    /// A thread runs it.
    case running
    /// It waits for something.
    case suspended
    /// Events were lost, or the recording had not begun: nobody knows.
    case unknown
}

/// A stretch of a task's life during which its state did not change.
///
/// Stretches of one task follow one another without a hole: each begins where the one before ends, at the same event.
/// A stretch may have no duration at all, as every one has under a virtual clock whose tick is 0.
public struct Stretch: Hashable, Sendable {
    /// What the task was doing.
    public var state: TaskState
    /// When it began.
    public var from: Instant
    /// When it ended; the end of the trace for one that was still going on.
    public var to: Instant
    /// The event that put the task into this state, by its place in the trace's events: for a suspended stretch the
    /// suspension, whose reason it carries.
    ///
    /// Where a loss cuts a stretch in two, both halves name the event that began the whole.
    public var opening: Int32
    /// The event that ended it; the number of events in the trace for one that was still going on.
    public var closing: Int32

    /// How long it lasted.
    public var duration: TimeSpan { to - from }

    /// A stretch from its parts.
    public init(state: TaskState, from: Instant, to: Instant, opening: Int32, closing: Int32) {
        self.state = state
        self.from = from
        self.to = to
        self.opening = opening
        self.closing = closing
    }
}

/// Tells whole stretches of a task from their parts, so that a wait that a loss cuts in two counts once.
package struct WholeStretches {
    private var opening: Int32 = -1

    package init() {}

    /// Whether the next stretch of one state begins anew, and does not go on with the one before.
    package mutating func begins(_ stretch: Stretch) -> Bool {
        defer { opening = stretch.opening }
        return stretch.opening != opening
    }
}
