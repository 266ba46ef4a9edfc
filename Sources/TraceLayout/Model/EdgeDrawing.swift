/// The edges between lanes: always vertical, since what joins two tasks is an instant.
public struct EdgeDrawing: Hashable, Sendable {
    /// A line from one lane to another.
    public struct Line: Hashable, Sendable {
        /// Where it stands.
        public var x: Double
        /// Where it begins, at the task that acts.
        public var from: Double
        /// Where it ends, at the task that is acted upon.
        public var to: Double
        /// Whether it is so long that it steps back.
        public var isFaded: Bool
    }

    /// The head of a line.
    public struct Head: Hashable, Sendable {
        /// Its point, which touches the bar of the woken task.
        public var tip: Point
        /// Whether it points up.
        public var pointsUp: Bool
        /// Whether its line is so long that it steps back.
        public var isFaded: Bool
    }

    /// From creators to what they created.
    public var spawns: [Line] = []
    /// The rings at the created ends.
    public var rings: [Point] = []
    /// From wakers to the woken.
    public var wakes: [Line] = []
    /// The heads at the woken ends.
    public var heads: [Head] = []
    /// Where several edges became one: `×3`.
    public var counts: [PlacedText] = []
    /// How many edges are not drawn, since they would cover the lanes.
    public var hidden = 0
}

/// The critical path: a line under the bars that hops where one task waited for another.
public struct CriticalDrawing: Hashable, Sendable {
    /// The corners of each unbroken part of the line.
    public var parts: [[Point]]
    /// How long the path is and what it is made of.
    public var title: String
}
