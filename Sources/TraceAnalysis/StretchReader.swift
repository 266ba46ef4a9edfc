import TraceModel

/// Reads events in order, and puts what each task was doing to its place; the second pass, after `LifeReader`.
struct StretchReader {
    /// The stretches of all tasks, one task's after the other's.
    private(set) var stretches: [Stretch]
    private(set) var steps: [Step] = []
    private let lives: LifeReader
    private let endTime: Instant
    private let eventCount: Int32
    /// For each task where its next stretch goes.
    private var next: [UInt32]
    /// For each task the step that it is in, by its place in `steps`; -1 if it does not run.
    private var openSteps: [Int32]

    init(_ trace: Trace, _ lives: LifeReader, starts: [UInt32]) {
        self.lives = lives
        endTime = trace.endTime
        eventCount = Int32(clamping: trace.events.count)
        next = starts
        openSteps = Array(repeating: -1, count: lives.facts.count)
        let nothing = Stretch(state: .unknown, from: .zero, to: .zero, opening: 0, closing: 0)
        stretches = Array(repeating: nothing, count: Int(starts.last ?? 0))
        steps.reserveCapacity(lives.stepCount)
        for place in trace.events.indices { read(trace.events[place], at: Int32(place)) }
        for task in lives.facts.indices where lives.facts[task].endEvent == eventCount {
            close(task, endTime, eventCount)
        }
    }

    private mutating func read(_ event: Event, at place: Int32) {
        guard let id = event.task, let change = StateChange(event.action),
            let task = lives.places[id.number].map({ Int($0) }), place <= lives.facts[task].endEvent
        else { return }
        let isFirst = lives.facts[task].creationEvent == place
        switch change {
        case .creation(let state):
            if isFirst { open(task, state, event.time, place) }
        case .change(let state):
            if isFirst { open(task, .unknown, event.time, place) }
            close(task, event.time, place)
            open(task, state, event.time, place)
            if state == .running { run(task, event, place) }
        case .end:
            if isFirst { open(task, .unknown, event.time, place) }
            close(task, event.time, place)
        }
    }

    private mutating func open(_ task: Int, _ state: TaskState, _ time: Instant, _ event: Int32) {
        stretches[Int(next[task])] = Stretch(
            state: state,
            from: time,
            to: time,
            opening: event,
            closing: event
        )
        next[task] += 1
    }

    private mutating func run(_ task: Int, _ event: Event, _ place: Int32) {
        openSteps[task] = Int32(steps.count)
        steps.append(
            Step(
                task: Int32(task),
                thread: event.action.thread,
                from: event.time,
                to: endTime,
                opening: place,
                closing: eventCount
            )
        )
    }

    private mutating func close(_ task: Int, _ time: Instant, _ event: Int32) {
        let place = Int(next[task]) - 1
        // Times that go backwards break a law; a life whose parts are never negative does not.
        let end = max(time, stretches[place].from)
        stretches[place].to = end
        stretches[place].closing = event
        let step = Int(openSteps[task])
        guard step >= 0 else { return }
        steps[step].to = end
        steps[step].closing = event
        openSteps[task] = -1
    }
}
