import TestSupport
import Testing
import TraceAnalysis
import TraceModel

/// Who kept whom waiting for a thread, and siblings that ran one by one.
struct DelayFindingTests {
    /// Tasks on one thread: each runs from one millisecond to another, and one is ready for all that time.
    private static func queue(runs: [(Int64, Int64)], ready: Int64) -> [String] {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        let runners = runs.map { _ in builder.create(name: "runner", creator: main) }
        let late = builder.create(name: "late", creator: main)
        builder.start(late, thread: ThreadID(2))
        builder.suspend(late, on: .ioRead)
        builder.suspend(main, on: .ioRead)
        for (task, run) in zip(runners, runs) {
            builder.time = Instant(nanoseconds: run.0 * 1_000_000)
            if run.0 <= ready, ready < run.1 {
                builder.start(task)
                builder.time = Instant(nanoseconds: ready * 1_000_000)
                builder.ready(late, via: .io)
            } else {
                builder.start(task)
            }
            builder.time = Instant(nanoseconds: run.1 * 1_000_000)
            builder.end(task)
        }
        builder.resume(late)
        builder.end(late)
        builder.ready(main, via: .io)
        builder.resume(main)
        builder.end(main)
        return findings(builder.finish()).filter { $0.contains("blocked") || $0.contains("starved") }
            .map { $0.replacing(" runner", with: "") }
    }

    @Test func `a long run has blocked who became ready in it, for what was left of it`() {
        #expect(Self.queue(runs: [(0, 30)], ready: 12) == ["blocked (1, 1 waited 18):"])
        #expect(Self.queue(runs: [(0, 30)], ready: 21) == [])
    }

    @Test func `each long run that was waited for is told, the longest first`() {
        let found = Self.queue(runs: [(0, 15), (15, 17), (17, 40), (40, 52)], ready: 1)
        // The runners themselves were ready from the start, and waited for those before them.
        #expect(found == ["blocked (3, 2 waited 23):"])
    }

    @Test func `many short runs are nobody's fault`() {
        let found = Self.queue(runs: [(0, 6), (6, 12), (12, 18)], ready: 1)
        #expect(found == ["starved (2, 3 before): late"])
    }

    @Test func `a sleeper that is woken late shows that the loop was blocked`() {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        builder.suspend(main, on: .sleep, for: TimeSpan(nanoseconds: 5_000_000))
        let other = builder.create(name: "other", creator: main)
        builder.start(other)
        var idle = builder
        builder.time = Instant(nanoseconds: 40_000_000)
        builder.end(other)
        builder.ready(main, via: .timer)
        builder.resume(main)
        builder.end(main)
        #expect(findings(builder.finish()) == ["blocked (1, 1 waited 35): other"])
        // Where the thread was idle, the timer was late for reasons that the trace does not tell.
        idle.end(other)
        idle.time = builder.time
        idle.ready(main, via: .timer)
        idle.resume(main)
        idle.end(main)
        #expect(findings(idle.finish()) == [])
    }

    @Test func `a program that was killed in an endless loop shows who was in it`() {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        builder.create(name: "other", creator: main)
        builder.time = Instant(nanoseconds: 1_000_000_000)
        let trace = builder.finish(exit: ProgramExit(status: .signal(2)))
        #expect(findings(trace) == ["blocked (1, 1 waited 1000): main"])
    }

    @Test func `what an immediate task runs inside its creator is a part of its creator's run`() {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        let other = builder.create(name: "other", creator: main)
        let inner = builder.create(name: "inner", kind: .immediate, creator: main)
        builder.start(inner)
        builder.time = Instant(nanoseconds: 20_000_000)
        builder.end(inner)
        builder.end(main)
        builder.start(other)
        builder.end(other)
        let found = findings(builder.finish())
        #expect(found == ["blocked (1, 1 waited 20): main", "outlived main by 0, printed 0: other"])
    }

