import TraceModel

/// A made-up program and its scheduler; one step of it gives one or a few events.
struct RandomTraceProgram {
    /// What is known of one task while the program runs.
    struct Life {
        let id: TaskID
        let kind: TaskKind
        /// The structured parent's place.
        let parent: Int?
        /// The task that may await this one without a circle of waits.
        let creator: Int?
        /// Living structured children, by place.
        var children: [Int] = []
        /// Other tasks that it made, by place; candidates for awaiting.
        var made: [Int] = []
        /// Tasks that wait for the end of this one, by place.
        var waiters: [Int] = []
        var hasStarted = false
        var hasEnded = false
        var isCancelled = false
        /// What it waits for.
        var reason: WaitReason?
        /// When its sleep is over.
        var deadline = 0 as Int64
    }

    let shape: RandomTrace.Shape
    var generator: SplitMix64
    var builder: TraceBuilder
    /// Every task ever made, by place.
    var lives: [Life] = []
    /// Tasks that may run, in the order they became ready.
    var ready: [Int] = []
    /// Tasks that wait for something else than a task, by place.
    var waiting: [Int] = []
    /// The tasks on each thread; more than one where an immediate task runs inside its creator.
    var stacks: [[Int]]
    /// The number that each thread goes by for its present task, which a recorder may not know.
    private var numbers: [ThreadID?]
    var alive = 0
    /// How likely each deed of a running task is, in `Deed`'s order: what makes one program unlike another.
    var weights: [Int]
    let tick: Int64
    var isDraining = false

    init(seed: UInt64, shape: RandomTrace.Shape) {
        self.shape = shape
        var generator = SplitMix64(seed: seed)
        stacks = Array(repeating: [], count: max(1, shape.threads))
        numbers = Array(repeating: nil, count: stacks.count)
        weights = Deed.allCases.map { _ in [1, 2, 4, 8].randomElement(using: &generator) ?? 1 }
        tick = [0, 1000, 250].randomElement(using: &generator) ?? 0
        let program = Program(
            command: ["random", "--seed", String(seed)],
            runtime: "swift-6.3.1",
            processID: shape.isWall ? Int64.random(in: 2..<4_000_000, using: &generator) : nil
        )
        builder = TraceBuilder(
            clock: shape.isWall ? .wall : .virtual(tick: TimeSpan(nanoseconds: tick)),
            program: program
        )
        self.generator = generator
    }

    mutating func run() -> Trace {
        for _ in 0..<shape.late { openLate() }
        create(kind: .main, parent: nil, creator: nil)
        while builder.trace.events.count < shape.events { step() }
        isDraining = shape.finishes
        while isDraining && (alive > 0) { step() }
        passTime(upTo: 5)
        var trace = builder.finish(exit: shape.finishes ? exit() : nil)
        if shape.isWall { trace.start = "2026-11-24T08:00:00.000000001Z" }
        return trace
    }

    private mutating func exit() -> ProgramExit {
        switch pick(4) {
        case 0: ProgramExit(status: .code(Int32(pick(256))))
        case 1: ProgramExit(status: .signal(Int32(1 + pick(30))), isDeadlock: pick(2) == 0)
        default: ProgramExit(status: .code(0))
        }
    }

    // MARK: The scheduler

    /// One thing happens: a thread takes a task, a task does something, or something outside wakes a task.
    private mutating func step() {
        let free = stacks.indices.filter { stacks[$0].isEmpty }
        let busy = stacks.indices.filter { !stacks[$0].isEmpty }
        if !ready.isEmpty, !free.isEmpty, busy.isEmpty || pick(2) == 0 {
            dispatch(to: free[pick(free.count)])
        } else if !busy.isEmpty, !shape.isWall || waiting.isEmpty || pick(8) != 0 {
            if shape.isWall { passTime(upTo: 2000) }
            act(on: busy[pick(busy.count)])
        } else if !waiting.isEmpty {
            wakeFromOutside()
        } else {
            create(kind: pick(2) == 0 ? .unstructured : .detached, parent: nil, creator: nil)
        }
    }

    private mutating func dispatch(to thread: Int) {
        // The virtual loop is first come, first served; a pool of threads is not.
        let place = ready.remove(at: shape.isWall ? pick(min(4, ready.count)) : 0)
        passTime(upTo: shape.isWall ? 500 : 0)
        if !shape.isWall { builder.time = builder.time + TimeSpan(nanoseconds: tick) }
        run(place, on: thread)
    }

    mutating func run(_ place: Int, on thread: Int) {
        // A task inside another is on the same thread, known or not.
        if stacks[thread].isEmpty {
            numbers[thread] = shape.isWall && pick(64) == 0 ? nil : ThreadID(UInt32(thread + 1))
        }
        let number = numbers[thread]
        stacks[thread].append(place)
        if lives[place].hasStarted {
            builder.resume(lives[place].id, thread: number)
        } else {
            lives[place].hasStarted = true
            builder.start(lives[place].id, thread: number)
        }
    }

    private mutating func wakeFromOutside() {
        // Timers fire in the order of their deadlines, all else in any order.
        let sleepers = waiting.indices.filter { lives[waiting[$0]].reason == .sleep }
        let first = sleepers.min { lives[waiting[$0]].deadline < lives[waiting[$1]].deadline }
        guard let first, sleepers.count == waiting.count || pick(2) == 0 else {
            let others = waiting.indices.filter { lives[waiting[$0]].reason != .sleep }
            return wake(others[pick(others.count)], by: nil)
        }
        let deadline = Instant(nanoseconds: lives[waiting[first]].deadline)
        builder.time = max(builder.time, deadline)
        if shape.isWall { passTime(upTo: 300) }
        wake(first, by: nil)
    }

    /// Wakes the task at a place of `waiting`.
    mutating func wake(_ index: Int, by waker: TaskID?, via cause: WakeCause? = nil) {
        let place = waiting[index]
        waiting.swapAt(index, waiting.count - 1)
        waiting.removeLast()
        builder.ready(lives[place].id, by: waker, via: cause ?? lives[place].reason?.usualCause)
        lives[place].reason = nil
        ready.append(place)
    }

    // MARK: Time and chance

    mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

    mutating func passTime(upTo limit: Int64) {
        let span = Int64.random(in: 0...limit, using: &generator)
        builder.time = builder.time + TimeSpan(nanoseconds: span)
    }
}

extension WaitReason {
    /// What most often ends such a wait.
    var usualCause: WakeCause? {
        switch self {
        case .sleep: .timer
        case .task, .group: .completion
        case .continuation: .resume
        case .actor, .lock, .semaphore: .unlock
        case .event, .condition, .barrier: .notify
        case .yield: .yield
        case .queueGet: .put
        case .queuePut: .get
        case .ioRead, .ioWrite, .ioAccept, .ioConnect: .io
        case .process: .external
        case .unknown: nil
        }
    }
}
