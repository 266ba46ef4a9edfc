import TestSupport
import TraceModel

/// A program of a few tasks that sleep or run at the same time, and the same after one of them was put behind another.
struct SerialisedProgram {
    /// What keeps the one behind the other.
    enum Way: CaseIterable {
        case lock, actor, queue, await, creation, thread
    }

    let way: Way
    /// How long each task takes, in milliseconds.
    let lengths: [Int64]
    /// The place of the task that the other one is put behind.
    let first: Int
    let second: Int

    /// The program of a seed.
    init(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        way = Way.allCases[Int(seed % UInt64(Way.allCases.count))]
        lengths = (0..<Int.random(in: 2...6, using: &generator)).map { _ in
            Int64.random(in: 10...100, using: &generator)
        }
        let places = Array(lengths.indices).shuffled(using: &generator)
        (first, second) = (min(places[0], places[1]), max(places[0], places[1]))
    }

    var base: Trace { trace(isSerial: false) }
    var candidate: Trace { trace(isSerial: true) }

    /// What a task is called.
    func name(_ task: Int) -> String { "part \(Character(Unicode.Scalar(UInt8(97 + task))))" }

    private func trace(isSerial: Bool) -> Trace {
        var run = Run(self)
        let held = isSerial ? second : nil
        run.begin(held: held)
        // Who comes first in the list ends first where two end at once.
        var ends = lengths.indices.map { (time: lengths[$0], task: $0) }
        if let held { ends[held].time += lengths[first] }
        for end in ends.sorted(by: { $0.time != $1.time ? $0.time < $1.time : $0.task < $1.task }) {
            run.end(end.task, at: end.time, releasing: isSerial && end.task == first ? held : nil)
        }
        return run.finish()
    }

    private struct Run {
        private let program: SerialisedProgram
        private var builder = TraceBuilder()
        private var tasks: [TaskID?] = []
        private let main: TaskID
        private var last: TaskID?

        init(_ program: SerialisedProgram) {
            self.program = program
            main = builder.main()
        }

        mutating func begin(held: Int?) {
            for task in program.lengths.indices {
                let isMade = task != held || program.way != .creation
                tasks.append(isMade ? make(task) : nil)
            }
            let awaited = held != nil && program.way == .creation ? tasks[program.first] : nil
            builder.suspend(main, on: awaited == nil ? .group : .task, target: awaited)
            for (task, id) in tasks.enumerated() {
                guard let id, task != held || program.way != .thread else { continue }
                builder.start(id, thread: thread(task))
                if task == held { wait(id) } else { work(task, id) }
            }
        }

        private mutating func make(_ task: Int) -> TaskID {
            builder.create(name: program.name(task), kind: .child, parent: main)
        }

        private func thread(_ task: Int) -> ThreadID? { ThreadID(UInt32(task + 1)) }

        /// Tasks that share threads run all along; others sleep.
        private mutating func work(_ task: Int, _ id: TaskID) {
            guard program.way != .thread else { return }
            builder.suspend(id, on: .sleep, for: TimeSpan(nanoseconds: program.lengths[task] * 1_000_000))
        }

        private mutating func wait(_ id: TaskID) {
            switch program.way {
            case .lock: builder.suspend(id, on: .lock, what: "lock")
            case .actor: builder.suspend(id, on: .actor, what: "Actor")
            case .queue: builder.suspend(id, on: .queueGet, what: "queue")
            case .await: builder.suspend(id, on: .task, target: tasks[program.first])
            case .creation, .thread: break
            }
        }

        mutating func end(_ task: Int, at time: Int64, releasing held: Int?) {
            builder.time = Instant(nanoseconds: time * 1_000_000)
            guard let id = tasks[task] else { return }
            if program.way != .thread {
                builder.ready(id, via: .timer)
                builder.resume(id, thread: thread(task))
            }
            let via: WakeCause = program.way == .queue ? .put : .unlock
            let other = held.flatMap { tasks[$0] }
            if let other, [.lock, .actor, .queue].contains(program.way) {
                builder.ready(other, by: id, via: via)
            }
            builder.end(id)
            last = id
            if let held { release(held, by: id) }
        }

        private mutating func release(_ held: Int, by id: TaskID) {
            switch program.way {
            case .lock, .actor, .queue: break
            case .await: tasks[held].map { builder.ready($0, by: id, via: .completion) }
            case .thread:
                tasks[held].map { builder.start($0, thread: thread(program.first)) }
                return
            case .creation:
                builder.ready(main, by: id, via: .completion)
                builder.resume(main)
                let made = make(held)
                tasks[held] = made
                builder.suspend(main, on: .group)
                builder.start(made, thread: thread(held))
                return work(held, made)
            }
            guard let other = tasks[held] else { return }
            builder.resume(other, thread: thread(held))
            work(held, other)
        }

        consuming func finish() -> Trace {
            builder.ready(main, by: last, via: .completion)
            builder.resume(main, thread: ThreadID(100))
            builder.end(main)
            return builder.finish()
        }
    }
}
