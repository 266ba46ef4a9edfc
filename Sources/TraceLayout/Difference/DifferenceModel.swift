/// Which of two recordings something in the picture of a difference belongs to.
public enum DifferenceSide: String, CaseIterable, Hashable, Sendable {
    /// The baseline.
    case before
    /// The recording that is judged.
    case after
    /// Both, which are the same there.
    case both
}

/// A task on one side, or on both where they are the same.
public struct DifferenceBar: Hashable, Sendable {
    /// Whose it is.
    public var side: DifferenceSide
    /// The task's number on that side, in decimal.
    public var number: String
    /// What it is called there.
    public var name: String
    /// Which hue it has, 0 to 4.
    public var hue: Int
    /// What is framed when it is chosen.
    public var row: Rectangle
    /// The top of the bar.
    public var top: Double
    /// The line that all states stand on.
    public var foot: Double
    /// Its states.
    public var stretches: LaneStretches
    /// How it ends; nil for a task that has no end to show.
    public var end: Lane.End?
    /// What its end says.
    public var endTitle: String
    /// What it is, on which side, and what its states come to, in two lines.
    public var title: String
    /// The same for who can't see it, in one.
    public var accessibleLabel: String
}

/// The square behind a task's number.
public struct DifferenceChip: Hashable, Sendable {
    /// The square.
    public var square: Rectangle
    /// The task's hue, 0 to 4.
    public var hue: Int
}

/// Where a task ran on the other side, in the lane of this one.
public struct Ghost: Hashable, Sendable {
    /// Where it ran.
    public var runs: [Rectangle]
    /// Where it waited in between: a line at the foot.
    public var waits: [Extent]
    /// The y of that line.
    public var foot: Double
    /// What it is.
    public var title: String
}

/// How much later or earlier a task begins: an arrow from where it was to where it is.
public struct DifferenceShift: Hashable, Sendable {
    /// Where it was.
    public var from: Double
    /// Where it is.
    public var to: Double
    /// The height of the arrow.
    public var y: Double
    /// How much it is.
    public var text: PlacedText
}

/// The ring around what a difference of the list is about, with its number.
public struct DifferenceRing: Hashable, Sendable {
    /// The ring.
    public var rectangle: Rectangle
    /// The numbers of the differences, with the middles of their badges.
    public var badges: [Badge]
    /// What differs.
    public var title: String

    /// A number of the list and where it stands.
    public struct Badge: Hashable, Sendable {
        /// The number, from 1.
        public var number: Int
        /// The middle of its badge.
        public var center: Point
    }
}

/// The steps of one side in order: who ran when.
public struct DifferenceStrip: Hashable, Sendable {
    /// Whose they are.
    public var side: DifferenceSide
    /// The top of the row.
    public var top: Double
    /// Its height.
    public var height: Double
    /// For each hue the stretches in which a task of that hue ran.
    public var stretches: [[Extent]]
    /// The numbers of the tasks, in their cells.
    public var numbers: [PlacedText]
    /// Who ran, in words.
    public var summary: String
}

/// The critical path of one side as a bar as long as it takes.
public struct CriticalBar: Hashable, Sendable {
    /// Whose it is.
    public var side: DifferenceSide
    /// The bar.
    public var rectangle: Rectangle
    /// What is longer than before; no width where nothing is.
    public var added: Extent
    /// What is shorter than before; no width where nothing is.
    public var saved: Extent
    /// How long it is, and by how much it has changed.
    public var texts: [PlacedText]
    /// What it is.
    public var title: String
}

/// A sign of the picture of a difference, and what it means.
public struct DifferenceLegendEntry: Hashable, Sendable {
    /// The signs.
    public enum Sign: Hashable, Sendable {
        /// A step of the side before.
        case before
        /// A step of the side after, or of both.
        case after
        /// Where something was, or is only on the other side.
        case ghost
        /// What a difference is about.
        case changed
        /// An edge that is new.
        case newEdge
        /// A sign of every picture.
        case picture(Legend.Sign)
    }

    /// The sign.
    public var sign: Sign
    /// Where its left upper corner is; it is 26 wide and 16 high.
    public var at: Point
    /// Its name, and what it means.
    public var name: PlacedText
}
