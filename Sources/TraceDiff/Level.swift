/// What two recordings can disagree about, from firm to soft.
///
/// The raw value is its spelling in `--fail-on` and in the JSON report.
public enum Level: String, CaseIterable, Comparable, Hashable, Sendable {
    /// Which tasks there are, what each does, what it waits on, what it prints, and how it ends.
    case structure
    /// Who created, woke and cancelled whom, and who came first at an actor, a lock or a queue.
    case causality
    /// The interleaving: in which order the steps of different tasks ran.
    case order
    /// Which tasks were alive at the same time.
    case overlap
    /// How long each state of each task took.
    case time

    /// Firmer levels come first.
    public static func < (left: Level, right: Level) -> Bool { left.softness < right.softness }

    private var softness: Int {
        switch self {
        case .structure: 0
        case .causality: 1
        case .order: 2
        case .overlap: 3
        case .time: 4
        }
    }
}
