public import TraceModel

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
