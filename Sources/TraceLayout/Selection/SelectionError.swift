public import TraceModel

/// Why a selection leaves nothing to draw.
public enum SelectionError: Error, Hashable, Sendable {
    /// The focus is no task of the trace; names of tasks that it has, at most a thousand.
    case noSuchTask(String, names: [String])
    /// No task is called as it should be, or lives in the part of time that is asked for.
    case noTaskLeft
    /// The trace ends before the part that is asked for.
    case beginsAfterEnd(from: Instant, end: Instant)
    /// The part ends before it begins.
    case endsBeforeBeginning(from: Instant, to: Instant)
}
