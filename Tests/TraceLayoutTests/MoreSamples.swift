import TestSupport
import TraceModel

extension Samples {
    /// Traces for the corners of the picture's language; most of them as drawings.
    static let corners: [(name: String, trace: Trace)] = [
        ("hello-world", helloWorld), ("never-awaited", neverAwaited), ("empty", TraceBuilder().finish()),
        ("one-event", oneEvent), ("deadlock", deadlock), ("endings", endings), ("tree", tree),
        ("yields", yields), ("hostile", hostile), ("wall", wall), ("gap", gap),
        ("thread-gap", threadGap), ("late", late),
        ("immediate", immediate), ("outside", outside), ("server", ServerSample.trace(handlers: 25)),
    ]

    static let helloWorld: Trace = {
        var recorder = StepRecorder("hello-world")
        let main = recorder.builder.create(name: "main", kind: .main)
        recorder.run(main) { builder in
            builder.print("Hello", main)
            builder.suspend(main, on: .sleep, for: TimeSpan(nanoseconds: 2_000_000_000))
        }
        recorder.sleep(main, 2_000_000_000)
        recorder.run(main) { builder in
            builder.print("World!!!!!!!", main)
            builder.end(main)
        }
        return recorder.builder.finish()
    }()

    static let neverAwaited: Trace = {
        var recorder = StepRecorder("never-awaited")
        recorder.builder.create(name: "main", kind: .coroutine)
        return recorder.builder.finish()
    }()

    static let oneEvent: Trace = {
        var builder = TraceBuilder(clock: .wall)
        builder.create(kind: .main)
        return builder.trace
    }()

    static let deadlock: Trace = {
        var recorder = StepRecorder("deadlock")
        let main = recorder.builder.create(name: "main", kind: .main)
        var tasks: [TaskID] = []
        recorder.run(main) { builder in
            for name in ["left", "right"] {
                tasks.append(builder.create(name: name, kind: .child, parent: main))
            }
            builder.suspend(main, on: .group)
        }
        for (task, fork) in zip(tasks, ["fork 1", "fork 2"]) {
            recorder.run(task) { builder in
                builder.print("takes \(fork)", task)
                builder.suspend(task, on: .sleep, for: TimeSpan(nanoseconds: 1_000_000_000))
            }
        }
        recorder.builder.time = Instant(nanoseconds: 1_000_000_000)
        for (task, fork) in zip(tasks, ["fork 2", "fork 1"]) {
            recorder.wakeByTimer(task)
            recorder.run(task) { $0.suspend(task, on: .lock, what: fork) }
        }
        return recorder.builder.finish(exit: ProgramExit(status: .code(86), isDeadlock: true))
    }()

    static let endings: Trace = {
        var recorder = StepRecorder("endings")
        let main = recorder.builder.create(name: "main", kind: .main)
        var tasks: [TaskID] = []
        recorder.run(main) { builder in
            for name in ["sleeper", "thrower", "worker"] {
                tasks.append(builder.create(name: name, kind: .unstructured, creator: main))
            }
            builder.suspend(main, on: .sleep, for: TimeSpan(nanoseconds: 500_000_000))
        }
        recorder.run(tasks[0]) {
            $0.suspend(tasks[0], on: .sleep, for: TimeSpan(nanoseconds: 60_000_000_000))
        }
        recorder.run(tasks[1]) { $0.suspend(tasks[1], on: .ioRead, what: "socket") }
        recorder.run(tasks[2]) { $0.suspend(tasks[2], on: .queueGet, what: "jobs") }
        recorder.builder.time = Instant(nanoseconds: 200_000_000)
        recorder.builder.ready(tasks[1], via: .io)
        recorder.run(tasks[1]) { $0.end(tasks[1], .threw, error: "ConnectionReset") }
        recorder.builder.time = Instant(nanoseconds: 500_000_000)
        recorder.wakeByTimer(main)
        recorder.run(main) { builder in
            builder.cancel(tasks[0], by: main)
            builder.ready(tasks[0], by: main, via: .cancel)
            builder.suspend(main, on: .task, target: tasks[0])
        }
        recorder.run(tasks[0]) { builder in
            builder.end(tasks[0], .cancelled)
            builder.ready(main, by: tasks[0], via: .completion)
        }
        recorder.run(main) { $0.end(main) }
        return recorder.builder.finish()
    }()

