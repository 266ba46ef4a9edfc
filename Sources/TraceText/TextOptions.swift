import TraceAnalysis
public import TraceLayout
public import TraceModel

/// How a chart for the terminal is to be drawn.
public struct TextOptions: Hashable, Sendable {
    /// How many columns a line may have; from 40 to 1,000 are used.
    public var width = 80
    /// What the horizontal direction means; nil for what suits the clock (`both` if virtual, `time` if wall).
    public var axis: AxisKind?
    /// What has rows: threads, tasks, or both.
    public var lanes = LaneKind.both
    /// Whether a line tells of the critical path.
    public var criticalPath = false
    /// How long a task may be ready and not run before that is a finding.
    public var readyLimit = Timeline.readyLimit
    /// The title; nil for the program's command.
    public var title: String?
    /// Whether to use a terminal's colours; nothing is told by colour alone.
    public var color = false
    /// How many tasks are drawn at most; the others are counted below the last one.
    public var rowLimit = 60

    /// What suits most.
    public init() {}
}
