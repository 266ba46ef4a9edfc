import TraceAnalysis
public import TraceModel

/// How a picture is to be laid out.
public struct LayoutOptions: Hashable, Sendable {
    /// What the horizontal direction means; nil for what suits the clock (`both` if virtual, `time` if wall).
    public var axis: AxisKind?
    /// What has a lane.
    public var lanes = LaneKind.both
    /// Which edges are drawn.
    public var edges = EdgeChoice.all
    /// Whether the critical path is drawn; nil for where it explains something: with more than two tasks.
    public var criticalPath: Bool?
    /// How long a task may be ready and not run before that is a finding.
    public var readyLimit = Timeline.readyLimit
    /// The width in pixels; at least 480 is used.
    public var width = 1200
    /// The title; nil for the program's command.
    public var title: String?
    /// Whether the picture is light, dark, or whatever its reader's screen is.
    public var theme = Theme.auto
    /// How many rows of lanes are drawn at most; the others are counted below the last one.
    public var rowLimit = 120

    /// What suits most.
    public init() {}
}

/// What the horizontal direction of a picture means.
public enum AxisKind: String, CaseIterable, Hashable, Sendable {
    /// Time.
    case time
    /// The order of scheduling steps, one column each.
    case steps
    /// Time, with every instant at which something happens widened by a column a step, and long silences cut short.
    case both
}

/// What has a lane in a picture; the raw value is its spelling in an option.
public enum LaneKind: String, CaseIterable, Hashable, Sendable {
    /// Each task.
    case task
    /// Each thread: who ran on it.
    case thread
    /// Each thread, and below them each task.
    case both
}

/// Which edges are drawn; the raw value is its spelling in an option.
public enum EdgeChoice: String, CaseIterable, Hashable, Sendable {
    /// Those that there is room for.
    case all
    /// Who created whom.
    case spawn
    /// Who woke whom.
    case wake
    /// None.
    case none

    /// Whether edges of a kind are among them.
    func includes(_ kind: Edge.Kind) -> Bool {
        switch kind {
        case .spawn: self == .all || self == .spawn
        case .wake: self == .all || self == .wake
        case .cancel: false
        }
    }
}

/// Whether a picture is light or dark; the raw value is its spelling in an option.
public enum Theme: String, CaseIterable, Hashable, Sendable {
    /// As the reader's screen is, and light on paper.
    case auto
    /// Dark ink on light paper.
    case light
    /// Light ink on dark paper.
    case dark
}
