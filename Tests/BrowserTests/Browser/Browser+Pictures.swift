import TestSupport
import TraceDiff
import TraceJSON
import TraceLayout
import TraceModel
import TraceSVG

/// Pictures on the page.
extension Browser {
    /// How the page is shown.
    struct Screen {
        var width = 1280
        var height = 800
        /// The medium: `screen` or `print`.
        var medium = "screen"
        /// What the reader prefers, by the names of CSS.
        var preferences: [String: String] = [:]
    }

    /// Draws a trace and opens the picture as a page of its own.
    func open(
        _ trace: Trace,
        _ options: LayoutOptions = LayoutOptions(),
        at fragment: String = "",
        isInteractive: Bool = true,
        on screen: Screen = Screen()
    ) throws {
        let picture = SVGRenderer.render(Layout(of: trace, options: options), isInteractive: isInteractive)
        try open(picture, "picture.svg", at: fragment, on: screen)
    }

    /// Draws what differs between two traces and opens the picture as a page of its own.
    func open(
        _ pair: (base: Trace, candidate: Trace),
        _ options: LayoutOptions = LayoutOptions(),
        at fragment: String = "",
        isInteractive: Bool = true,
        on screen: Screen = Screen()
    ) throws {
        let comparison = Comparison(base: pair.base, candidate: pair.candidate)
        let reported = ReportedComparison(comparison, names: ("base.json", "candidate.json"))
        let layout = DifferenceLayout(of: reported, options: options)
        let picture = SVGRenderer.render(layout, isInteractive: isInteractive)
        try open(picture, "difference.svg", at: fragment, on: screen)
    }

    /// Opens a file with the given content.
    func open(
        _ content: [UInt8],
        _ name: String,
        at fragment: String = "",
        on screen: Screen = Screen()
    ) throws {
        let path = folder.file(name)
        Files.write(content, to: path)
        try call(
            "Emulation.setDeviceMetricsOverride",
            [
                "width": .number(screen.width), "height": .number(screen.height),
                "deviceScaleFactor": .number(1), "mobile": .bool(false),
            ]
        )
        let features = screen.preferences.sorted { $0.key < $1.key }.map {
            JSONValue.object(["name": .string($0), "value": .string($1)])
        }
        try call(
            "Emulation.setEmulatedMedia",
            ["media": .string(screen.medium), "features": .array(features)]
        )
        try go(to: "file://\(path)\(fragment)")
        try frame()
    }
}

/// Traces that the tests draw.
enum Traces {
    /// A recording of this repository.
    static func golden(_ name: String, _ file: String = "trace") throws -> Trace {
        let bytes = Golden.bytes("traces/\(name)/\(file).json") ?? []
        return try TraceReader.read(bytes: bytes).trace
    }

    /// A pair of recordings of this repository.
    static func pair(_ name: String) throws -> (base: Trace, candidate: Trace) {
        (try golden("pairs/\(name)", "base"), try golden("pairs/\(name)", "candidate"))
    }

    /// Two tasks that take turns for 100 ms on the clock of the world.
    static let turns: Trace = {
        var builder = TraceBuilder(clock: .wall, program: Program(command: ["turns"]))
        let main = builder.create(name: "main", kind: .main)
        let other = builder.create(name: "other", kind: .child, parent: main)
        builder.start(main, thread: ThreadID(1))
        builder.start(other, thread: ThreadID(2))
        for turn in 0..<10 as Range<Int64> {
            let (one, two) = turn % 2 == 0 ? (main, other) : (other, main)
            builder.time = Instant(nanoseconds: turn * 10_000_000)
            if turn > 0 {
                builder.ready(one, by: two, via: .unlock)
                builder.resume(one, thread: ThreadID(turn % 2 == 0 ? 1 : 2))
            }
            builder.time = Instant(nanoseconds: turn * 10_000_000 + 1_000_000)
            builder.suspend(two, on: .lock, what: "ball")
        }
        builder.time = Instant(nanoseconds: 100_000_000)
        return builder.finish()
    }()
}

extension Traces {
    /// Many tasks on many threads that wake one another, print and end badly, as often as `rounds` says.
    static func crowd(of count: Int, rounds: Int = 8) -> Trace {
        var builder = TraceBuilder(clock: .wall, program: Program(command: ["crowd"]))
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        let workers = (0..<count).map {
            builder.create(name: "worker \($0)", kind: .unstructured, creator: main)
        }
        for (place, worker) in workers.enumerated() {
            builder.start(worker, thread: ThreadID(UInt32(place + 2)))
        }
        for round in 0..<rounds {
            for (place, worker) in workers.enumerated() {
                let next = (place + 1) % count
                builder.time = builder.time + TimeSpan(nanoseconds: 500)
                builder.suspend(workers[next], on: .lock, what: "lock \(round % 3)")
                builder.print("round \(round) of \(place)", worker)
                builder.time = builder.time + TimeSpan(nanoseconds: 500)
                builder.ready(workers[next], by: worker, via: .unlock)
                builder.time = builder.time + TimeSpan(nanoseconds: Int64(round % 7) * 100)
                builder.resume(workers[next], thread: ThreadID(UInt32(next + 2)))
            }
        }
        for worker in workers { builder.end(worker, .threw, error: "enough") }
        return builder.finish()
    }

    /// Two tasks that take turns, of which something was lost.
    static let loss: Trace = {
        var trace = turns
        let place = trace.events.count / 2
        let time = trace.events[place].time
        let gap = Gap(dropped: 7, from: trace.events[place - 4].time, to: time)
        trace.events.insert(Event(time: time, task: nil, action: .gap(gap)), at: place)
        trace.end?.events += 1
        trace.end?.dropped = 7
        return trace
    }()

    /// Tasks that wait for something else each time, and print several lines in between: nothing has more to write.
    static func chatter(of count: Int, rounds: Int, lines: Int) -> Trace {
        var builder = TraceBuilder(clock: .wall, program: Program(command: ["chatter"]))
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        let tasks = (0..<count).map { builder.create(name: "w\($0)", kind: .unstructured, creator: main) }
        for (place, task) in tasks.enumerated() { builder.start(task, thread: ThreadID(UInt32(place + 2))) }
        for round in 0..<rounds {
            for (place, task) in tasks.enumerated() {
                builder.suspend(task, on: .lock, what: "\(place % 8)-\(round)")
            }
            builder.time = builder.time + TimeSpan(nanoseconds: 900_000)
            for (place, task) in tasks.enumerated() {
                builder.time = builder.time + TimeSpan(nanoseconds: 100)
                builder.ready(task, by: tasks[(place + 1) % count], via: .unlock)
                builder.resume(task, thread: ThreadID(UInt32(place + 2)))
                for _ in 0..<lines { builder.print("p\(round)", task) }
            }
            builder.time = builder.time + TimeSpan(nanoseconds: 100_000)
        }
        for task in tasks { builder.end(task) }
        return builder.finish()
    }
}
