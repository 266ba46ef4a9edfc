import TestSupport
import TraceDiff
import TraceModel

/// Five recordings of a program on the clock of the world, and five of it changed.
struct RecordingSet {
    /// The folder in `traces/pairs`.
    let name: String
    let base: [Trace]
    let candidate: [Trace]
    let gate: Gate

    static let all: [RecordingSet] = [
        .init(
            name: "several-unchanged",
            base: (0..<5 as Range<UInt64>).map { dinner(seed: $0, waitsForLock: $0 == 2) },
            candidate: (5..<10 as Range<UInt64>).map { dinner(seed: $0, waitsForLock: $0 == 6) },
            gate: .pass
        ),
        .init(
            name: "several-slower",
            base: (0..<5 as Range<UInt64>).map { dinner(seed: $0) },
            candidate: (5..<10 as Range<UInt64>).map { dinner(seed: $0, order: 22_000_000) },
            gate: .fail
        ),
        .init(
            name: "several-changed",
            base: (0..<5 as Range<UInt64>).map { dinner(seed: $0) },
            candidate: (5..<10 as Range<UInt64>).map { dinner(seed: $0, logs: true) },
            gate: .fail
        ),
    ]

    /// `async let` twice, for 12 ms and 20 ms, each with what a busy machine adds.
    static func dinner(
        seed: UInt64,
        waitsForLock: Bool = false,
        order length: Int64 = 20_000_000,
        logs: Bool = false,
        names: [String] = ["fetch", "order"]
    ) -> Trace {
        var generator = SplitMix64(seed: seed)
        func late(_ time: Int64) -> Instant {
            Instant(nanoseconds: time + Int64.random(in: 50_000...400_000, using: &generator))
        }
        var trace = TraceBuilder(clock: .wall, program: Program(command: ["dinner"], runtime: "swift-6.3.1"))
        let main = trace.main()
        let fetch = trace.create(name: names[0], kind: .asyncLet, parent: main)
        let order = trace.create(name: names[1], kind: .asyncLet, parent: main)
        if logs {
            let log = trace.create(name: "log", kind: .unstructured, creator: main)
            trace.start(log, thread: ThreadID(2))
            trace.end(log)
        }
        trace.suspend(main, on: .task, target: fetch)
        for (task, time) in [(fetch, 12_000_000), (order, length)] {
            trace.time = Instant(nanoseconds: trace.time.nanoseconds + 30_000)
            trace.start(task)
            trace.suspend(task, on: .sleep, for: TimeSpan(nanoseconds: time - 1_000))
        }
        trace.time = late(12_000_000)
        trace.wakeFromSleep(fetch)
        if waitsForLock {
            trace.suspend(fetch, on: .lock, what: "kitchen")
            trace.time = Instant(nanoseconds: trace.time.nanoseconds + 20_000)
            trace.ready(fetch, via: .unlock)
            trace.resume(fetch)
        }
        trace.end(fetch, waking: main)
        trace.suspend(main, on: .task, target: order)
        trace.time = late(length)
        trace.wakeFromSleep(order)
        trace.end(order, waking: main)
        trace.end(main)
        return trace.finish()
    }
}
