package import TraceAnalysis
import TraceModel

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
    package let ofTask: OfTask
    /// The prints and marks of no task, by their places in the trace's events.
    package private(set) var outside: [Int32] = []
    /// Whether any task printed anything.
    var hasPrints: Bool { !ofTask.lines.isEmpty }

    /// One print or mark, and the step that it belongs to.
    fileprivate struct Line {
        var event: Int32
        var step: Int32
    }

    package init(_ timeline: Timeline) {
        var lines: [Line] = []
        var tasks: [Int32] = []
        var currentStep = [Int32](repeating: -1, count: timeline.tasks.count)
        var nextStep = 0
        for place in timeline.window.events {
            let event = timeline.trace.events[place]
            while nextStep < timeline.steps.count, Int(timeline.steps[nextStep].opening) <= place {
                currentStep[Int(timeline.steps[nextStep].task)] = Int32(nextStep)
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
            lines.append(Line(event: Int32(place), step: currentStep[task]))
            tasks.append(Int32(task))
        }
        let groups = lines.isEmpty ? 0 : timeline.tasks.count
        ofTask = OfTask(lines: lines, ofTask: Chains(lines.count, groups: groups) { tasks[$0] })
    }

    /// For each task its blocks in order, put together when they are asked for: a million tasks may print a line each.
    package struct OfTask {
        fileprivate let lines: [Line]
        fileprivate let ofTask: Chains

        /// The blocks of a task; O(lines) of that task.
        package subscript(task: Int) -> [Block] {
            var blocks: [Block] = []
            guard !lines.isEmpty else { return blocks }
            for line in ofTask[task] {
                let (event, step) = (lines[line].event, Int(lines[line].step))
                if blocks.last?.step == step {
                    blocks[blocks.count - 1].events.append(event)
                } else {
                    blocks.append(Block(step: step, events: [event]))
                }
            }
            return blocks
        }
    }
}
