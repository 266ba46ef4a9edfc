public import TraceAnalysis
public import TraceModel

/// Which part of a trace is drawn; all of it unless something is said.
///
/// ```swift
/// var selection = Selection()
/// selection.from = Instant(nanoseconds: 1_000_000)
/// selection.hide = try NamePattern("^idle")
/// let excerpt = try Excerpt(Timeline(trace), selection)
/// ```
///
/// What is said holds together: a task is drawn if it is among the focus, is called as `only` says, is not called as
/// `hide` says, and is one of the `top` of those.
public struct Selection: Hashable, Sendable {
    /// When the picture begins; nil for the start of the trace.
    public var from: Instant?
    /// When it ends; nil for the end of the trace.
    public var to: Instant?
    /// A task by its number or its name: it, those that it comes from, those that come from it, those that woke it.
    public var focus: String?
    /// The tasks whose names match.
    public var only: NamePattern?
    /// The tasks whose names match are left out.
    public var hide: NamePattern?
    /// Only those that spent most time in a state.
    public var top: Top?
    /// Which tasks of one name are drawn one by one, although they are many.
    public var expand = Expansion.none

    /// So many tasks, those that spent most time in a state.
    public struct Top: Hashable, Sendable {
        /// How many.
        public var count: Int
        /// In which state.
        public var state: TaskState

        /// So many tasks by the time in a state.
        public init(count: Int, state: TaskState) {
            self.count = count
            self.state = state
        }
    }

    /// Which tasks of one name are drawn one by one, although they are many.
    public enum Expansion: Hashable, Sendable {
        /// None: where they are too many they become one lane.
        case none
        /// Those that are called this, digits aside.
        case name(String)
        /// All.
        case all
    }

    /// The whole trace.
    public init() {}
}
