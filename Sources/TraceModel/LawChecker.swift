/// Checks the laws of a trace, event by event.
///
/// ```swift
/// var checker = LawChecker()
/// for event in trace.events { checker.check(event) }
/// if let end = trace.end { checker.check(end) }
/// checker.report.isLawful
/// ```
/// A breach is reported once: what comes after is judged as if the breaching event had been in order.
///
/// A `gap` stands before everything that it excuses. After it the phase of every task and what runs on every
/// thread are unknown, until the next event of that task or thread tells; with `to`, they stay unknown up to
/// that time, since other threads may go on in between. What a loss can't undo stays known: a creation, a
/// start, an end. After a gap a task may also appear without its creation, and may be named.
///
/// Memory: 28 bytes a task. Time: constant an event.
public struct LawChecker: Sendable {
    /// What was found so far.
    public private(set) var report = LawReport()

    private var tasks: [TaskRecord] = []
    private var places = NumberIndex()
    private var threads: [ThreadRecord] = []
    private var threadPlaces = NumberIndex()
    private var events = 0
    private var dropped: UInt64 = 0
    private var time = Instant.zero
    /// Whether only late creations have come so far, or a gap allows new ones.
    private var admitsLate = true
    private var hasGap = false
    /// How often everything was forgotten; a record of another epoch no longer tells a phase.
    private var epoch: UInt32 = 0
    /// Up to when a gap hides what other events tell.
    private var hiddenUntil: Instant?

    /// A checker of a trace from its first event.
    public init() {}

    /// Checks the next event.
    public mutating func check(_ event: Event) {
        if event.time < time { breach(event, .timeWentBack(from: time, to: event.time)) }
        time = event.time
        if let hiddenUntil {
            epoch &+= 1
            if event.time > hiddenUntil { self.hiddenUntil = nil }
        }
        switch event.action {
        case .create(let creation): create(event, creation)
        case .gap(let gap): lose(gap)
        default:
            admitsLate = hasGap
            happen(event)
        }
        events += 1
    }

    /// Checks the end line, after the last event.
    ///
    /// A truncated trace has none; all else of it is checked.
    public mutating func check(_ end: TraceEnd) {
        if end.time < time { breach(nil, .timeWentBack(from: time, to: end.time)) }
        if end.events != events { breach(nil, .eventCount(stated: end.events, found: events)) }
        if end.dropped != dropped { breach(nil, .droppedCount(stated: end.dropped, found: dropped)) }
    }

    private mutating func breach(_ event: Event?, _ fact: LawViolation.Fact) {
        report.count += 1
        guard report.first == nil else { return }
        report.first = LawViolation(event: event == nil ? nil : events, task: event?.task, fact: fact)
    }

    // MARK: Laws 1 and 4

    private mutating func create(_ event: Event, _ creation: Creation) {
        require(creation.parent, as: .parent, event)
        require(creation.creator, as: .creator, event)
        if creation.isLate {
            if !admitsLate { breach(event, .lateAfterOpening) }
        } else {
            admitsLate = hasGap
        }
        guard let task = event.task else { return }
        if places[task.number] != nil { return breach(event, .createdTwice) }
        let place = add(task, creation.isLate ? .unseen : .created)
        tasks[place].creator = creation.creator?.number ?? 0
        tasks[place].isImmediate = creation.kind == .immediate
    }

    private mutating func add(_ task: TaskID, _ phase: TaskPhase) -> Int {
        let place = tasks.count
        tasks.append(TaskRecord(id: task, phase: phase, epoch: epoch))
        places.insert(task.number, at: UInt32(place))
        return place
    }

    private mutating func require(_ task: TaskID?, as reference: TaskReference, _ event: Event) {
        guard let task, !hasGap, places[task.number] == nil else { return }
        breach(event, .namesUncreated(reference, task))
    }

    // MARK: Law 2

    private mutating func happen(_ event: Event) {
        guard let task = event.task else { return }
        let kind = event.action.kind
        if let known = places[task.number] {
            let phase = phase(of: Int(known))
            if !phase.allows(kind) { breach(event, .outOfTurn(kind, phase)) }
            move(Int(known), event)
        } else {
            if !hasGap { breach(event, .notCreated(kind)) }
            move(add(task, .unseen), event)
        }
    }

    private func phase(of place: Int) -> TaskPhase {
        let record = tasks[place]
        if record.epoch == epoch || record.phase == .ended { return record.phase }
        return record.hasStarted ? .startedUnseen : .unseen
    }

    /// Brings the task into the phase in which the event leaves it, whether or not it was allowed.
    private mutating func move(_ place: Int, _ event: Event) {
        switch event.action {
        case .start(let thread):
            set(place, .running)
            tasks[place].hasStarted = true
            enter(place, thread, event, mayNest: true)
        case .resume(let thread):
            set(place, .running)
            enter(place, thread, event, mayNest: false)
        case .suspend(let suspension):
            require(suspension.target, as: .target, event)
            leave(place, event)
            set(place, .suspended)
        case .ready(let wake):
            require(wake.by, as: .by, event)
            leave(place, nil)
            set(place, .ready)
        case .end:
            leave(place, event)
            set(place, .ended)
        case .cancel(let by): require(by, as: .by, event)
        case .create, .print, .mark, .gap: break
        }
    }

