import TestSupport
import Testing
import TraceModel

@testable import TraceDiff

/// What the first sentence says of tasks that used to overlap and no longer do.
struct SerialisationTests {
    @Test(arguments: SerialisationShape.all)
    func `each way of running one after another is explained, with what it costs`(shape: SerialisationShape) {
        let (base, candidate) = (shape.base, shape.candidate)
        for trace in [base, candidate] { #expect(trace.lawReport().isLawful, "\(shape.name)") }
        #expect(Explanation(Comparison(base: base, candidate: candidate)).sentence == shape.sentence)
        #expect(Explanation(Comparison(base: candidate, candidate: base)).sentence == shape.mirrored)
    }

    /// What looks like a lost overlap and is none.
    private static let others = [
        """
        main    RG.............R|
          fetch .RZ.......R.|
          order .RZ..........R.|
        """,
        """
        main    RG..........R|
          fetch .RZ.......R.|
          order .RZ.......R.|
          log   .R|
        """,
        """
        main    RG..........R|
          fetch .RZ.......R.|
          order ..RZ......R.|
        """,
    ]

    @Test(arguments: others)
    func `what changed without a lost overlap is told as what it is`(after: String) {
        let base = TraceNotation.trace(
            """
            main    RG..........R|
              fetch .RZ.......R.|
              order .RZ.......R.|
            """
        )
        let candidate = TraceNotation.trace(after)
        #expect(candidate.lawReport().isLawful)
        for comparison in [
            Comparison(base: base, candidate: candidate), Comparison(base: candidate, candidate: base),
        ] {
            let sentence = Explanation(comparison).sentence
            #expect(!sentence.contains("overlap"), "\(sentence)")
        }
    }

    @Test func `whom a task waits for now is told, with how often and how long`() {
        let comparison = Comparison(
            base: TraceNotation.trace(
                """
                main      RG....................R|
                  kitchen .RZ..R-Z..R-|
                  waiter  .RZ......R-Z.....R-Z.R|
                """
            ),
            candidate: TraceNotation.trace(
                """
                main      RG....................R|
                  kitchen .RZ..RP...RZ..RP..R-|
                  waiter  .RZ......RwZ.....RwZ.R|
                """
            )
        )
        #expect(
            Explanation(comparison).sentence
                == "`kitchen` waits until `waiter` takes from the queue `queue` now; "
                + "before, it did not: 2 times, 7 ms in all; the critical path is as long as before"
        )
    }

    @Test func `that another task of the same name does something is said so`() {
        let name = TaskName("main", "main")
        let waking = Waking(by: "worker", via: .completion)
        let facts = [
            (Fact.wake(task: name, Change(waking, waking)), "`main` is woken by the end of `worker`"),
            (Fact.creator(task: name, Change("worker", "worker")), "`main` is created by `worker`"),
            (Fact.canceller(task: name, Change("worker", "worker")), "`main` is asked to stop by `worker`"),
        ]
        for (fact, start) in facts { #expect(fact.sentence == start + ", but another one of that name") }
        let worker = TaskName("worker", "worker")
        let overlap = Fact.overlap(worker, worker, Change(true, false))
        #expect(overlap.sentence == "two tasks `worker` no longer overlap")
    }

    @Test func `one of many workers that is gone is no other waker`() {
        func trace(_ workers: Int) -> Trace {
            var builder = TraceBuilder()
            let main = builder.main()
            let tasks = (0..<workers).map { _ in builder.create(name: "worker", kind: .child, parent: main) }
            builder.suspend(main, on: .group)
            for task in tasks {
                builder.start(task)
                builder.end(task)
            }
            builder.ready(main, by: tasks.last, via: .completion)
            builder.resume(main)
            builder.end(main)
            return builder.finish()
        }
        let comparison = Comparison(base: trace(10), candidate: trace(9))
        #expect(comparison.differences.map(\.sentence) == ["`worker` is gone; `main` used to create it"])
    }

    @Test func `on a clock of the world a thread for two is equivalent, and what it costs is told`() throws {
        let shape = try #require(SerialisationShape.ofThreads.first { $0.name == "one thread" })
        var (base, candidate) = (shape.base, shape.candidate)
        (base.clock, candidate.clock) = (.wall, .wall)
        let end = "; nothing that changed places depends on each other"
        let comparison = Comparison(base: base, candidate: candidate)
        #expect(comparison.verdict == .equivalent)
        #expect(Explanation(comparison).sentence == shape.sentence + end)
        let mirrored = Comparison(base: candidate, candidate: base)
        #expect(mirrored.verdict == .equivalent)
        #expect(Explanation(mirrored).sentence == shape.mirrored + end)
    }

    @Test func `a step that begins before another one ends does not run before it`() {
        let base = TraceNotation.trace(
            """
            main    RG...................R|
              fetch .R------|
              order ........R-----------|
            """
        )
        let candidate = TraceNotation.trace(
            """
            main    RG...................R|
              fetch .R--------|
              order ........R-----------|
            """
        )
        for (base, candidate) in [(base, candidate), (candidate, base)] {
            var (left, right) = (base, candidate)
            (left.clock, right.clock) = (.wall, .wall)
            let sentence = Explanation(Comparison(base: left, candidate: right)).sentence
            #expect(!sentence.contains("runs before"), "\(sentence)")
        }
    }
}
