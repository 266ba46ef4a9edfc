/// The signs that occur in the picture, and what they mean.
public struct Legend: Hashable, Sendable {
    /// A sign to be explained.
    public enum Sign: Hashable, Sendable {
        /// A thread runs the task.
        case running
        /// It could run.
        case ready
        /// It waits.
        case suspended
        /// A coroutine that nobody has started.
        case created
        /// How a task ended.
        case returned, threw, cancelled
        /// The trace ends before the task does.
        case unfinished
        /// Events were lost.
        case lost
        /// One task created another.
        case spawn
        /// One task woke another.
        case wake
        /// A task answers for children.
        case scope
        /// A line was printed.
        case print
        /// Lines were printed where there is no room for them.
        case tick
        /// Cancellation was asked for.
        case cancellation
        /// A lane of many tasks.
        case fold
        /// The critical path of main.
        case critical
        /// The columns of steps at one instant.
        case instant
        /// A silence that is cut short.
        case cut
        /// A finding's badge.
        case finding
        /// Stretches too narrow to be painted one by one.
        case merged
        /// The hue of a name.
        case hue(Int)
    }

    /// A sign and its name.
    public struct Entry: Hashable, Sendable {
        /// The sign.
        public var sign: Sign
        /// Where its left upper corner is; it is 26 wide and 16 high.
        public var at: Point
        /// Its name, and what it means.
        public var name: PlacedText
    }

    /// The hue in which signs of tasks are drawn.
    public var hue: Int
    /// The signs, row by row.
    public var entries: [Entry]
    /// The line above it.
    public var rule: Double
    /// Its foot.
    public var bottom: Double
}
