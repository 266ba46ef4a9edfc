import TestSupport
import Testing
import TraceAnalysis
import TraceModel

/// A life as one line: `ready 0-2, running 2-3, …` in columns of the drawing.
private func life(_ task: TaskLife, column: Int64 = 1_000_000) -> String {
    task.stretches.map {
        "\($0.state) \($0.from.nanoseconds / column)-\($0.to.nanoseconds / column)"
    }.joined(separator: ", ")
}

struct TimelineTests {
    @Test func `a task is ready, runs, waits, is ready again and ends`() {
        let timeline = Timeline(TraceNotation.trace("main .R.Z..r.R.|"))
        #expect(
            timeline.tasks.map { life($0) } == [
                "ready 0-1, running 1-3, suspended 3-6, ready 6-8, running 8-10"
            ]
        )
        #expect(timeline.tasks[0].endedAt == Instant(nanoseconds: 10_000_000))
        #expect(timeline.tasks[0].startedAt == Instant(nanoseconds: 1_000_000))
        #expect(timeline.tasks[0].stepCount == 2)
    }

    @Test func `a task that the trace leaves suspended is so to the end`() {
        let timeline = Timeline(
            TraceNotation.trace(
                """
                main  R....|
                  sub .R.L
                """
            )
        )
        #expect(life(timeline.tasks[1]) == "ready 0-1, running 1-3, suspended 3-5")
        #expect(timeline.tasks[1].isEnded == false)
        #expect(timeline.suspension(of: timeline.tasks[1].stretches[2])?.reason == .lock)
    }

    @Test func `a coroutine that nobody awaits stays created`() {
        let timeline = Timeline(
            TraceNotation.trace(
                """
                main             R..|
                forgot:coroutine .
                """
            )
        )
        #expect(life(timeline.tasks[1]) == "created 0-3")
        #expect(timeline.tasks[1].startedAt == nil)
    }

    @Test func `what was lost is unknown, and the halves around it keep their reason`() throws {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(kind: .main)
        builder.start(main)
        builder.time = Instant(nanoseconds: 10)
        builder.suspend(main, on: .lock)
        builder.time = Instant(nanoseconds: 20)
        builder.add(
            .gap(Gap(dropped: 3, from: Instant(nanoseconds: 15), to: Instant(nanoseconds: 20))),
            nil
        )
        builder.time = Instant(nanoseconds: 30)
        builder.ready(main)
        builder.resume(main)
        builder.end(main)
        let timeline = Timeline(builder.finish())
        #expect(
            life(timeline.tasks[0], column: 1)
                == "ready 0-0, running 0-10, suspended 10-15, unknown 15-20, suspended 20-30, ready 30-30, "
                + "running 30-30"
        )
        let halves = timeline.tasks[0].stretches.filter { $0.state == .suspended }
        #expect(halves.compactMap { timeline.suspension(of: $0)?.reason } == [.lock, .lock])
        #expect(timeline.losses.map(\.dropped) == [3])
    }

    @Test func `what another thread lost leaves a run known, and a wait unknown`() {
        var builder = TraceBuilder(clock: .wall)
        let runner = builder.create(name: "runner", kind: .main)
        let waiter = builder.create(name: "waiter", creator: runner)
        builder.start(runner, thread: ThreadID(1))
        builder.start(waiter, thread: ThreadID(2))
        builder.suspend(waiter, on: .lock)
        builder.time = Instant(nanoseconds: 20)
        let gap = Gap(dropped: 3, thread: ThreadID(2), from: Instant(nanoseconds: 10), to: builder.time)
        builder.add(.gap(gap), nil)
        builder.time = Instant(nanoseconds: 30)
        let lives = Timeline(builder.finish()).tasks.map { life($0, column: 1) }
        #expect(lives[0] == "ready 0-0, running 0-30")
        #expect(
            lives[1] == "ready 0-0, running 0-0, suspended 0-10, unknown 10-20, suspended 20-30"
        )
    }

    @Test func `nothing is known of a late task before its first event`() {
        var builder = TraceBuilder(clock: .wall)
        builder.add(.create(Creation(isLate: true)), TaskID(9))
        builder.time = Instant(nanoseconds: 4)
        if let task = TaskID(9) { builder.suspend(task, on: .ioRead) }
        builder.time = Instant(nanoseconds: 6)
        let timeline = Timeline(builder.finish())
        #expect(timeline.tasks.map { life($0, column: 1) } == ["unknown 0-4, suspended 4-6"])
    }

    @Test func `steps know their thread and stand in order of beginning`() {
        let timeline = Timeline(
            TraceNotation.trace(
                """
                main  R..S..R|
                  sub .R...|
                """
            )
        )
        #expect(
            timeline.steps.map {
                "\($0.task) on \($0.thread?.number ?? 0) \($0.duration.nanoseconds / 1_000_000)"
            }
                == ["0 on 1 3", "1 on 2 4", "0 on 1 1"]
        )
        #expect(timeline.threads.map(\.number) == [1, 2])
    }

    @Test func `the states of every task add up to its life, whatever the trace`() {
        for seed in 0..<300 as Range<UInt64> {
            var shape = RandomTrace.Shape(seed: seed)
            shape.gaps = Int(seed % 3)
            shape.isTruncated = seed % 5 == 0
            let timeline = Timeline(RandomTrace.make(seed: seed, shape: shape))
            for task in timeline.tasks {
                var time = task.createdAt
                for stretch in task.stretches {
                    #expect(
                        stretch.from == time && stretch.to >= stretch.from,
                        "seed \(seed), task \(task.id)"
                    )
                    #expect(stretch.opening <= stretch.closing, "seed \(seed), task \(task.id)")
                    time = stretch.to
                }
                #expect(time == task.endedAt, "seed \(seed), task \(task.id)")
                let sum = TaskState.allCases.reduce(TimeSpan.zero) { $0 + task.total($1) }
                #expect(sum == task.duration, "seed \(seed), task \(task.id)")
            }
        }
    }

    @Test func `every start and resumption of a trace without gaps is a step`() {
        for seed in 0..<100 as Range<UInt64> {
            let trace = RandomTrace.make(seed: seed)
            let runs = trace.events.filter {
                switch $0.action {
                case .start, .resume: true
                default: false
                }
            }
            #expect(Timeline(trace).steps.count == runs.count, "seed \(seed)")
        }
    }

    @Test func `the stretches of each task count from 0, and are the same in whatever way one asks`() {
        for seed in 0..<50 as Range<UInt64> {
            let timeline = Timeline(RandomTrace.make(seed: seed))
            for task in timeline.tasks {
                let stretches = Array(task.stretches)
                #expect(stretches == task.stretches.indices.map { task.stretches[$0] }, "seed \(seed)")
                #expect(task.stretches.indices == 0..<stretches.count, "seed \(seed)")
                #expect(task.stretches.first?.opening == task.creationEvent, "seed \(seed)")
                #expect(task.stretches.last?.closing == task.endEvent, "seed \(seed)")
            }
        }
    }

    @Test func `a trace that breaks every law is read without complaint`() {
        for seed in 0..<200 as Range<UInt64> {
            var generator = SplitMix64(seed: seed)
            var trace = RandomTrace.make(seed: seed)
            trace.events.shuffle(using: &generator)
            let timeline = Timeline(trace)
            for task in timeline.tasks {
                let sum = TaskState.allCases.reduce(TimeSpan.zero) { $0 + task.total($1) }
                #expect(sum.nanoseconds >= 0, "seed \(seed)")
            }
            _ = CriticalPath(timeline)
            _ = timeline.findings()
            _ = timeline.edges
        }
    }
}
