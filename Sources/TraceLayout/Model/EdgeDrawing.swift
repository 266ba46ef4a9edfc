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
        /// How many edges it stands for.
        public var count = 1
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
    /// How many wakes are not drawn, since they would cover the lanes or stay within one.
    public var hidden = 0
    /// How many creations are not drawn, for the same reasons.
    public var hiddenSpawns = 0

    /// Leaves out the counts that would touch other texts, or each other; the lines stay.
    ///
    /// O(counts × texts).
    mutating func clearCounts(of texts: [PlacedText], _ density: Density) {
        var taken = texts.map { $0.box(density) }
        counts = counts.filter { count in
            let box = count.box(density)
            let isFree = taken.allSatisfy {
                $0.right < box.x || $0.x > box.right || $0.bottom < box.y || $0.y > box.bottom
            }
            if isFree { taken.append(box) }
            return isFree
        }
    }
}

/// The critical path: a line under the bars that hops where one task waited for another.
public struct CriticalDrawing: Hashable, Sendable {
    /// The corners of each unbroken part of the line.
    public var parts: [[Point]]
    /// How long the path is and what it is made of.
    public var title: String
    /// How many hops from lane to lane are not drawn, since they are too close to others.
    public var hiddenHops = 0
}
