package import TraceAnalysis
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

/// What each step printed: the lines of one step belong together.
package struct PrintBlocks {
    /// What one step printed or marked.
    package struct Block {
        /// The step, by its place in the timeline's `steps`.
        package var step: Int
        /// The prints and marks, by their places in the trace's events.
        package var events: [Int32]
    }

    /// For each task its blocks in order.
    package private(set) var ofTask: [[Block]]
    /// The prints and marks of no task, by their places in the trace's events.
    package private(set) var outside: [Int32] = []
    /// Whether any task printed anything.
    private(set) var hasPrints = false

    package init(_ timeline: Timeline) {
        ofTask = Array(repeating: [], count: timeline.tasks.count)
        var currentStep = Array(repeating: -1, count: timeline.tasks.count)
        var nextStep = 0
        for place in timeline.window.events {
            let event = timeline.trace.events[place]
            while nextStep < timeline.steps.count, Int(timeline.steps[nextStep].opening) <= place {
                currentStep[Int(timeline.steps[nextStep].task)] = nextStep
                nextStep += 1
            }
            switch event.action {
            case .print, .mark: break
            default: continue
            }
            let task = event.task.flatMap { timeline.place(of: $0) }
            // What is said by a task that is not drawn is not drawn either.
            if let task, timeline.tasks[task].stretches.isEmpty { continue }
            guard let task, currentStep[task] >= 0 else {
                outside.append(Int32(place))
                continue
            }
            hasPrints = true
            if ofTask[task].last?.step == currentStep[task] {
                ofTask[task][ofTask[task].count - 1].events.append(Int32(place))
            } else {
                ofTask[task].append(Block(step: currentStep[task], events: [Int32(place)]))
            }
        }
    }
}