    private mutating func set(_ place: Int, _ phase: TaskPhase) { tasks[place].set(phase, in: epoch) }

    // MARK: Law 3

    private mutating func enter(_ place: Int, _ thread: ThreadID?, _ event: Event, mayNest: Bool) {
        leave(place, nil)
        guard let thread else { return }
        let threadPlace = self.place(of: thread)
        let top = threads[threadPlace].epoch == epoch ? threads[threadPlace].top : .none
        if let topPlace = top.index {
            let isInCreator = tasks[place].isImmediate && tasks[place].creator == tasks[topPlace].id.number
            if mayNest && isInCreator {
                tasks[topPlace].above = TaskPlace(place)
                tasks[place].below = top
            } else {
                breach(event, .threadTaken(thread, by: tasks[topPlace].id))
                tasks[topPlace].forgetThread()
            }
        }
        tasks[place].thread = TaskPlace(threadPlace)
        threads[threadPlace] = ThreadRecord(top: TaskPlace(place), epoch: epoch)
    }

    /// Takes the task off its thread; with an event, checks that it is the innermost there.
    private mutating func leave(_ place: Int, _ event: Event?) {
        let record = tasks[place]
        guard record.epoch == epoch, let thread = record.thread.index else { return }
        if let below = record.below.index { tasks[below].above = record.above }
        if let above = record.above.index {
            tasks[above].below = record.below
            if let event { breach(event, .innerTaskRuns(tasks[above].id)) }
        } else if threads[thread].top.index == place {
            threads[thread].top = record.below
        }
        tasks[place].forgetThread()
    }

    private mutating func place(of thread: ThreadID) -> Int {
        if let known = threadPlaces[thread.number] { return Int(known) }
        threadPlaces.insert(thread.number, at: UInt32(threads.count))
        threads.append(ThreadRecord(top: .none, epoch: epoch))
        return threads.count - 1
    }

    // MARK: Gaps

    private mutating func lose(_ gap: Gap) {
        let (sum, overflows) = dropped.addingReportingOverflow(gap.dropped)
        dropped = overflows ? .max : sum
        report.dropped = dropped
        hasGap = true
        admitsLate = true
        epoch &+= 1
        if let to = gap.to { hiddenUntil = max(to, hiddenUntil ?? to) }
    }
}

extension TaskPhase {
    /// Whether law 2 lets such an event come next; the same answer as `next`, without an array for each event.
    fileprivate func allows(_ kind: EventKind) -> Bool { allowed & kind.bit != 0 }

    private var allowed: UInt16 {
        let always = EventKind.cancel.bit
        let words = always | EventKind.print.bit | EventKind.mark.bit
        let stops = EventKind.suspend.bit | EventKind.end.bit
        let wakes = EventKind.ready.bit | EventKind.resume.bit
        return switch self {
        case .created: words | EventKind.start.bit
        case .running: words | stops
        case .suspended: words | wakes
        case .ready: words | EventKind.resume.bit
        case .ended: always
        case .startedUnseen: words | stops | wakes
        case .unseen: words | stops | wakes | EventKind.start.bit
        }
    }
}

extension EventKind {
    fileprivate var bit: UInt16 {
        switch self {
        case .create: 1
        case .start: 2
        case .suspend: 4
        case .ready: 8
        case .resume: 16
        case .end: 32
        case .cancel: 64
        case .print: 128
        case .mark: 256
        case .gap: 512
        }
    }
}

/// The place of a record, or none; half the size of `Int?`.
private struct TaskPlace {
    private let number: UInt32

    init(_ index: Int) { number = UInt32(index) }
    private init(number: UInt32) { self.number = number }

    static let none = TaskPlace(number: .max)
    var index: Int? { number == .max ? nil : Int(number) }
}

private struct TaskRecord {
    let id: TaskID
    var phase: TaskPhase
    var isImmediate = false
    var hasStarted = false
    /// The epoch in which the phase and the thread were true.
    var epoch: UInt32
    var creator: UInt32 = 0
    var thread = TaskPlace.none
    /// The immediate task that runs inside this one.
    var above = TaskPlace.none
    /// The task in which this immediate one runs.
    var below = TaskPlace.none

    init(id: TaskID, phase: TaskPhase, epoch: UInt32) {
        self.id = id
        self.phase = phase
        self.epoch = epoch
    }

    mutating func set(_ phase: TaskPhase, in epoch: UInt32) {
        if self.epoch != epoch { forgetThread() }
        self.phase = phase
        self.epoch = epoch
    }

    mutating func forgetThread() {
        thread = .none
        above = .none
        below = .none
    }
}

private struct ThreadRecord {
    /// The innermost task on the thread.
    var top: TaskPlace
    var epoch: UInt32
}

extension Trace {
    /// Checks every law over the whole trace.
    ///
    /// O(events).
    public func lawReport() -> LawReport {
        var checker = LawChecker()
        for event in events { checker.check(event) }
        if let end { checker.check(end) }
        return checker.report
    }
}
