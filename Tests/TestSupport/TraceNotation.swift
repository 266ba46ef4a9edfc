public import TraceModel

/// Traces drawn as text, so that a test shows what it means.
///
/// ```swift
/// let trace = TraceNotation.trace(
///     """
///     main           R-.T......R-|
///       fetch:detached .R-Z...R|
///     """
/// )
/// ```
/// A row is a task: its name, a space, and its life, one column an instant. An indented row is a child of the
/// nearest row above that is indented less; `name:kind` says how it was made (the first row is `main`, an
/// indented one a `child`, another one `unstructured`; only a `child` or an `async-let` has the row above as
/// its structured parent). `_` in a name stands for a space.
///
/// | sign | meaning |
/// |---|---|
/// | space | the task does not exist, or has ended |
/// | `.` | the first in a row: created; a later one: nothing happens |
/// | `-` | nothing happens; the same as `.`, for the eye |
/// | `R` | starts or resumes (after a creation or a wake in the same column, where there was none before) |
/// | `r` | becomes ready, without running yet |
/// | `S` | suspends, the reason unknown |
/// | `Z` | sleeps; the length is the distance to its next `r` or `R` |
/// | `T` | awaits the task that ends in the column of its next `r` or `R` |
/// | `G` `L` `Q` `P` | waits for a group, a lock, an item of a queue, room in a queue |
/// | `C` `A` `Y` | waits for a continuation, an actor; yields |
/// | `w` | runs, and wakes the tasks that become ready in this column |
/// | `p` | prints its name and the column; `m` puts the same into the trace as a mark |
/// | `c` | its cancellation is asked for |
/// | `\|` `!` `x` | ends: returned, threw, cancelled |
///
/// Within a column everything that stops running comes first, then wakes, then what starts to run, each from
/// top to bottom; creations, prints and marks come before all of it. Each running task has the lowest free
/// thread.
public enum TraceNotation: Sendable {
    /// The trace of a drawing, under a virtual clock.
    ///
    /// - Parameters:
    ///   - drawing: The rows.
    ///   - column: How many nanoseconds a column lasts.
    public static func trace(_ drawing: String, column: Int64 = 1_000_000) -> Trace {
        var notation = TraceNotationReader(drawing: drawing, column: column)
        return notation.read()
    }
}