    static let siblings: [(drawing: String, expected: [String])] = [
        (
            """
            main  R.T.....RT.......R|
              p_1 .R..Z..R|
              p_2          .R..Z..R|
            """,
            ["serialised (main ×1, 16 not 8): p 1 p 2", "critical wait (8 of 18): p 2"]
        ),
        // Both at once.
        (
            """
            main  R.T.........R|
              p_1 .R..Z..R|
              p_2 .R..Z......R|
            """,
            ["critical wait (4 of 13): p 2"]
        ),
        // Main did something else in between.
        (
            """
            main  R.T.....RZ...R.T......R|
              p_1 .R..Z..R|
              p_2               .R..Z..R|
            """,
            ["critical wait (7 of 23): p 2"]
        ),
        // Another kind of work.
        (
            """
            main    R.T.....RT.......R|
              read  .R..Z..R|
              write          .R..Z..R|
            """,
            ["critical wait (8 of 18): write"]
        ),
        // It is the lock that they wait for, side by side as well.
        (
            """
            main  R.T...............................RT.................................R|
              p_1 .RL..............................R|
              p_2                                    .RL..............................R|
            """,
            ["critical wait (34 of 70): p 2"]
        ),
    ]

    @Test(arguments: siblings.indices)
    func `siblings that wait for each other are found where they need not`(_ place: Int) {
        let (drawing, expected) = Self.siblings[place]
        #expect(findings(TraceNotation.trace(drawing)) == expected)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `runs that blocked others are those that comparing all with all gives`(seed: UInt64) {
        let timeline = Timeline(RandomTrace.make(seed: seed))
        let durations = timeline.tasks.flatMap(\.stretches).filter { $0.state == .ready }.map(\.duration)
        let limit = max(
            durations.sorted().dropFirst(durations.count / 2).first ?? .zero,
            TimeSpan(nanoseconds: 1)
        )
        let naive = NaiveDelays(timeline, limit)
        var blocked: Set<Int32> = []
        var starved: Set<Int32> = []
        for finding in timeline.findings(readyLimit: limit) {
            switch finding.kind {
            case .blocked(let run):
                blocked.formUnion(finding.sightings.map(\.opening))
                let longest = finding.sightings[0].opening
                #expect(run.waiters == naive.waiters[longest]?.count, "seed \(seed)")
                #expect(run.longestWait == naive.waiters[longest]?.max(), "seed \(seed)")
            case .starved: starved.formUnion(finding.sightings.map(\.opening))
            default: break
            }
        }
        #expect(blocked == Set(naive.waiters.keys), "seed \(seed)")
        #expect(starved == naive.starved, "seed \(seed)")
    }
}

/// Every wait compared with every step.
private struct NaiveDelays {
    /// For each step that kept others waiting (by its opening event) how long each waited for it.
    var waiters: [Int32: [TimeSpan]] = [:]
    /// The waits that no step explains, by their opening event.
    var starved: Set<Int32> = []

    init(_ timeline: Timeline, _ limit: TimeSpan) {
        for life in timeline.tasks {
            for (place, stretch) in life.stretches.enumerated() where stretch.state == .ready {
                let next = life.stretches.dropFirst(place + 1).first
                guard next?.state == .running || (life.endEvent == stretch.closing && !life.isEnded) else {
                    continue
                }
                if next == nil, timeline.threads.count > 1 { continue }
                var from = stretch.from
                if place > 0, stretch.duration < limit, next != nil,
                    let asked = timeline.suspension(of: life.stretches[place - 1])?.duration
                {
                    from = life.stretches[place - 1].from + asked
                }
                guard stretch.to - from >= limit else { continue }
                let step = timeline.steps.first { $0.opening == next?.opening }
                let thread = step.map(\.thread) ?? timeline.threads.first
                if thread == nil, !timeline.threads.isEmpty { continue }
                var isExplained = false
                for step in NaiveSteps.outermost(timeline.steps) where step.thread == thread {
                    let overlap = min(step.to, stretch.to) - max(step.from, from)
                    guard overlap >= limit else { continue }
                    isExplained = true
                    waiters[step.opening, default: []].append(overlap)
                }
                if !isExplained, from == stretch.from { starved.insert(stretch.opening) }
            }
        }
    }
}
