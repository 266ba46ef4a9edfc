import TestSupport
import Testing
import TraceAnalysis
import TraceDiff
import TraceModel
import TraceSVG

@testable import TraceLayout

/// The picture of a difference, under the rules of every picture.
struct DifferencePictureTests {
    private static func svg(
        _ reported: ReportedComparison,
        _ options: LayoutOptions = LayoutOptions()
    ) -> String {
        String(decoding: SVGRenderer.render(DifferenceLayout(of: reported, options: options)), as: UTF8.self)
    }

    @Test(arguments: RecordedPair.names)
    func `each pair is drawn as before`(name: String) throws {
        let picture = Self.svg(try RecordedPair.reported(name))
        Golden.expect(picture, matches: "traces/pairs/\(name)/picture.svg")
    }

    @Test func `there are pairs to be drawn`() { #expect(RecordedPair.names.count >= 12) }

    // MARK: What is drawn

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `what is the same is drawn once`(seed: UInt64) {
        let trace = RandomTrace.make(seed: seed)
        let layout = DifferenceLayout(of: RecordedPair.reported(trace, trace))
        #expect(layout.bars.allSatisfy { $0.side == .both }, "seed \(seed)")
        #expect(layout.rings.isEmpty && layout.ghosts.isEmpty && layout.shifts.isEmpty, "seed \(seed)")
        #expect(layout.newEdges == EdgeDrawing(), "seed \(seed)")
        #expect(layout.isPass && layout.items.isEmpty, "seed \(seed)")
    }

    @Test func `a task that is new has a ghost before, a ring, and a red edge`() throws {
        let layout = DifferenceLayout(of: try RecordedPair.reported("task-added"))
        #expect(layout.bars.filter { $0.name == "log" }.map(\.side) == [.after])
        #expect(layout.ghosts.map(\.title) == ["log, after alone"])
        #expect(layout.newEdges.spawns.count == 1)
        #expect(layout.rings.map(\.title) == ["`log` is new; `main` creates it"])
    }

    @Test func `a task that has gone leaves a ghost`() throws {
        let pair = try RecordedPair.reported("task-added").comparison
        let layout = DifferenceLayout(of: RecordedPair.reported(pair.candidate, pair.base))
        #expect(layout.bars.filter { $0.name == "log" }.map(\.side) == [.before])
        #expect(layout.ghosts.map(\.title) == ["log, before alone"])
        #expect(layout.newEdges == EdgeDrawing())
    }

    @Test func `a task that begins later shows where it ran before, and by how much it moved`() throws {
        let layout = DifferenceLayout(of: try RecordedPair.reported("serialised"))
        #expect(layout.shifts.map(\.text.text) == ["2 s later"])
        #expect(layout.shifts[0].from < layout.shifts[0].to)
        #expect(layout.bars.filter { $0.name == "fetch" }.map(\.side) == [.both])
        #expect(layout.bars.filter { $0.name == "order" }.map(\.side) == [.before, .after])
        #expect(layout.critical.map(\.side) == [.before, .after])
        #expect(layout.critical[1].added.width > 0 && layout.critical[1].saved.width == 0)
        #expect(layout.critical.flatMap(\.texts).map(\.text) == ["2 s", "4 s", "+2 s"])
        let back = DifferenceLayout(of: try RecordedPair.reported("newly-parallel"))
        #expect(back.shifts.map(\.text.text) == ["2 s earlier"])
        #expect(back.critical[1].saved.width > 0 && back.critical[1].added.width == 0)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `on the clock of the world nothing is said to have moved`(seed: UInt64) {
        func wall(_ trace: Trace, slower: Int64) -> Trace {
            var trace = trace
            trace.clock = .wall
            for place in trace.events.indices {
                let time = trace.events[place].time.nanoseconds
                trace.events[place].time = Instant(nanoseconds: time * slower)
            }
            if let end = trace.end { trace.end?.time = Instant(nanoseconds: end.time.nanoseconds * slower) }
            return trace
        }
        let trace = RandomTrace.make(seed: seed)
        let reported = RecordedPair.reported(wall(trace, slower: 1), wall(trace, slower: 3))
        let layout = DifferenceLayout(of: reported)
        #expect(layout.shifts.isEmpty && layout.ghosts.isEmpty && layout.strips.isEmpty, "seed \(seed)")
        #expect(layout.newEdges == EdgeDrawing() && layout.rings.isEmpty, "seed \(seed)")
    }

    @Test func `what can't be compared says why, and draws nothing`() throws {
        let layout = DifferenceLayout(of: try RecordedPair.reported("truncated"))
        #expect(layout.bars.isEmpty && layout.legend.isEmpty && !layout.isPass)
        #expect(layout.verdict.text == "cannot compare")
        #expect(layout.summary.map(\.text).joined(separator: " ").hasPrefix("the candidate is truncated"))
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `when a recording began is no difference`(seed: UInt64) {
        let trace = RandomTrace.make(seed: seed)
        var shifted = trace
        let shift = TimeSpan(nanoseconds: 5_000_000_000)
        for place in shifted.events.indices {
            shifted.events[place].time = shifted.events[place].time + shift
        }
        if let end = trace.end { shifted.end?.time = end.time + shift }
        let layout = DifferenceLayout(of: RecordedPair.reported(trace, shifted))
        #expect(layout.bars.allSatisfy { $0.side == .both }, "seed \(seed)")
    }

    // MARK: One axis

    @Test(arguments: 0..<60 as Range<UInt64>, [AxisKind.both, .time])
    func `what happens at the same time stands at the same place`(seed: UInt64, kind: AxisKind) {
        let base = Timeline(RandomTrace.make(seed: seed))
        let candidate = Timeline(RandomTrace.make(seed: seed + 1000))
        let axes = Axis.pair(base, candidate, kind, left: 100, width: 900)
        #expect(axes.base.instants == axes.candidate.instants, "seed \(seed)")
        for step in 0...20 {
            let end = max(base.window.to, candidate.window.to).nanoseconds
            let time = Instant(nanoseconds: end / 20 * Int64(step))
            #expect(axes.base.x(at: time) == axes.candidate.x(at: time), "seed \(seed)")
        }
        for (axis, timeline) in [(axes.base, base), (axes.candidate, candidate)] {
            var last = axis.left
            for (place, event) in timeline.trace.events.enumerated() {
                let x = axis.x(of: Int32(place), at: event.time)
                #expect(x >= last - 1e-6 && x <= 1000 + 1e-6, "seed \(seed), event \(place)")
                last = x
            }
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `an instant of both has as many columns as the side with more steps`(seed: UInt64) {
        let base = Timeline(RandomTrace.make(seed: seed))
        let candidate = Timeline(RandomTrace.make(seed: seed + 1000))
        let pair = Axis.pair(base, candidate, .both, left: 0, width: 1000).base
        let own = [base, candidate].map { timeline in
            Axis(timeline, .both, left: 0, width: 1000).instants.reduce(0) { $0 + $1.columns }
        }
        let columns = pair.instants.reduce(0) { $0 + $1.columns }
        #expect(columns >= max(own[0], own[1]) && columns <= own[0] + own[1], "seed \(seed)")
    }

    // MARK: The rules of every picture

    @Test(arguments: 0..<80 as Range<UInt64>)
    func `any two traces give a well-formed file, and the same one again`(seed: UInt64) throws {
        var shape = RandomTrace.Shape(seed: seed)
        shape.isTruncated = seed % 11 == 0
        let base = RandomTrace.make(seed: seed, shape: shape)
        let reported = RecordedPair.reported(base, RandomTrace.make(seed: seed + 1))
        let svg = Self.svg(reported)
        #expect(throws: Never.self, "seed \(seed)") { try XMLReader.read(svg) }
        #expect(!svg.contains("nan") && !svg.contains("inf\"") && !svg.contains("<script"), "seed \(seed)")
        #expect(svg == Self.svg(reported), "seed \(seed)")
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "\"><svg onload=alert(1)>", "]]>", "&amp;&#x0;", "\u{0}\u{1}\u{1b}[31m",
        "\u{202E}\u{2066}", "\r\n\t`", String(repeating: "x", count: 10_000), "👩‍👩‍👧‍👦", "",
    ])
    func `a name has no meaning in the file`(text: String) throws {
        func trace(_ count: Int) -> Trace {
            var builder = TraceBuilder(program: Program(command: [text, text], runtime: text))
            let main = builder.create(name: text, kind: .main)
            builder.start(main)
            let tasks = (0..<count).map {
                builder.create(name: text + "\($0)", kind: .detached, creator: main)
            }
            builder.suspend(main, on: .lock, what: text)
            for task in tasks {
                builder.start(task)
                builder.print(text, task)
                builder.end(task, .threw, error: text)
            }
            return builder.finish()
        }
        var options = LayoutOptions()
        options.title = text.isEmpty ? nil : text
        let root = try XMLReader.read(Self.svg(RecordedPair.reported(trace(2), trace(3)), options))
        let elements = Self.all(root)
        #expect(
            Set(elements.map(\.name)).isSubset(of: [
                "title", "desc", "style", "defs", "pattern", "path", "g", "text", "tspan", "circle", "rect",
            ])
        )
        #expect(!elements.flatMap(\.attributes.keys).contains { $0.hasPrefix("on") || $0 == "href" })
    }

    private static func all(_ element: XMLElement) -> [XMLElement] {
        element.children.flatMap { [$0] + all($0) }
    }

    /// A trace of many tasks, each of which takes so many steps.
    private static func large(tasks: Int, steps: Int, _ word: String, nanoseconds: Int64) -> Trace {
        var builder = TraceBuilder(clock: .virtual(tick: TimeSpan(nanoseconds: 1000)))
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        let workers = (0..<tasks).map {
            builder.create(name: "\(word) \($0)", kind: .detached, creator: main)
        }
        builder.end(main)
        for worker in workers {
            builder.start(worker)
            for _ in 0..<steps {
                builder.suspend(worker, on: .lock, what: word)
                builder.time = builder.time + TimeSpan(nanoseconds: nanoseconds)
                builder.ready(worker, by: main, via: .unlock)
                builder.resume(worker)
            }
            builder.end(worker)
        }
        return builder.finish()
    }

    @Test(arguments: [(1, 20_000), (30, 500), (4_000, 3)], [480, 1200])
    func `a large difference gives a file of moderate size`(size: (tasks: Int, steps: Int), width: Int) throws
    {
        let base = Self.large(tasks: size.tasks, steps: size.steps, "a", nanoseconds: 1_000_000)
        let candidate = Self.large(tasks: size.tasks, steps: size.steps, "b", nanoseconds: 1_100_000)
        var options = LayoutOptions()
        options.width = width
        let reported = RecordedPair.reported(base, candidate)
        #expect(reported.comparison.verdict == .different)
        let svg = Self.svg(reported, options)
        #expect(svg.utf8.count <= 1_000_000, "\(svg.utf8.count) bytes")
        #expect(svg.utf8.count { $0 == UInt8(ascii: "<") } <= 20_000)
        let layout = DifferenceLayout(of: reported, options: options)
        #expect(layout.bars.allSatisfy { !$0.stretches.running.isEmpty })
        #expect(size.tasks <= 40 || layout.texts.contains { $0.text.hasSuffix("not drawn") })
    }

    @Test(arguments: RecordedPair.names, [(1200, false), (1200, true), (600, false)])
    func `texts keep apart and stay in the picture`(name: String, size: (width: Int, isSmall: Bool)) throws {
        var options = LayoutOptions()
        options.width = size.width
        let layout = DifferenceLayout(of: try RecordedPair.reported(name), options: options)
        let boxes = layout.allTexts.filter { !size.isSmall || !$0.goesWhenSmall }
            .map { ($0, $0.box(.normal, isSmall: size.isSmall)) }.sorted { $0.1.x < $1.1.x }
        for (place, (text, box)) in boxes.enumerated() {
            #expect(box.x >= 0 && box.right <= layout.width, "\(text.text) leaves the picture")
            for (other, otherBox) in boxes[(place + 1)...].prefix(while: { $0.1.x < box.right }) {
                // Lines may touch: letters are lower than their boxes.
                let slim = Rectangle(x: box.x, y: box.y + 2, width: box.width - 0.5, height: box.height - 4)
                #expect(!slim.overlaps(otherBox), "\(text.text) over \(other.text)")
            }
        }
    }
}

extension DifferenceLayout {
    fileprivate var allTexts: [PlacedText] {
        let lists = [[title, facts], summary, axis.labels, axis.silences, texts, strips.flatMap(\.numbers)]
        let others = [
            shifts.map(\.text), critical.flatMap(\.texts), items.flatMap { [$0.headline] + $0.sentences },
            [heading, more].compactMap(\.self), legend.map(\.name),
        ]
        return (lists + others).flatMap(\.self)
    }
}
