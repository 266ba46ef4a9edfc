public import TraceModel

/// One task's lane: its label, its states, its end.
public struct Lane: Hashable, Sendable {
    /// How a lane ends.
    public enum End: Hashable, Sendable {
        /// The task ended: a cap at its x.
        case ended(x: Double, LaneEnding)
        /// The trace does not show its end: it goes on beyond the plot from x.
        case open(x: Double)
    }

    /// The task.
    public var task: TaskID
    /// The task's number in decimal.
    public var number: String { "\(task.number)" }
    /// The number of the task that it stands under: its structured parent, else its creator.
    public var parent: String?
    /// The numbers of the tasks that made it ready, in order of happening, each once, and no more than a few.
    public var wakers: [String] = []
    /// What it is called.
    public var name: String
    /// Which hue it has, 0 to 4.
    public var hue: Int
    /// The room that it has; what is framed when the lane is chosen.
    public var row: Rectangle
    /// The top of its bar.
    public var top: Double
    /// The foot of its bar: the line that all states stand on.
    public var foot: Double
    /// The square with its number; nil in a dense picture.
    public var chip: Rectangle?
    /// Its name and what stands with it.
    public var labels: [PlacedText] = []
    /// Its states.
    public var stretches = LaneStretches()
    /// The moments in its bars at which something was printed.
    public var notches: [Double] = []
    /// Where one of its steps follows another without any width between them.
    public var seams: [Double] = []
    /// The moments at which its cancellation was asked for, or it asked for another's.
    public var cancellations: [Double] = []
    /// The moments at which it printed or marked something, where there is no room for the words.
    public var ticks: [LaneTick] = []
    /// The scopes of its structured children.
    public var scopes: [ScopeBracket] = []
    /// How it ends; nil for a task that has no end to show.
    public var end: End?
    /// What its end says.
    public var endTitle: String
    /// What its states come to, in two lines.
    public var title: String
    /// The same for who can't see it, in one.
    public var accessibleLabel: String
}

/// A moment of a lane at which something was printed or marked.
public struct LaneTick: Hashable, Sendable {
    /// Where it stands.
    public var x: Double
    /// What was printed; nil where there are too many ticks to tell.
    public var title: String?

    /// How far it rises above the bar.
    public static let height = 4.0
}

/// How a task's end looks.
public enum LaneEnding: Hashable, Sendable {
    /// It returned, or ended in a way that the trace does not tell.
    case returned
    /// It threw an error.
    case threw
    /// It ended with a cancellation error.
    case cancelled

    init(_ outcome: Outcome?) {
        switch outcome {
        case .returned, nil: self = .returned
        case .threw: self = .threw
        case .cancelled: self = .cancelled
        }
    }
}
