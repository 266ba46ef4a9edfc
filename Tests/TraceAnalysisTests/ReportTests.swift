import TestSupport
import Testing
import TraceAnalysis
import TraceModel

/// The numbers of a report against the plainest way to get them.
struct ReportTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `how many ran at once is what counting at every moment gives`(seed: UInt64) {
        let timeline = Timeline(RandomTrace.make(seed: seed))
        let parallelism = Parallelism(timeline, slices: 7)
        let steps = NaiveSteps.outermost(timeline.steps)
        let moments = Set(timeline.trace.events.map(\.time) + [.zero, timeline.trace.endTime]).sorted()
        var times: [Int: TimeSpan] = [:]
        for (from, to) in zip(moments, moments.dropFirst()) {
            times[steps.count { $0.from <= from && to <= $0.to }, default: .zero] += to - from
        }
        for (count, time) in parallelism.times.enumerated() {
            #expect(time == times[count] ?? .zero, "seed \(seed), \(count) at once")
        }
        #expect((times.keys.max() ?? 0) <= parallelism.peak, "seed \(seed)")
        let ready = timeline.tasks.flatMap(\.stretches).filter { $0.state == .ready }
        for slice in parallelism.slices {
            let running = steps.map { Naive.overlap($0.from, $0.to, slice) }.reduce(0, +)
            #expect(slice.running.nanoseconds == running, "seed \(seed)")
            let waiting = ready.map { Naive.overlap($0.from, $0.to, slice) }.reduce(0, +)
            #expect(slice.ready.nanoseconds == waiting, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `the numbers of all names add up to those of the whole`(seed: UInt64) {
        let timeline = Timeline(RandomTrace.make(seed: seed))
        let report = Report(timeline, limit: .max)
        for rows in [report.names, report.tasks] {
            let parts = rows.map(\.statistics)
            #expect(parts.map(\.taskCount).reduce(0, +) == timeline.tasks.count, "seed \(seed)")
            #expect(parts.map(\.stepCount).reduce(0, +) == timeline.steps.count, "seed \(seed)")
            for state in TaskState.allCases {
                let sum = parts.map { $0.total(state) }.reduce(TimeSpan.zero, +)
                #expect(sum == report.whole.total(state), "seed \(seed)")
            }
            let delays = parts.map(\.readyDelay)
            #expect(delays.map(\.count).reduce(0, +) == report.whole.readyDelay.count, "seed \(seed)")
            #expect(delays.map(\.longest).max() ?? .zero == report.whole.readyDelay.longest, "seed \(seed)")
            let waits = parts.flatMap(\.waits)
            #expect(
                waits.map(\.total).reduce(TimeSpan.zero, +) == report.whole.total(.suspended),
                "seed \(seed)"
            )
            #expect(parts.map(\.longestRun).max() ?? .zero == report.whole.longestRun, "seed \(seed)")
        }
        let suspended = report.waits.map(\.total.total).reduce(TimeSpan.zero, +)
        #expect(suspended == report.whole.total(.suspended), "seed \(seed)")
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `a percentile is the least length that so many do not exceed`(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let lengths = (0..<Int.random(in: 0...250, using: &generator)).map { _ in
            TimeSpan(nanoseconds: .random(in: 0...40, using: &generator))
        }
        let distribution = Distribution(lengths)
        for (percent, value) in [
            (50, distribution.median), (99, distribution.percentile99), (100, distribution.longest),
        ] {
            let least = lengths.sorted().first { candidate in
                lengths.count { $0 <= candidate } * 100 >= percent * lengths.count
            }
            #expect(value == least ?? .zero, "seed \(seed), \(percent) %")
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `the parts of the critical path add up to its length`(seed: UInt64) {
        let timeline = Timeline(RandomTrace.make(seed: seed))
        let path = CriticalPath(timeline)
        let shares = path.shares(timeline)
        #expect(shares.map(\.total).reduce(TimeSpan.zero, +) == path.duration, "seed \(seed)")
        #expect(zip(shares, shares.dropFirst()).allSatisfy { $0.total >= $1.total }, "seed \(seed)")
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `the parts of the critical path by name are those of its tasks`(seed: UInt64) {
        let timeline = Timeline(RandomTrace.make(seed: seed))
        let path = CriticalPath(timeline)
        let groups = NameGroups(timeline)
        let named = path.sharesByName(timeline)
        #expect(named.map(\.part.total).reduce(TimeSpan.zero, +) == path.duration, "seed \(seed)")
        for (group, label) in groups.labels.enumerated() {
            let own = path.shares(timeline).filter { groups.ofTask[$0.task] == group }
            let parts = named.filter { groups.ofTask[$0.part.task] == group }
            #expect(
                parts.allSatisfy {
                    $0.label == ($0.taskCount > 1 ? label : timeline.label(of: $0.part.task))
                },
                "seed \(seed)"
            )
            let (one, other) = (own.map(\.total), parts.map(\.part.total))
            #expect(one.reduce(TimeSpan.zero, +) == other.reduce(TimeSpan.zero, +), "seed \(seed), \(label)")
            #expect(parts.allSatisfy { $0.taskCount <= Set(own.map(\.task)).count }, "seed \(seed), \(label)")
        }
    }

    @Test func `the requests of a server are one part of the critical path, and their streams one wait`() {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        for number in 1...6 {
            let task = builder.create(name: "request \(number)", kind: .child, parent: main)
            builder.suspend(main, on: .task, target: task)
            builder.start(task)
            builder.suspend(task, on: .ioRead, what: number == 1 ? "TCPStream" : "TCPStream#\(number)")
            builder.time = builder.time + TimeSpan(nanoseconds: 10)
            builder.ready(task, via: .io)
            builder.resume(task)
            builder.suspend(task, on: .lock, what: number % 2 == 0 ? "Lock" : "Lock#2")
            builder.time = builder.time + TimeSpan(nanoseconds: 1)
            builder.ready(task, via: .unlock)
            builder.resume(task)
            builder.end(task)
            builder.ready(main, by: task, via: .completion)
            builder.resume(main)
        }
        builder.end(main)
        let report = Report(Timeline(builder.finish()))
        let waits = report.waits.map { "\($0.object ?? "") \($0.total.count)" }
        #expect(waits == ["request # 6", "TCPStream# 6", "Lock#2 3", "Lock 3"])
        let parts = report.criticalPath?.sharesByName(report.timeline) ?? []
        #expect(
            parts.map { "\($0.label) \($0.taskCount) \($0.part.total.nanoseconds)" }.first == "request # 6 60"
        )
    }

    @Test func `a task that starts inside its creator's run does not run beside it`() {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        let inner = builder.create(name: "inner", kind: .immediate, creator: main)
        builder.start(inner)
        builder.time = Instant(nanoseconds: 10)
        builder.end(inner)
        builder.end(main)
        let parallelism = Parallelism(Timeline(builder.finish()))
        #expect(parallelism.times == [.zero, TimeSpan(nanoseconds: 10)])
    }

    @Test func `names that differ only in their numbers are one`() {
        var builder = TraceBuilder()
        let main = builder.create(name: "main", kind: .main)
        for name in ["page 1", "page 22", "page 1", "img2x", "same", "same", "main"] {
            builder.create(name: name, creator: main)
        }
        for _ in 0..<2 { builder.create(kind: .child, parent: main) }
        builder.create(kind: .detached, creator: main)
        let groups = NameGroups(Timeline(builder.finish()))
        #expect(groups.labels == ["main", "page #", "img2x", "same", "child #", "detached 11"])
        #expect(groups.ofTask == [0, 1, 1, 1, 2, 3, 3, 0, 4, 4, 5])
    }

    @Test func `a name of which nothing is to be seen is none`() {
        var builder = TraceBuilder()
        for name in ["   ", "\u{200B}\u{2060}", "", "\t\n", " a "] {
            builder.create(name: name, kind: .child)
        }
        builder.create(name: " ", kind: .main)
        let timeline = Timeline(builder.finish())
        let labels = timeline.tasks.indices.map { timeline.label(of: $0) }
        #expect(labels == ["child 1", "child 2", "child 3", "child 4", " a ", "main"])
        #expect(NameGroups(timeline).labels == ["child #", " a ", "main"])
    }

    @Test func `a wait that a loss cuts in two is one wait`() throws {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        builder.time = Instant(nanoseconds: 10)
        builder.suspend(main, on: .lock, what: "cache")
        builder.time = Instant(nanoseconds: 40)
        let (from, to) = (Instant(nanoseconds: 20), Instant(nanoseconds: 30))
        builder.add(.gap(Gap(dropped: 5, from: from, to: to)), nil)
        builder.ready(main, via: .unlock)
        builder.resume(main)
        builder.suspend(main, on: .lock, what: "cache")
        builder.time = Instant(nanoseconds: 50)
        let report = Report(Timeline(builder.finish()))
        let total = try #require(report.whole.waits.first)
        #expect(report.whole.waits.count == 1 && total.count == 2)
        #expect(total.total == TimeSpan(nanoseconds: 30) && total.longest == TimeSpan(nanoseconds: 10))
        #expect(report.waits.map(\.total.count) == [2])
    }

    @Test func `each order puts what it is about first`() {
        let timeline = Timeline(
            TraceNotation.trace(
                """
                main R...............................|
                a    .R......S
                b    .RS.r..RS.r..RS.r..R|
                c    .......R|
                c             .R|
                """
            )
        )
        let first = Report.Order.allCases.map { order in
            "\(order) \(Report(timeline, order: order, limit: 1).names[0].label)"
        }
        #expect(
            first == [
                "running main", "ready b", "suspended a", "delay c", "tasks c", "created main",
            ]
        )
        let tasks = Report.Order.allCases.map { Report(timeline, order: $0, limit: 1).tasks[0].task }
        #expect(tasks == [0, 2, 1, 3, 0, 0])
    }

    @Test func `a trace without events has a report of nothing`() {
        let report = Report(Timeline(TraceBuilder().finish()))
        #expect(report.names.isEmpty && report.tasks.isEmpty && report.waits.isEmpty)
        #expect(report.parallelism.peak == 0 && report.parallelism.runningTime == .zero)
        #expect(report.criticalPath == nil && report.findings.isEmpty)
    }
}

/// The plainest way, however slow.
private enum Naive {
    static func overlap(_ from: Instant, _ to: Instant, _ slice: Parallelism.Slice) -> Int64 {
        max(0, (min(to, slice.to) - max(from, slice.from)).nanoseconds)
    }
}

/// The steps that ran on their thread alone, by comparing each with each.
enum NaiveSteps {
    static func outermost(_ steps: [Step]) -> [Step] {
        steps.filter { step in
            !steps.contains {
                $0.thread != nil && $0.thread == step.thread && $0.opening < step.opening
                    && step.opening < $0.closing
            }
        }
    }
}
