import TestSupport
import Testing
import TraceAnalysis
import TraceModel
import TraceText

@testable import TraceLayout

/// Traces at the edge of what a program can do; their pictures are bounded, and say what they merged.
struct ExtremeTests {
    /// The extremes, smaller than in the benchmark: there they have millions of events.
    private static let traces: [(name: String, make: @Sendable () -> Trace)] = [
        ("no events", { TraceBuilder().finish() }),
        ("one event", { Samples.oneEvent }),
        ("one task of 50,000 steps", { turns(tasks: 1, threads: 1, rounds: 50_000, step: 1000) }),
        ("five thousand threads", { turns(tasks: 5000, threads: 5000, rounds: 10_000, step: 1000) }),
        ("ten thousand names", { turns(tasks: 10_000, threads: 3, rounds: 10_000, step: 0) }),
        ("ten hours around a busy millisecond", { silence() }),
        ("a tree of three thousand levels", { deep() }),
        ("twenty thousand coroutines that nobody awaits", { coroutines() }),
    ]

    private static func turns(tasks: Int, threads: Int, rounds: Int, step: Int64, from: Int64 = 0) -> Trace {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(name: "main", kind: .main)
        let letters = Array("abcdefghijklmnop")
        let workers = (0..<tasks).map { task in
            let name = [task >> 12, task >> 8, task >> 4, task].map { String(letters[$0 & 15]) }.joined()
            return builder.create(name: tasks > 5000 ? name : "worker", kind: .unstructured, creator: main)
        }
        func thread(_ task: Int) -> ThreadID? { ThreadID(UInt32(task % threads + 1)) }
        builder.time = Instant(nanoseconds: from)
        for (place, worker) in workers.enumerated() {
            builder.start(worker, thread: thread(place))
            builder.suspend(worker, on: .yield)
        }
        for round in 0..<rounds {
            let place = round % tasks
            builder.ready(workers[place], by: workers[(place + 1) % tasks])
            builder.time = builder.time + TimeSpan(nanoseconds: step)
            builder.resume(workers[place], thread: thread(place))
            builder.time = builder.time + TimeSpan(nanoseconds: step)
            builder.suspend(workers[place], on: .yield)
        }
        return builder.finish()
    }

    private static func silence() -> Trace {
        let hours: Int64 = 18_000_000_000_000
        var trace = turns(tasks: 4, threads: 4, rounds: 1000, step: 500, from: hours)
        trace.end = TraceEnd(
            time: Instant(nanoseconds: 2 * hours),
            events: trace.events.count,
            dropped: 0,
            exit: nil
        )
        return trace
    }

    private static func deep() -> Trace {
        var builder = TraceBuilder(clock: .virtual(tick: TimeSpan(nanoseconds: 1)))
        var parent: TaskID?
        for level in 0..<3000 {
            let task = builder.create(
                name: "level \(level)",
                kind: level == 0 ? .main : .child,
                parent: parent
            )
            builder.start(task)
            builder.time = builder.time + TimeSpan(nanoseconds: 1)
            parent = task
        }
        return builder.finish()
    }

    private static func coroutines() -> Trace {
        var builder = TraceBuilder()
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        for _ in 0..<20_000 { builder.create(name: "forgotten", kind: .coroutine, creator: main) }
        builder.end(main)
        return builder.finish()
    }

    @Test(arguments: traces.map(\.name), AxisKind.allCases)
    func `an extreme trace gives a bounded picture with no lane that looks empty`(
        _ name: String,
        _ axis: AxisKind
    ) throws {
        let trace = try #require(Self.traces.first { $0.name == name }).make()
        var options = LayoutOptions()
        options.axis = axis
        for lanes in [LaneKind.both, .thread] {
            options.lanes = lanes
            let excerpt = Excerpt(Timeline(trace))
            let layout = Layout(of: excerpt, options: options)
            try ScaleTests.expectBounded(layout, excerpt.whole)
            // Each task has a lane, or shares one, or is counted below.
            let shown = layout.lanes.count + layout.folds.reduce(0) { $0 + $1.count }
            let isAll = shown == trace.tasksCount || layout.more != nil
            #expect(isAll || lanes == .thread)
            #expect(layout.height < 6000)
        }
    }

    @Test func `a millisecond amid ten hours is found by its place, and opened by its time`() throws {
        let timeline = Timeline(Self.silence())
        let whole = Layout(of: Excerpt(timeline))
        for lane in whole.lanes where timeline[lane.task]?.stepCount ?? 0 > 0 {
            let first = try #require(lane.stretches.running.first)
            #expect(abs(first.from - (whole.plot.x + whole.plot.width / 2)) < 1.5)
        }
        var selection = Selection()
        selection.from = Instant(nanoseconds: 18_000_000_000_000)
        selection.to = Instant(nanoseconds: 18_000_000_100_000)
        let part = Layout(of: try Excerpt(timeline, selection))
        #expect(part.lanes.reduce(0) { $0 + $1.stretches.running.count } > 90)
    }

    @Test(arguments: [(LaneKind.both, 8), (.thread, 100)])
    func `the terminal shows some threads by their whole names, and counts the others`(
        lanes: LaneKind,
        rows: Int
    ) {
        let trace = Self.turns(tasks: 500, threads: 500, rounds: 1000, step: 1000)
        var options = TextOptions()
        options.lanes = lanes
        let lines = TextRenderer.render(trace, options: options).split(separator: "\n")
        let threads = Timeline(trace).threads.count
        for row in 1...rows { #expect(lines.contains { $0.hasPrefix("thread \(row) ") }) }
        #expect(!lines.contains { $0.hasPrefix("thread \(rows + 1) ") })
        #expect(lines.contains("… \(threads - rows) more threads"))
    }
}

extension Trace {
    fileprivate var tasksCount: Int { events.count { $0.action.kind == .create } }
}
