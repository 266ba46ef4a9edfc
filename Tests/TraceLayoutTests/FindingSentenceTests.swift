import TestSupport
import Testing
import TraceAnalysis
import TraceLayout
import TraceModel

/// The sentences of all findings, as the picture and the report have them.
struct FindingSentenceTests {
    @Test func `each finding of the recordings has its sentence`() throws {
        var lines: [String] = []
        for path in [
            "deadlock/trace.json", "lost-wake/trace.json", "never-finished/trace.json",
            "never-awaited/trace.json",
            "blocked-loop/wall.json", "crowded-queue/tick-1ms.json", "one-by-one/trace.json",
            "restaurant-3/trace.json", "task-group/trace.json",
        ] {
            lines += [path] + Self.words(try RecordedTrace.read(path))
        }
        Golden.expect(
            lines.joined(separator: "\n") + "\n",
            matches: "Tests/TraceLayoutTests/Reports/findings.txt"
        )
    }

    private static func words(_ trace: Trace) -> [String] {
        let timeline = Timeline(trace)
        return timeline.findings().flatMap { finding in
            let words = FindingWords(finding, timeline)
            return ["  " + words.headline, "    " + words.sentence]
        }
    }

    /// Main, and two tasks that it made and that run, on two threads.
    private static func program() -> (TraceBuilder, TaskID, TaskID, TaskID) {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        let one = builder.create(name: "one", creator: main)
        let two = builder.create(name: "two", creator: main)
        builder.start(one, thread: ThreadID(2))
        builder.start(two, thread: ThreadID(3))
        return (builder, main, one, two)
    }

    @Test func `a deadlock that nobody saw says how many could never run again`() {
        var (builder, _, one, two) = Self.program()
        builder.suspend(one, on: .task, target: two)
        builder.suspend(two, on: .task, target: one)
        let trace = builder.finish(exit: ProgramExit(status: .signal(9)))
        #expect(
            Self.words(trace) == [
                "  Deadlock: 2 tasks could never run again",
                "    one waits for two and two waits for one, since 0 s.",
            ]
        )
    }

    @Test func `a lost wake says what became of it`() {
        func words(_ reason: WaitReason, _ deed: (inout TraceBuilder, TaskID) -> Void) -> [String] {
            var (builder, main, one, two) = Self.program()
            builder.suspend(one, on: reason, what: "thing")
            builder.suspend(two, on: reason, what: "thing")
            builder.ready(one, by: reason == .lock ? nil : main, via: .unlock)
            deed(&builder, one)
            builder.end(main)
            return Self.words(builder.finish())
        }
        let held = words(.lock) { builder, one in
            builder.resume(one)
            builder.end(one)
        }
        #expect(
            held == [
                "  two waits for ever: the wake went to one",
                "    At 0 s one was woken from its wait for lock thing, which ended, and nobody got it after that; "
                    + "two, in line since 0 s, still waits.",
            ]
        )
        let cancelled = words(.semaphore) { builder, one in
            builder.cancel(one)
            builder.resume(one)
            builder.end(one, .cancelled)
        }
        #expect(
            cancelled == [
                "  two waits for ever: the wake went to one",
                "    At 0 s main woke one from its wait for semaphore thing, which was cancelled before it ran, and "
                    + "nobody was woken in its place; two, in line since 0 s, still waits.",
            ]
        )
    }

    @Test func `a delay says whether its thread was busy, and a blocked thread is named among several`() {
        var (builder, main, one, two) = Self.program()
        builder.suspend(one, on: .ioRead)
        builder.suspend(two, on: .ioRead)
        builder.ready(one, via: .io)
        builder.ready(two, via: .io)
        builder.time = Instant(nanoseconds: 30_000_000)
        builder.end(main)
        builder.resume(one)
        builder.resume(two, thread: ThreadID(2))
        builder.end(one)
        builder.end(two)
        #expect(
            Self.words(builder.finish()).prefix(4) == [
                "  main blocked thread 1 for 30 ms",
                "    It had its thread from 0 s to 30 ms without suspending; 1 task, due to run, waited for that up to "
                    + "30 ms.",
                "  two was ready for 30 ms before it ran",
                "    Woken at 0 s, it ran only at 30 ms, though thread 2 ran no task meanwhile.",
            ]
        )
    }

    @Test func `parents that are alike are told together`() {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        let parents = (1...2).map { builder.create(name: "request \($0)", creator: main) }
        builder.end(main)
        for parent in parents {
            builder.start(parent)
            for _ in 0..<2 {
                let query = builder.create(name: "query", creator: parent)
                builder.suspend(parent, on: .task, target: query)
                builder.start(query)
                builder.suspend(query, on: .sleep)
                builder.time = builder.time + TimeSpan(nanoseconds: 5_000_000)
                builder.ready(query, via: .timer)
                builder.resume(query)
                builder.end(query)
                builder.ready(parent, by: query, via: .completion)
                builder.resume(parent)
            }
            builder.end(parent)
        }
        let words = Self.words(builder.finish())
        #expect(
            words.contains(
                "    request 1 awaited each before it made the next, which took 10 ms, and 1 task like it did the "
                    + "same; unless each needs what the one before found, side by side they take 5 ms."
            ),
            "\(words)"
        )
    }
}
