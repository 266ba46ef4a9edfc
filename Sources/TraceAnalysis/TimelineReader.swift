import TraceModel

/// Reads events in order and keeps what each task is doing.
struct TimelineReader {
    private(set) var lives: [TaskLife] = []
    private(set) var steps: [Step] = []
    private(set) var threads: Set<ThreadID> = []
    private(set) var places = NumberIndex()
    let losses: [Loss]
    private let lost: LostIntervals
    /// The losses that concern every thread, and those of one alone.
    private let lostEverywhere: LostIntervals
    private let lostOnThread: [ThreadID: LostIntervals]
    private let endTime: Instant
    private let eventCount: Int32
    /// For each task the stretch that is going on; nil once it has ended.
    private var open: [Stretch?] = []
    /// For each task the step that it is in, by its place in `steps`; -1 if it does not run.
    private var openSteps: [Int32] = []

    init(_ trace: Trace) {
        losses = trace.losses
        lost = LostIntervals(losses)
        lostEverywhere = LostIntervals(losses.filter { $0.thread == nil })
        var ofThread: [ThreadID: [Loss]] = [:]
        for loss in losses { if let thread = loss.thread { ofThread[thread, default: []].append(loss) } }
        lostOnThread = ofThread.mapValues { LostIntervals($0) }
        endTime = trace.endTime
        eventCount = Int32(clamping: trace.events.count)
    }

    mutating func read(_ event: Event, at place: Int32) {
        guard let task = event.task else { return }
        switch event.action {
        case .create(let creation): create(task, creation, event.time, place, isLate: creation.isLate)
        case .start(let thread), .resume(let thread): run(task, thread, event.time, place)
        case .suspend: change(task, to: .suspended, event.time, place)
        case .ready: change(task, to: .ready, event.time, place)
        case .end(let ending): end(task, ending, event.time, place)
        case .cancel, .print, .mark, .gap: break
        }
    }

    mutating func finish() {
        for task in lives.indices {
            guard let stretch = open[task] else { continue }
            close(task, stretch, endTime, eventCount)
        }
    }

    private mutating func create(
        _ task: TaskID,
        _ creation: Creation,
        _ time: Instant,
        _ event: Int32,
        isLate: Bool
    ) {
        guard places[task.number] == nil else { return }
        places.insert(task.number, at: UInt32(lives.count))
        lives.append(
            TaskLife(
                id: task,
                creation: creation,
                createdAt: time,
                creationEvent: event,
                endedAt: endTime,
                endEvent: eventCount,
                isLate: isLate
            )
        )
        let state: TaskState =
            creation.isLate ? .unknown : creation.kind == .coroutine ? .created : .ready
        open.append(Stretch(state: state, from: time, to: time, opening: event, closing: event))
        openSteps.append(-1)
    }

    /// The place of a task; of one that nobody created, as where that was lost, only the rest is known.
    private mutating func place(_ task: TaskID, _ time: Instant, _ event: Int32) -> Int {
        if let place = places[task.number] { return Int(place) }
        create(task, Creation(isLate: true), time, event, isLate: false)
        return lives.count - 1
    }

    private mutating func run(_ id: TaskID, _ thread: ThreadID?, _ time: Instant, _ event: Int32) {
        let task = place(id, time, event)
        guard change(task, to: .running, time, event) else { return }
        if let thread { threads.insert(thread) }
        if lives[task].startedAt == nil { lives[task].startedAt = time }
        lives[task].stepCount += 1
        openSteps[task] = Int32(steps.count)
        steps.append(
            Step(
                task: Int32(task),
                thread: thread,
                from: time,
                to: endTime,
                opening: event,
                closing: eventCount
            )
        )
    }

    private mutating func change(_ id: TaskID, to state: TaskState, _ time: Instant, _ event: Int32) {
        let task = place(id, time, event)
        _ = change(task, to: state, time, event)
    }

    /// Ends what the task was doing and begins something else; false if the task has ended.
    private mutating func change(_ task: Int, to state: TaskState, _ time: Instant, _ event: Int32) -> Bool {
        guard let stretch = open[task] else { return false }
        close(task, stretch, time, event)
        open[task] = Stretch(state: state, from: time, to: time, opening: event, closing: event)
        return true
    }

    private mutating func end(_ id: TaskID, _ ending: Ending, _ time: Instant, _ event: Int32) {
        let task = place(id, time, event)
        guard let stretch = open[task] else { return }
        close(task, stretch, time, event)
        open[task] = nil
        lives[task].ending = ending
        lives[task].endedAt = time
        lives[task].endEvent = event
    }

    /// Cuts a run: what another thread lost can't be about a task that this thread ran all along.
    private mutating func cut(_ stretch: Stretch, ranOn thread: ThreadID, _ task: Int) {
        guard let own = lostOnThread[thread] else {
            return lostEverywhere.cut(stretch, into: &lives[task].stretches)
        }
        var pieces: [Stretch] = []
        lostEverywhere.cut(stretch, into: &pieces)
        for piece in pieces {
            if piece.state == .unknown {
                lives[task].stretches.append(piece)
            } else {
                own.cut(piece, into: &lives[task].stretches)
            }
        }
    }

    private mutating func close(_ task: Int, _ stretch: Stretch, _ time: Instant, _ event: Int32) {
        var stretch = stretch
        // Times that go backwards break a law; a life whose parts are never negative does not.
        stretch.to = max(time, stretch.from)
        stretch.closing = event
        let step = Int(openSteps[task])
        if lost.intervals.isEmpty {
            lives[task].stretches.append(stretch)
        } else if step >= 0, let thread = steps[step].thread {
            cut(stretch, ranOn: thread, task)
        } else {
            lost.cut(stretch, into: &lives[task].stretches)
        }
        guard step >= 0 else { return }
        steps[step].to = stretch.to
        steps[step].closing = event
        openSteps[task] = -1
    }
}
