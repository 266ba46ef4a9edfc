/// Which of two recordings something in the picture of a difference belongs to.
public enum DifferenceSide: String, CaseIterable, Hashable, Sendable {
    /// The baseline.
    case before
    /// The recording that is judged.
    case after
    /// Both, which are the same there.
    case both

    /// The side that is compared with it.
    var other: DifferenceSide {
        switch self {
        case .before: .after
        case .after: .before
        case .both: .both
        }
    }
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
    /// The word that says whose it is; nil where it is of both.
    public var label: PlacedText?
    /// What the lane that it stands under is called, that of its structured parent or else of its creator.
    public var parent: String?
    /// What the lanes of those that woke it are called, each once, in order, and no more than a few.
    public var wakers: [String] = []
    /// What its lane on the other side is called; nil where it has none, or both are one.
    public var partner: String?
    /// Its states.
    public var stretches: LaneStretches
    /// The moments at which its cancellation was asked for, or it asked for another's.
    public var cancellations: [Double] = []
    /// The moments at which it printed or marked something, where there is no room for the words.
    public var ticks: [LaneTick] = []
    /// How it ends; nil for a task that has no end to show.
    public var end: Lane.End?
    /// What its end says.
    public var endTitle: String
    /// What it is, on which side, and what its states come to, in two lines.
    public var title: String
    /// The same for who can't see it, in one.
    public var accessibleLabel: String

    /// What its lane is called in the file, as in `before-3`.
    public var key: String { "\(side.rawValue)-\(number)" }
}

/// What a task is called, and what became of it.
public struct DifferenceName: Hashable, Sendable {
    /// The square behind its number.
    public var square: Rectangle
    /// Its hue, 0 to 4.
    public var hue: Int
    /// What the lane beside it is called; that after, if there are two.
    public var lane: String?
    /// Number, name, and what became of it.
    public var texts: [PlacedText] = []
}

/// Where a task ran on the other side, in the lane of this one.
public struct Ghost: Hashable, Sendable {
    /// What the lane of the task is called.
    public var lane: String?
    /// The word that says which side it stands on; nil where a bar says it.
    public var label: PlacedText?
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
    /// What the lane of the task is called.
    public var lane: String?
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
    /// What the lane of the task is called that it stands at.
    public var lane: String?
    /// The moments that it surrounds.
    public var extent: Extent
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
        /// By how much a task begins later or earlier.
        case moved
        /// What the critical path is longer by.
        case longer
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
