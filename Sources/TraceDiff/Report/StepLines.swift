import TraceAnalysis
import TraceModel

/// Scheduling steps in words: one line each, with all that the task did in it.
struct StepLines {
    /// One step, as the report shows it.
    struct Line: Equatable {
        var time: String
        var task: String
        var deeds: String
    }

    private let timeline: Timeline
    private let side: Side
    private let ordinals: Ordinals

    /// The steps of one side; a task has the same number in both.
    init(_ timeline: Timeline, _ side: Side) {
        self.timeline = timeline
        self.side = side
        ordinals = Ordinals(side)
    }

    /// How many steps there are.
    var count: Int { timeline.steps.count }

    /// The step that an event falls into, else the one in which it shows; the number of steps where none
    /// does.
    ///
    /// O(steps).
    func place(of event: Int) -> Int {
        let task = side.number(of: timeline.trace.events[event].task)
        let actor = actor(of: event)
        var next = count
        for (place, step) in timeline.steps.enumerated() {
            if step.opening <= event, event <= step.closing, Int(step.task) == actor { return place }
            // What is done to a task shows where it runs next.
            guard next == count, step.opening > event, task == nil || Int(step.task) == task else { continue }
            next = place
        }
        return next
    }

    /// A step in words.
    func line(_ place: Int) -> Line {
        let step = timeline.steps[place]
        return Line(
            time: Words.span(side.told(step.from - side.origin)),
            task: PrintableText.cut(PrintableText.escaped(side.name(of: Int(step.task))), to: 24)
                + ordinal(Int(step.task)),
            deeds: deeds(of: step)
        )
    }

    /// At most this many things are told of one step.
    private static let told = 8

    private func deeds(of step: Step) -> String {
        var deeds: [(phrase: String, count: Int)] = [(opening(of: step), 1)]
        let end = min(Int(step.closing) + 1, timeline.trace.events.count)
        // Steps that run at the same time share a stretch of the trace, which may be long.
        for index in (Int(step.opening) + 1..<max(end, Int(step.opening) + 1)).prefix(10_000)
        where actor(of: index) == Int(step.task) {
            let phrase = phrase(index, Int(step.task))
            if deeds[deeds.count - 1].phrase == phrase {
                deeds[deeds.count - 1].count += 1
            } else {
                deeds.append((phrase, 1))
            }
        }
        var words = deeds.map { $0.phrase + ($0.count > 1 ? " ×\(Words.grouped(UInt64($0.count)))" : "") }
        if Int(step.closing) >= timeline.trace.events.count { words.append("still runs") }
        if words.count > Self.told {
            // How a step ends tells more than what it did before.
            words = words.prefix(Self.told - 2) + ["…", words[words.count - 1]]
        }
        return PrintableText.cut(words.joined(separator: ", "), to: 120)
    }

    private func opening(of step: Step) -> String {
        let life = timeline.tasks[Int(step.task)]
        guard case .resume = timeline.trace.events[Int(step.opening)].action else { return "starts" }
        guard let place = life.place(endingAt: step.opening), life.stretches[place].state == .ready,
            case .ready(let wake) = timeline.trace.events[Int(life.stretches[place].opening)].action
        else { return "goes on" }
        return "woken "
            + Waking(by: wake.by.flatMap { side.number(of: $0) }.map { label($0) }, via: wake.via).phrase
    }

    /// What tells a task from the others of its name: ` (2)`; empty for the only one.
    private func ordinal(_ task: Int) -> String { ordinals[task].map { " (\($0))" } ?? "" }

    /// The name of a task, with that.
    private func label(_ task: Int) -> String { side.name(of: task) + ordinal(task) }

    /// Who did an event: for what is done to a task, the one that does it.
    private func actor(of index: Int) -> Int? {
        let event = timeline.trace.events[index]
        switch event.action {
        case .create(let creation): return side.number(of: creation.creator)
        case .ready(let wake): return side.number(of: wake.by)
        case .cancel(let by): return side.number(of: by)
        default: return side.number(of: event.task)
        }
    }

    private func phrase(_ index: Int, _ task: Int) -> String {
        let event = timeline.trace.events[index]
        let owner = side.owner(of: event)
        switch event.action {
        case .ready: return "wakes " + Words.name(label(owner))
        case .cancel: return owner == task ? "cancels itself" : "cancels " + Words.name(label(owner))
        case .suspend(let suspension):
            var wait = side.wait(of: suspension)
            wait.target = side.number(of: suspension.target).map { label($0) }
            return wait.phrase
        default: return side.act(of: Int32(index)).phrase
        }
    }
}
