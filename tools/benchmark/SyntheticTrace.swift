import TraceModel

/// Traces of any size that nobody had to record, the same each time.
enum SyntheticTrace: String, CaseIterable {
    /// A thousand workers on eight threads hand a job around.
    case workers
    /// The same in virtual time.
    case virtual
    /// Tasks by the million, each created, run once, and ended.
    case tasks
    /// One task that takes all the steps.
    case steps
    /// One busy millisecond amid ten hours in which nothing happens.
    case silence
    /// Five thousand threads, each with a task of its own.
    case threads
    /// Tasks by the million, each with a name of its own, woken by the one before, and printing a line.
    case named
    /// Tasks by the million of which nothing is told but that they were made.
    case created
    /// A task that gives up its turn again and again, in virtual time: as many steps as there can be.
    case yields

    /// A trace with about so many events.
    func trace(events: Int) -> Trace {
        let isVirtual = self == .virtual || self == .yields
        let clock = isVirtual ? Clock.virtual(tick: TimeSpan(nanoseconds: 1000)) : .wall
        var builder = TraceBuilder(clock: clock, program: Program(command: ["synthetic", rawValue]))
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        switch self {
        case .workers, .virtual: Self.turns(&builder, main, workers: min(1000, events / 8 + 1), threads: 8, events)
        case .threads: Self.turns(&builder, main, workers: min(5000, events / 8 + 1), threads: 5000, events)
        case .steps: Self.turns(&builder, main, workers: 1, threads: 1, events)
        case .tasks:
            while builder.trace.events.count < events {
                let job = builder.create(name: "job", kind: .child, parent: main)
                builder.time = builder.time + TimeSpan(nanoseconds: 700)
                builder.start(job, thread: ThreadID(2))
                builder.time = builder.time + TimeSpan(nanoseconds: 300)
                builder.end(job)
            }
        case .named: Self.named(&builder, main, events)
        case .created: while builder.trace.events.count < events { builder.create() }
        case .yields:
            while builder.trace.events.count < events {
                builder.suspend(main, on: .yield)
                builder.time = builder.time + TimeSpan(nanoseconds: 1_000_000)
                builder.resume(main)
            }
        case .silence:
            builder.time = Instant(nanoseconds: 18_000_000_000_000)
            let step = max(1, 1_000_000 * 4 / Int64(events + 1))
            Self.turns(&builder, main, workers: 4, threads: 4, events, step: step)
            builder.time = Instant(nanoseconds: 36_000_000_000_000)
        }
        builder.end(main)
        return builder.finish()
    }

    /// Tasks that wait for a word from the one before, and say one themselves.
    private static func named(_ builder: inout TraceBuilder, _ main: TaskID, _ events: Int) {
        var before = main
        while builder.trace.events.count < events {
            let number = builder.trace.events.count
            let name = "request \(number) of user \(number % 977)"
            let task = builder.create(name: name, kind: .unstructured, creator: main)
            builder.start(task, thread: ThreadID(UInt32(2 + number % 4)))
            builder.suspend(task, on: .event, what: "turn \(number % 64)")
            builder.time = builder.time + TimeSpan(nanoseconds: 900)
            builder.ready(task, by: before, via: .notify)
            builder.resume(task, thread: ThreadID(UInt32(2 + number % 4)))
            builder.print("answer \(number)", task)
            builder.time = builder.time + TimeSpan(nanoseconds: 300)
            builder.end(task)
            before = task
        }
    }

    /// Workers that wake one another in turn, each on the thread of its number.
    private static func turns(
        _ builder: inout TraceBuilder,
        _ main: TaskID,
        workers count: Int,
        threads: Int,
        _ events: Int,
        step: Int64 = 1000
    ) {
        func thread(_ worker: Int) -> ThreadID? { ThreadID(UInt32(worker % threads + 2)) }
        let workers = (0..<count).map { _ in builder.create(name: "worker", kind: .unstructured, creator: main) }
        for (place, worker) in workers.enumerated() {
            builder.start(worker, thread: thread(place))
            builder.suspend(worker, on: .queueGet, what: "jobs")
        }
        var turn = 0
        while builder.trace.events.count < events {
            let worker = workers[turn % count]
            builder.ready(worker, by: count > 1 ? workers[(turn + count - 1) % count] : nil, via: .put)
            builder.time = builder.time + TimeSpan(nanoseconds: step)
            builder.resume(worker, thread: thread(turn % count))
            builder.time = builder.time + TimeSpan(nanoseconds: step * Int64(1 + turn % 7))
            if turn % 16 == 0 { builder.print("job \(turn % 10)", worker) }
            builder.suspend(worker, on: .queueGet, what: "jobs")
            turn += 1
        }
    }
}
