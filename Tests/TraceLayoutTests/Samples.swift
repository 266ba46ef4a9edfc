import TestSupport
import TraceModel

/// The traces that the pictures in `Tests/TraceLayoutTests/Pictures` are drawn from.
enum Samples {
    static let all: [(name: String, trace: Trace)] = [
        ("fetch-and-numbers", fetchAndNumbers), ("restaurant-2", restaurant2),
    ]

    /// Events of CPython's recording of the tutorial's program, 1 µs a step.
    static let fetchAndNumbers: Trace = {
        var recorder = StepRecorder("fetch-and-numbers")
        let main = recorder.builder.create(name: "main", kind: .main)
        recorder.run(main) { builder in
            let fetch = builder.create(name: "fetchData", kind: .unstructured, creator: main)
            builder.create(name: "printNumbers", kind: .unstructured, creator: main)
            builder.suspend(main, on: .task, target: fetch)
        }
        guard let fetch = TaskID(2), let numbers = TaskID(3) else { preconditionFailure() }
        recorder.run(fetch) { builder in
            builder.print("Start fetching", fetch)
            builder.suspend(fetch, on: .sleep, for: TimeSpan(nanoseconds: 2_000_000_000))
        }
        func number(_ digit: Int) {
            recorder.run(numbers) { builder in
                builder.print("\(digit)", numbers)
                builder.suspend(numbers, on: .sleep, for: TimeSpan(nanoseconds: 250_000_000))
            }
        }
        number(0)
        for digit in 1...7 {
            recorder.sleep(numbers, 250_000_000)
            number(digit)
        }
        recorder.builder.time = Instant(nanoseconds: 2_000_001_000)
        recorder.wakeByTimer(fetch)
        recorder.run(fetch) { builder in
            builder.print("Done fetching", fetch)
            builder.end(fetch)
            builder.ready(main, by: fetch, via: .completion)
        }
        recorder.run(main) { builder in
            builder.print("{'data': 1}", main)
            builder.end(main)
        }
        recorder.builder.time = Instant(nanoseconds: 2_000_009_000)
        recorder.wakeByTimer(numbers)
        number(8)
        recorder.sleep(numbers, 250_000_000)
        number(9)
        recorder.sleep(numbers, 250_000_000)
        recorder.run(numbers) { $0.end(numbers) }
        return recorder.builder.finish()
    }()

    /// The tutorial's second restaurant.
    static let restaurant2: Trace = {
        var recorder = StepRecorder("restaurant-2")
        let main = recorder.builder.create(name: "main", kind: .main)
        recorder.run(main) { builder in
            builder.print("you placed another order immediately and waiting", main)
            let order = builder.create(name: "order", kind: .unstructured, creator: main)
            builder.print("you started eating biryani", main)
            builder.suspend(main, on: .task, target: order)
        }
        guard let order = TaskID(2) else { preconditionFailure() }
        recorder.run(order) { $0.suspend(order, on: .sleep, for: TimeSpan(nanoseconds: 5_000_000_000)) }
        recorder.sleep(order, 5_000_000_000)
        recorder.run(order) { builder in
            builder.print("Your order Nan with paneer butter masala", order)
            builder.end(order)
            builder.ready(main, by: order, via: .completion)
        }
        recorder.run(main) { builder in
            builder.print("your Biryani is finished", main)
            builder.end(main)
        }
        return recorder.builder.finish()
    }()
}

/// Builds the trace of a loop that runs one step a microsecond.
struct StepRecorder {
    var builder: TraceBuilder
    private var started: Set<TaskID> = []

    init(_ name: String) {
        builder = TraceBuilder(
            clock: .virtual(tick: TimeSpan(nanoseconds: 1000)),
            program: Program(command: ["weft-scenarios", name])
        )
    }

    /// A step of a task, one tick long.
    mutating func run(_ task: TaskID, _ step: (inout TraceBuilder) -> Void) {
        if started.insert(task).inserted { builder.start(task) } else { builder.resume(task) }
        step(&builder)
        builder.time = builder.time + TimeSpan(nanoseconds: 1000)
    }

    /// Time passes until a sleeper wakes.
    mutating func sleep(_ task: TaskID, _ nanoseconds: Int64) {
        builder.time = builder.time + TimeSpan(nanoseconds: nanoseconds - 1000)
        wakeByTimer(task)
    }

    /// The timer of a sleeper rings.
    mutating func wakeByTimer(_ task: TaskID) {
        builder.ready(task, via: .timer)
        builder.time = builder.time + TimeSpan(nanoseconds: 1000)
    }
}
