package import TraceAnalysis
import TraceModel

/// What is to be drawn, before it has any place.
struct Subject {
    let timeline: Timeline
    let tree: TaskTree
    let findings: [Finding]
    let hues: Hues
    let words: TaskWords
    let head: HeadWords
    let edges: [Edge]
    /// The path to the end of main; nil where two tasks or fewer leave nothing to explain, or main does not
    /// end.
    let critical: CriticalPath?
    let blocks: PrintBlocks

    init(_ trace: Trace, _ options: LayoutOptions) {
        timeline = Timeline(trace)
        tree = TaskTree(timeline)
        findings = timeline.findings
        hues = Hues(timeline)
        words = TaskWords(timeline)
        head = HeadWords(timeline, title: options.title, findingCount: findings.count)
        edges = timeline.edges
        critical = timeline.tasks.count > 2 && Self.hasEnd(timeline) ? CriticalPath(timeline) : nil
        blocks = PrintBlocks(timeline)
        stripThreads = Self.stripThreads(timeline)
    }

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

    /// How much room each task gets.
    var density: Density {
        if timeline.tasks.count > 12 { return .dense }
        return timeline.tasks.count <= 4 && timeline.steps.count <= 6 && blocks.hasPrints ? .airy : .normal
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
        for (place, event) in timeline.trace.events.enumerated() {
            while nextStep < timeline.steps.count, Int(timeline.steps[nextStep].opening) <= place {
                currentStep[Int(timeline.steps[nextStep].task)] = nextStep
                nextStep += 1
            }
            switch event.action {
            case .print, .mark: break
            default: continue
            }
            guard let task = event.task.flatMap({ timeline.place(of: $0) }), currentStep[task] >= 0 else {
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
