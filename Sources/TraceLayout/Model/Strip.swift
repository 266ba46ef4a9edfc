public import TraceModel

/// The rows on top that show who ran when, one a thread.
public struct Strip: Hashable, Sendable {
    /// A row.
    public struct Row: Hashable, Sendable {
        /// The thread; nil where one row stands for all.
        public var thread: ThreadID?
        /// What the row is called.
        public var label: PlacedText
        /// Its top.
        public var top: Double
        /// For each hue the stretches in which a task of that hue ran.
        public var stretches: [[Extent]]
        /// The names or numbers of the tasks, in their cells.
        public var names: [PlacedText] = []
    }

    /// The rows, by thread.
    public var rows: [Row]
    /// How high each is.
    public var rowHeight: Double
    /// Who ran, in words.
    public var summary: String
    /// The foot of the last row.
    public var bottom: Double
    /// How many stretches were too narrow to be painted one by one.
    public var merged: Int
}
