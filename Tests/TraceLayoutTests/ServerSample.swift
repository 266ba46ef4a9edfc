import TestSupport
import TraceModel

/// A server in miniature: `accept` makes handlers, each reads, queries and writes through children of its own.
///
/// Four threads run whatever is ready, first come, first served; lengths are drawn from a seed.
struct ServerSample {
    private enum Action {
        case run(Int64)
        case sleep(Int64, WaitReason, String?)
        case child(String)
        case handler
    }

    private struct Task {
        let id: TaskID
        var plan: [Action]
        var parent: Int?
        var hasStarted = false
        var child: Int?
    }

    private var builder = TraceBuilder(clock: .wall, program: Program(command: ["server", "--port", "8080"]))
    private var generator: SplitMix64
    private var tasks: [Task] = []
    private var ready: [Int] = []
    private var threads: [Int?] = [nil, nil, nil, nil]
    /// What is to happen when, in order of time and then of setting.
    private var alarms: [(time: Int64, number: Int, task: Int, thread: Int?)] = []
    private var number = 0

    static func trace(handlers: Int, seed: UInt64 = 1) -> Trace {
        var server = ServerSample(generator: SplitMix64(seed: seed))
        return server.run(handlers)
    }

    private init(generator: SplitMix64) { self.generator = generator }

    private mutating func random(_ low: Int64, _ high: Int64) -> Int64 {
        Int64.random(in: low...high, using: &generator)
    }

    private mutating func run(_ handlers: Int) -> Trace {
        var plan: [Action] = []
        for _ in 0..<handlers {
            plan += [
                .sleep(random(100_000, 2_000_000), .ioAccept, nil), .run(random(20_000, 90_000)), .handler,
            ]
        }
        make("accept", nil, plan, kind: .main)
        while true {
            dispatch()
            guard !alarms.isEmpty else { break }
            let alarm = alarms.removeFirst()
            builder.time = Instant(nanoseconds: alarm.time)
            if let thread = alarm.thread {
                step(alarm.task, thread)
            } else {
                builder.ready(tasks[alarm.task].id, via: .io)
                ready.append(alarm.task)
            }
        }
        return builder.finish()
    }

    private mutating func make(_ name: String, _ creator: Int?, _ plan: [Action], kind: TaskKind) {
        let by = creator.map { tasks[$0].id }
        let id = builder.create(name: name, kind: kind, parent: kind == .child ? by : nil, creator: by)
        tasks.append(Task(id: id, plan: plan, parent: creator))
        ready.append(tasks.count - 1)
    }

    private mutating func dispatch() {
        while let thread = threads.firstIndex(of: nil), !ready.isEmpty {
            let task = ready.removeFirst()
            threads[thread] = task
            let id = ThreadID(UInt32(thread + 1))
            if tasks[task].hasStarted {
                builder.resume(tasks[task].id, thread: id)
            } else {
                builder.start(tasks[task].id, thread: id)
            }
            tasks[task].hasStarted = true
            step(task, thread)
        }
    }

    private mutating func alarm(_ after: Int64, _ task: Int, _ thread: Int?) {
        number += 1
        alarms.append((builder.time.nanoseconds + after, number, task, thread))
        alarms.sort { ($0.time, $0.number) < ($1.time, $1.number) }
    }

    /// Does what a running task has planned, until it waits, ends, or needs time.
    private mutating func step(_ task: Int, _ thread: Int) {
        while !tasks[task].plan.isEmpty {
            switch tasks[task].plan.removeFirst() {
            case .run(let time):
                alarm(time, task, thread)
                return
            case .sleep(let time, let reason, let what):
                builder.suspend(tasks[task].id, on: reason, what: what)
                threads[thread] = nil
                alarm(time, task, nil)
                return
            case .child(let name):
                let wait = random(300_000, 2_500_000)
                let what = name == "query" ? "db" : "socket"
                let reason: WaitReason = name == "write" ? .ioWrite : .ioRead
                make(
                    name,
                    task,
                    [
                        .run(random(30_000, 200_000)), .sleep(wait, reason, what),
                        .run(random(30_000, 500_000)),
                    ],
                    kind: .child
                )
                builder.suspend(tasks[task].id, on: .task, target: tasks[tasks.count - 1].id)
                threads[thread] = nil
                return
            case .handler:
                var plan: [Action] = []
                for name in ["read", "query", "write"] {
                    plan += [.run(random(50_000, 900_000)), .child(name)]
                }
                make("handler", task, plan + [.run(random(30_000, 100_000))], kind: .unstructured)
            }
        }
        builder.end(tasks[task].id)
        threads[thread] = nil
        if let parent = tasks[task].parent, tasks[task].id.number > 1, tasks[parent].parent != nil {
            builder.ready(tasks[parent].id, by: tasks[task].id, via: .completion)
            ready.append(parent)
        }
    }
}
