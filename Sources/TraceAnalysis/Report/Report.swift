public import TraceModel

/// The numbers of a trace: what its tasks did, name by name and task by task, and what decided how long it took.
///
/// ```swift
/// let report = Report(Timeline(trace))
/// report.whole.total(.running)          // how long tasks ran, all of them together
/// report.names[0].statistics.readyDelay // of the busiest name: how long it was ready before it ran
/// ```
/// O(events × log events) time; memory in proportion to the trace.
public struct Report: Sendable {
    /// Some tasks, what they are called, and what they did.
    public struct Row: Sendable {
        /// The name of the task, or of all of them.
        public let label: String
        /// The task, by its place in the timeline's `tasks`; of several, the first one.
        public let task: Int
        /// What they did.
        public let statistics: TaskStatistics
    }

    /// What comes first.
    public enum Order: String, CaseIterable, Hashable, Sendable {
        /// The longest running; in virtual time, where a run has no length, the most steps.
        case running
        /// The longest ready without running.
        case ready
        /// The longest suspended.
        case suspended
        /// The longest that one was ready at a time.
        case delay
        /// The most tasks.
        case tasks
        /// The earliest created.
        case created
    }

    /// What the numbers are of.
    public let timeline: Timeline
    /// All tasks together.
    public let whole: TaskStatistics
    /// A row for each name; names that differ only in their numbers count as one.
    public let names: [Row]
    /// A row for each task; of many, the first `limit` in the order asked for.
    public let tasks: [Row]
    /// The waits of all tasks by what they waited for, the longest in all first.
    public let waits: [ObjectWaits]
    /// How many tasks ran at once.
    public let parallelism: Parallelism
    /// What decided when main ended; nil if there is no main, or the trace does not show its end.
    public let criticalPath: CriticalPath?
    /// What its reader should know of, the gravest first; as the picture has it.
    public let findings: [Finding]

    /// The report on a timeline.
    ///
    /// - Parameters:
    ///   - timeline: What to report on.
    ///   - order: What comes first among names and among tasks.
    ///   - limit: How many tasks get a row of their own.
    ///   - readyLimit: How long a task may be ready and not run before that is a finding.
    public init(
        _ timeline: Timeline,
        order: Order = .running,
        limit: Int = 10,
        readyLimit: TimeSpan = Timeline.readyLimit
    ) {
        self.timeline = timeline
        let groups = NameGroups(timeline)
        var members: [[Int]] = Array(repeating: [], count: groups.labels.count)
        for (task, group) in groups.ofTask.enumerated() { members[group].append(task) }
        whole = TaskStatistics(of: timeline.tasks.indices, timeline)
        let names = groups.labels.indices.map {
            Row(
                label: groups.labels[$0],
                task: members[$0][0],
                statistics: TaskStatistics(of: members[$0], timeline)
            )
        }
        let runsHaveLength = whole.total(.running) > .zero
        let nameKeys = names.map { order.key($0.statistics, runsHaveLength: runsHaveLength) }
        self.names = Self.first(names.count, by: nameKeys).map { names[$0] }
        let taskKeys = timeline.tasks.map { order.key($0, timeline, runsHaveLength: runsHaveLength) }
        tasks = Self.first(limit, by: taskKeys).map {
            Row(
                label: timeline.label(of: $0),
                task: $0,
                statistics: TaskStatistics(of: CollectionOfOne($0), timeline)
            )
        }
        waits = timeline.waitsByObject(groups)
        parallelism = Parallelism(timeline)
        let hasEnd = timeline.main.map { timeline.tasks[$0].isEnded } ?? false
        criticalPath = hasEnd ? CriticalPath(timeline) : nil
        findings = timeline.findings(readyLimit: readyLimit)
    }

    /// The places of the greatest keys, the earlier first among equals.
    private static func first(_ count: Int, by keys: [Int64]) -> some Sequence<Int> {
        keys.indices.sorted { keys[$0] != keys[$1] ? keys[$0] > keys[$1] : $0 < $1 }.prefix(max(0, count))
    }
}

extension Report.Order {
    /// What is the greater the earlier it comes.
    fileprivate func key(_ statistics: TaskStatistics, runsHaveLength: Bool) -> Int64 {
        switch self {
        case .running:
            runsHaveLength ? statistics.total(.running).nanoseconds : Int64(statistics.stepCount)
        case .ready: statistics.total(.ready).nanoseconds
        case .suspended: statistics.total(.suspended).nanoseconds
        case .delay: statistics.readyDelay.longest.nanoseconds
        case .tasks: Int64(statistics.taskCount)
        case .created: 0
        }
    }

    /// The same of one task, without all of its statistics.
    fileprivate func key(_ life: TaskLife, _ timeline: Timeline, runsHaveLength: Bool) -> Int64 {
        switch self {
        case .running: runsHaveLength ? life.total(.running).nanoseconds : Int64(life.stepCount)
        case .ready: life.total(.ready).nanoseconds
        case .suspended: life.total(.suspended).nanoseconds
        case .delay:
            life.stretches.lazy.filter { $0.state == .ready && timeline.isRun($0.closing) }
                .map(\.duration.nanoseconds).max() ?? 0
        case .tasks, .created: 0
        }
    }
}
