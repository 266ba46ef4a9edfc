import TraceAnalysis
import TraceModel

/// What is to be drawn, before it has any place.
struct Subject {
    let excerpt: Excerpt
    /// What is drawn; the tasks that are left out have no stretches in it.
    let timeline: Timeline
    let tree: TaskTree
    /// How many tasks are drawn.
    let taskCount: Int
    let findings: [Finding]
    let hues: Hues
    let words: TaskWords
    let head: HeadWords
    /// The edges of the kinds that are drawn, in the window.
    let edges: [Edge]
    /// The path to the end of main; nil where it is not to be drawn, or main does not end.
    let critical: CriticalPath?
    let blocks: PrintBlocks

    init(_ excerpt: Excerpt, _ options: LayoutOptions) {
        let whole = excerpt.whole
        self.excerpt = excerpt
        timeline = excerpt.shown
        tree = excerpt.tree
        taskCount = excerpt.taskCount
        findings = whole.findings(readyLimit: options.readyLimit)
        hues = Hues(excerpt.stems)
        words = TaskWords(whole)
        head = HeadWords(
            whole,
            title: options.title,
            findings: findings,
            excerpt: ExcerptWords(excerpt, options).parts
        )
        let window = timeline.window
        edges = whole.edges.filter { options.edges.includes($0.kind) && window.contains($0.event) }
        // Two tasks or fewer leave nothing to explain.
        let isCritical = (options.criticalPath ?? (whole.tasks.count > 2)) && options.lanes != .thread
        critical = isCritical && Self.hasEnd(whole) ? CriticalPath(whole) : nil
        blocks = PrintBlocks(timeline)
        stripThreads = Self.stripThreads(timeline)
    }

    /// The whole trace.
    var whole: Timeline { excerpt.whole }

    private static func hasEnd(_ timeline: Timeline) -> Bool {
        timeline.main.map { timeline.tasks[$0].isEnded } ?? false
    }

    /// What has a row in the strip: each thread, and nil for the runs whose thread the trace does not tell.
    ///
    /// One nil where one row shows all: under the virtual clock, or where there is no more than one thread.
    let stripThreads: [ThreadID?]

    private static func stripThreads(_ timeline: Timeline) -> [ThreadID?] {
        if case .virtual = timeline.trace.clock { return [nil] }
        let threads = timeline.threads.map { Optional($0) }
        let all = threads + (timeline.steps.contains { $0.thread == nil } ? [nil] : [])
        return all.count > 1 ? all : [nil]
    }

    var isVirtual: Bool {
        if case .virtual = timeline.trace.clock { true } else { false }
    }

    /// How many lanes may have plenty of room.
    static let roomyLimit = 12

    /// How much room each task gets.
    var density: Density {
        if taskCount > Self.roomyLimit { return .dense }
        return taskCount <= 4 && timeline.steps.count <= 6 && blocks.hasPrints ? .airy : .normal
    }
}
