import Testing
import TraceModel

@testable import TraceDiff

/// What races decide about on a clock of the world is no structure; what they can't have decided about is.
struct RaceTests {
    @Test(arguments: [(21, 0, 1), (20, 0, 1), (19, 1, 0), (0, 1, 0)])
    func `a sleep is missed only by a task that runs for as long`(ran: Int64, structure: Int, causality: Int)
    {
        func trace(_ clock: Clock, sleeps: Bool) -> Trace {
            var builder = TraceBuilder(clock: clock)
            let main = builder.main()
            builder.print("before", main)
            if sleeps {
                builder.suspend(main, on: .sleep, for: TimeSpan(nanoseconds: 20_000_000))
                builder.at(seconds: 0.02)
                builder.wakeFromSleep(main)
            } else {
                builder.time = Instant(nanoseconds: ran * 1_000_000)
                // A wait for an actor, about which races decide as well, may come between.
                builder.suspend(main, on: .actor, what: "cache")
                builder.ready(main, via: .unlock)
                builder.resume(main)
            }
            builder.print("after", main)
            builder.end(main)
            return builder.finish()
        }
        let (with, without) = (trace(.wall, sleeps: true), trace(.wall, sleeps: false))
        for comparison in [
            Comparison(base: with, candidate: without), Comparison(base: without, candidate: with),
        ] {
            #expect(comparison.count(.structure) == structure)
            // The wait for the actor is told, too.
            #expect(comparison.count(.causality) == causality + 1)
        }
        let clock = Clock.virtual(tick: .zero)
        let exact = Comparison(base: trace(clock, sleeps: true), candidate: trace(clock, sleeps: false))
        #expect(exact.count(.structure) > 0 && exact.gate() == .fail)
    }

    /// How far a task comes before the recording ends.
    enum Progress: CaseIterable { case isReady, runs, prints, waits, ends }

    private static func recorded(_ clock: Clock, _ progress: Progress, line: String = "hello") -> Trace {
        var builder = TraceBuilder(clock: clock)
        let main = builder.main()
        let job = builder.create(name: "job", kind: .detached, creator: main)
        if progress != .isReady { builder.start(job, thread: ThreadID(2)) }
        if [.prints, .waits, .ends].contains(progress) { builder.print(line, job) }
        if progress == .waits { builder.suspend(job, on: .continuation) }
        if progress == .ends { builder.end(job) }
        builder.end(main)
        return builder.finish()
    }

    private static let sentences: [(Progress, Progress, String)] = [
        (.ends, .runs, "`job` is cut off by the end of the recording now; before, it was not"),
        (.ends, .isReady, "`job` is cut off by the end of the recording now; before, it was not"),
        (.prints, .ends, "`job` was cut off by the end of the recording before; now it is not"),
        (.isReady, .prints, "`job` is cut off by the end of the recording at another point of what it does"),
    ]

    @Test(arguments: RaceTests.sentences)
    func `how far a task comes before the recording ends is a race`(
        before: Progress,
        now: Progress,
        sentence: String
    ) {
        let base = Self.recorded(.wall, before)
        let comparison = Comparison(base: base, candidate: Self.recorded(.wall, now))
        #expect(comparison.differences.filter { $0.level < .order }.map(\.sentence) == [sentence])
        #expect(comparison.count(.causality) == 1)
        #expect(comparison.verdict == .different && comparison.gate() == .pass)
        let clock = Clock.virtual(tick: .zero)
        let exact = Comparison(base: Self.recorded(clock, before), candidate: Self.recorded(clock, now))
        #expect(exact.count(.structure) > 0 && exact.gate() == .fail)
    }

    @Test func `a task that waits for ever, or did something else before, was not cut off`() {
        for clock in [Clock.wall, .virtual(tick: .zero)] {
            let base = Self.recorded(clock, .ends)
            for candidate in [Self.recorded(clock, .waits), Self.recorded(clock, .prints, line: "bye")] {
                let comparison = Comparison(base: base, candidate: candidate)
                #expect(comparison.count(.structure) > 0)
                #expect(comparison.gate() == .fail)
            }
        }
    }

    @Test func `of children without a name each is the one made at its turn, whichever had to wait`() {
        func trace(waiting: Set<Int>) -> Trace {
            var builder = TraceBuilder(clock: .wall)
            let main = builder.main()
            for number in 0..<50 {
                let child = builder.create(kind: .child, parent: main, creator: main)
                builder.start(child, thread: ThreadID(2))
                if waiting.contains(number) {
                    builder.suspend(child, on: .actor, what: "tally")
                    builder.ready(child, via: .unlock)
                    builder.resume(child, thread: ThreadID(2))
                }
                builder.end(child)
            }
            builder.end(main)
            return builder.finish()
        }
        let base = trace(waiting: [3, 20, 21])
        let comparison = Comparison(base: base, candidate: trace(waiting: [0, 21, 40, 41, 42]))
        #expect(comparison.count(.structure) == 0, "\(comparison.differences.map(\.sentence))")
        #expect(comparison.count(.causality) == 6)
        let numbers = base.events.compactMap { $0.task }.filter { comparison.counterpart(of: $0) != $0 }
        #expect(numbers.isEmpty)
    }
}