    static let tree = TraceNotation.trace(
        """
        main                R..G....................R.|
          fetchUser         .rR.Z.....R..T.....R..|
            parse:async-let            .rR....|
          fetchPosts        ..rR.Z......R....G...R..|
            page                         .rR..Z..R|
            page                         ..rR.Z..R.|
        """,
        column: 10_000_000
    )

    static let yields = TraceNotation.trace(
        """
        main                   R.G.................R|
          ping                 .rRpY..rRpY..rRp|
          pong                 .r..rRpYr..rRpYrR|
        """,
        column: 1_000
    )

    static let immediate = TraceNotation.trace(
        """
        main                  R...Z......R|
          now:immediate        R.Z...R|
        """,
        column: 1_000_000
    )

    static let outside: Trace = {
        var recorder = StepRecorder("outside")
        recorder.builder.print("before any task")
        let main = recorder.builder.create(name: "main", kind: .main)
        recorder.run(main) { $0.suspend(main, on: .process, what: "cc") }
        recorder.builder.time = Instant(nanoseconds: 300_000_000)
        recorder.builder.print("from a callback")
        recorder.builder.ready(main, via: .external)
        recorder.run(main) { $0.end(main) }
        recorder.builder.print("after the last task", nil, stream: .standardError)
        return recorder.builder.finish(exit: ProgramExit(status: .code(1)))
    }()

    static let hostile: Trace = {
        var builder = TraceBuilder(
            program: Program(command: ["</title><script>alert(1)</script>", "\u{0}\u{1B}[31m"])
        )
        let names = [
            "</g><script>alert(1)</script>", "a\"b'c&d<e>", "\u{202E}right to left\u{0}\u{FFFE}",
            String(repeating: "very long name ", count: 40), "日本語のタスク", "👩‍👩‍👧‍👦 family", "line\nbreak\ttab", "",
        ]
        let main = builder.create(name: "]]>", kind: .main)
        builder.start(main)
        for name in names {
            builder.time = builder.time + TimeSpan(nanoseconds: 1_000_000)
            let task = builder.create(name: name, kind: .child, parent: main)
            builder.suspend(main, on: .lock, target: task, what: name)
            builder.start(task)
            builder.print(name, task)
            builder.add(.mark(text: builder.text(name)), task)
            builder.end(task, .threw, error: name)
            builder.ready(main, by: task)
            builder.resume(main)
        }
        return builder.finish()
    }()

    static let wall = ServerSample.trace(handlers: 2)

    /// The server without what happened between two moments.
    static let gap = lossy(on: nil)

    /// The same, where one thread of four lost what it had to tell.
    static let threadGap = lossy(on: ThreadID(2))

    private static func lossy(on thread: ThreadID?) -> Trace {
        var trace = wall
        guard let from = trace.events.firstIndex(where: { $0.time.nanoseconds > 3_000_000 }),
            let to = trace.events.firstIndex(where: { $0.time.nanoseconds > 4_200_000 })
        else { return trace }
        var threads: [TaskID: ThreadID] = [:]
        let kept = trace.events[..<to].enumerated().filter { place, event in
            switch event.action {
            case .start(let thread), .resume(let thread): event.task.map { threads[$0] = thread }
            default: break
            }
            guard let thread, place >= from else { return place < from }
            return event.task.map { threads[$0] != thread } ?? true
        }
        let gap = Gap(
            dropped: UInt64(to - kept.count),
            thread: thread,
            from: trace.events[from - 1].time,
            to: trace.events[to].time
        )
        let line = Event(time: trace.events[to].time, task: nil, action: .gap(gap))
        trace.events.replaceSubrange(..<to, with: kept.map(\.element) + [line])
        return trace
    }

    /// The server as a recording sees it that begins late and is cut short.
    static let late: Trace = {
        var trace = wall
        let first = trace.events.firstIndex { $0.time.nanoseconds > 2_000_000 } ?? 0
        let known = trace.events[..<first].compactMap { event -> Event? in
            guard case .create(var creation) = event.action else { return nil }
            creation.isLate = true
            return Event(time: .zero, task: event.task, action: .create(creation))
        }
        trace.events = known + trace.events[first...].dropLast(20)
        trace.end = nil
        return trace
    }()
}
