import TestSupport
import Testing
import TraceDiff
import TraceModel

struct GateTests {
    @Test(
        arguments: [
            ("structure", [.structure], nil), ("causality", [.structure, .causality], nil),
            ("order", [.structure, .causality, .order], nil), ("overlap", [.overlap], nil), ("none", [], nil),
            ("time", [.time], nil),
            (
                "structure,time:5%:2ms", [.structure, .time],
                TimeThreshold(percent: 5, absolute: .milliseconds(2))
            ),
            ("time:99.5%", [.time], TimeThreshold(percent: 99.5, absolute: .zero)),
            (
                "time:1.5ms:0.5%", [.time],
                TimeThreshold(percent: 0.5, absolute: TimeSpan(nanoseconds: 1_500_000))
            ),
            ("time:1s", [.time], TimeThreshold(percent: 0, absolute: .milliseconds(1_000))),
            ("time:0.5s", [.time], TimeThreshold(percent: 0, absolute: .milliseconds(500))),
        ] as [(String, Set<Level>, TimeThreshold?)]
    )
    func `a list says what fails`(list: String, levels: Set<Level>, threshold: TimeThreshold?) throws {
        let failOn = try FailOn(list)
        #expect(failOn.levels == levels)
        #expect(failOn.threshold == threshold)
    }

    @Test(
        arguments: [
            ("", .unknownLevel("")), ("order,", .unknownLevel("")), ("ordr", .unknownLevel("ordr")),
            ("order:5%", .noThreshold(.order)), ("time:5", .unreadableThreshold("5")),
            ("time:-1ms", .unreadableThreshold("-1ms")),
            ("time:1e3%", .unreadableThreshold("1e3%")), ("time:.5%", .unreadableThreshold(".5%")),
            ("time:-5%", .unreadableThreshold("-5%")), ("time:nan%", .unreadableThreshold("nan%")),
            ("time:99999999999999999999s", .unreadableThreshold("99999999999999999999s")),
        ] as [(String, FailOnError)]
    )
    func `a list that can't be read is refused with what is allowed`(list: String, error: FailOnError) {
        #expect(throws: error) { try FailOn(list) }
        #expect(error.sentence.contains("--fail-on") || error.sentence.contains("time:10%:1ms"))
    }

    @Test func `order fails between virtual clocks, and only structure where a wall clock takes part`() {
        var base = Self.twoSleepers(firstWakes: true)
        var candidate = Self.twoSleepers(firstWakes: false)
        #expect(Comparison(base: base, candidate: candidate).verdict == .equivalent)
        #expect(Comparison(base: base, candidate: candidate).gate() == .fail)
        candidate.clock = .wall
        #expect(Comparison(base: base, candidate: candidate).gate() == .pass)
        base.clock = .wall
        #expect(Comparison(base: base, candidate: candidate).gate() == .pass)
        #expect(Comparison(base: base, candidate: candidate).gate(failOn: .order) == .fail)
    }

    @Test func `time can't be gated between a virtual and a wall clock`() throws {
        let base = Self.twoSleepers(firstWakes: true)
        var candidate = base
        candidate.clock = .wall
        let comparison = Comparison(base: base, candidate: candidate)
        #expect(comparison.verdict == .identical)
        #expect(comparison.gate(failOn: try FailOn("time")) == .cannotCompare)
        #expect(comparison.gate(failOn: try FailOn("time")).exitStatus == 2)
    }

