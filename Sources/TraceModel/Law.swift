/// The laws of the trace format, by their numbers.
public enum Law: Int, CaseIterable, Hashable, Sendable {
    /// A task is created once, before any other event of it.
    case creation = 1
    /// A task does one thing after the other.
    case turns = 2
    /// One task runs on a thread.
    case threads = 3
    /// Who is named exists.
    case references = 4
    /// The end line agrees with the lines.
    case counts = 5
    /// Time does not go back.
    case time = 6

    /// The law in one sentence.
    public var statement: String {
        switch self {
        case .creation:
            "A task is created once, before any other event of it; late tasks are created first of all."
        case .turns:
            "A task is created, starts, then suspends, becomes ready and resumes in turn, "
                + "and ends at most once; nothing but a cancel comes after its end."
        case .threads:
            "At most one task runs on a thread, save an immediate task, which nests inside its creator."
        case .references:
            "parent, creator, target and by name tasks that are already created."
        case .counts:
            "The end line's counts of events and of dropped events agree with the lines."
        case .time:
            "Time never goes back from one line to the next."
        }
    }
}
