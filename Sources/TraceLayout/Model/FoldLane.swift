public import TraceAnalysis

/// One lane for many tasks of a name: how many of them are in each state at each moment.
public struct FoldLane: Hashable, Sendable {
    /// How many tasks are in one state: a skyline over a line, as high as they are many.
    public struct Band: Hashable, Sendable {
        /// Which state.
        public var state: TaskState
        /// The line that it stands on.
        public var foot: Double
        /// Where its height changes, from left to right, and to what; 0 where nobody is in the state.
        public var steps: [Step]
        /// How many tasks the full height of the band stands for.
        public var scale: Double
        /// How many are in the state at once, at most.
        public var peak: Int
    }

    /// From here on the skyline is so high.
    public struct Step: Hashable, Sendable {
        /// From where on.
        public var x: Double
        /// How high; pixels.
        public var height: Double
    }

    /// Which fold it is, from 1.
    public var number: Int
    /// What its tasks are called.
    public var name: String
    /// How many tasks it stands for.
    public var count: Int
    /// Which hue they have, 0 to 4.
    public var hue: Int
    /// The room that it has; what is framed when the lane is chosen.
    public var row: Rectangle
    /// Its name, and what each band is.
    public var labels: [PlacedText]
    /// The states that occur.
    public var bands: [Band]
    /// Where the bands begin and end.
    public var extent: Extent
    /// What it comes to, a line for each state.
    public var title: String
    /// The same for who can't see it, in one.
    public var accessibleLabel: String

    /// The height of a band whose count is the largest; pixels.
    public static let bandHeight = 26.0
    /// From the line of one band to that of the next.
    static let bandPitch = 34.0
}