    @Test
    func `between two wall recordings a later wake is reported, is no equality, and is judged by nobody`()
        throws
    {
        var base = Self.twoSleepers(firstWakes: true)
        base.clock = .wall
        var candidate = base
        for index in candidate.events.indices where candidate.events[index].time > .zero {
            candidate.events[index].time = Instant(nanoseconds: 1_200_000_000)
        }
        candidate.end?.time = Instant(nanoseconds: 1_200_000_000)
        let comparison = Comparison(base: base, candidate: candidate)
        #expect(comparison.verdict == .equivalent)
        #expect(comparison.count(.time) > 0)
        #expect(comparison.gate() == .pass)
        let report = ComparisonText.report(comparison, names: ("a", "b"))
        #expect(report.hasPrefix("equivalent: all "))
        #expect(report.contains("only times differ, and one recording a side can't show that they changed"))
        let failOn = try FailOn("time:30%:1ms")
        let lenient = Comparison(base: base, candidate: candidate, threshold: failOn.threshold)
        #expect(lenient.verdict == .identical)
        #expect(lenient.gate(failOn: failOn) == .cannotCompare)
        let told = ComparisonText.report(lenient, names: ("a", "b"), failOn: failOn)
        let last =
            "fail: one recording a side can't show a change in time on a wall clock; record four a side, or more, "
            + "and compare them by: weft diff --fail-on time --base BASE… -- CANDIDATE…\n"
        #expect(told.hasSuffix(last), "\(told)")
        #expect(
            ComparisonJSON.report(lenient, names: ("a", "b"), failOn: failOn).contains(
                "\"obstacles\":[\"one "
            )
        )
    }

    @Test
    func `in virtual time any other time is told and makes a difference, and the threshold is for the gate`()
        throws
    {
        let base = Self.twoSleepers(firstWakes: true)
        var candidate = base
        for index in candidate.events.indices where candidate.events[index].time > .zero {
            candidate.events[index].time = candidate.events[index].time + .milliseconds(100)
        }
        let end = candidate.endTime + .milliseconds(100)
        candidate.end?.time = end
        let cases = [("time", Gate.fail), ("time:200%:1ms", .pass), ("time:1s", .pass), ("time:1ms", .fail)]
        for (list, gate) in cases {
            let failOn = try FailOn(list)
            let comparison = Comparison(base: base, candidate: candidate, threshold: failOn.threshold)
            #expect(comparison.verdict == .different, "\(list)")
            #expect(comparison.gate(failOn: failOn) == gate, "\(list)")
            #expect(comparison.count(.time) > 0, "\(list)")
            #expect(
                comparison.countForGate(.time) == (gate == .fail ? comparison.count(.time) : 0),
                "\(list)"
            )
            let reported = ReportedComparison(comparison, names: ("a", "b"), failOn: failOn)
            let text = ComparisonText.report(comparison, names: ("a", "b"), failOn: failOn)
            #expect(text.hasPrefix("different: ") && !text.contains("the recordings differ."), "\(text)")
            let junit = ComparisonJUnit.report(reported)
            #expect(junit.contains("within the threshold") == (gate == .pass), "\(junit)")
            #expect(junit.contains("<failure") == (gate == .fail), "\(junit)")
        }
    }

    @Test(arguments: [(1.9999, false), (2.0, false), (2.05, false), (2.2, true), (1.8, true)])
    func `a sleep on a wall clock is as long as another one unless somebody changed it`(
        seconds: Double,
        isChanged: Bool
    ) {
        func trace(_ clock: Clock, _ seconds: Double) -> Trace {
            var builder = TraceBuilder(clock: clock)
            let main = builder.main()
            builder.sleep(main, seconds: seconds)
            builder.at(seconds: seconds)
            builder.wakeFromSleep(main)
            builder.end(main)
            return builder.finish()
        }
        for base in [trace(.wall, 2), trace(.virtual(tick: .zero), 2)] {
            let comparison = Comparison(base: base, candidate: trace(.wall, seconds))
            #expect((comparison.count(.structure) > 0) == isChanged)
            #expect(comparison.gate() == (isChanged ? .fail : .pass))
        }
        let exact = Comparison(
            base: trace(.virtual(tick: .zero), 2),
            candidate: trace(.virtual(tick: .zero), seconds)
        )
        #expect((exact.count(.structure) > 0) == (seconds != 2))
    }

    @Test func `whether a task had to wait for others is a race on a wall clock, and no change of structure`()
    {
        func trace(_ clock: Clock, waits: Bool) -> Trace {
            var builder = TraceBuilder(clock: clock)
            let main = builder.main()
            let child = builder.create(name: "child", kind: .child, parent: main)
            if waits { builder.suspend(main, on: .group) }
            builder.start(child, thread: ThreadID(2))
            builder.end(child)
            if waits {
                builder.ready(main, by: child, via: .completion)
                builder.resume(main)
            }
            builder.end(main)
            return builder.finish()
        }
        let wall = Comparison(base: trace(.wall, waits: true), candidate: trace(.wall, waits: false))
        #expect(wall.verdict == .different)
        #expect(wall.count(.structure) == 0)
        #expect(wall.count(.causality) == 1)
        #expect(wall.gate() == .pass)
        let clock = Clock.virtual(tick: .zero)
        let exact = Comparison(base: trace(clock, waits: true), candidate: trace(clock, waits: false))
        #expect(exact.count(.structure) == 1)
        #expect(exact.gate() == .fail)
    }

    @Test func `what can't be trusted can't be compared`() {
        let whole = Self.twoSleepers(firstWakes: true)
        var truncated = whole
        truncated.end = nil
        var lossy = whole
        lossy.events.append(Event(time: whole.endTime, task: nil, action: .gap(Gap(dropped: 7))))
        lossy.end = TraceEnd(time: whole.endTime, events: lossy.events.count, dropped: 7, exit: nil)
        var unlawful = whole
        unlawful.events.swapAt(0, 1)
        var ticking = whole
        ticking.clock = .virtual(tick: .milliseconds(1))
        for (candidate, obstacle) in [
            (truncated, Obstacle.truncated(.candidate)), (lossy, .lostEvents(.candidate, dropped: 7)),
            (ticking, .ticks(Change(.zero, .milliseconds(1)))),
        ] {
            let comparison = Comparison(base: whole, candidate: candidate)
            #expect(comparison.verdict == .cannotCompare)
            #expect(comparison.obstacles == [obstacle])
            #expect(comparison.gate() == .cannotCompare)
            #expect(comparison.gate(failOn: .nothing) == .cannotCompare)
        }
        guard case .brokenLaw(.base, _) = Comparison(base: unlawful, candidate: whole).obstacles.first else {
            Issue.record("a trace that breaks a law was compared")
            return
        }
    }

    /// Two tasks whose sleeps end at the same time.
    private static func twoSleepers(firstWakes: Bool) -> Trace {
        var builder = TraceBuilder()
        let main = builder.main()
        let tasks = [builder.create(name: "a", creator: main), builder.create(name: "b", creator: main)]
        builder.end(main)
        for task in tasks {
            builder.start(task)
            builder.sleep(task, seconds: 1)
        }
        builder.at(seconds: 1)
        for task in tasks { builder.ready(task, via: .timer) }
        for task in firstWakes ? tasks : tasks.reversed() {
            builder.resume(task)
            builder.end(task)
        }
        return builder.finish()
    }
}

extension TimeSpan {
    fileprivate static func milliseconds(_ count: Int64) -> TimeSpan {
        TimeSpan(nanoseconds: count * 1_000_000)
    }
}
