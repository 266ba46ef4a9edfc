import TestSupport
import Testing
import TraceAnalysis
import TraceDiff
import TraceModel
import TraceSVG

@testable import TraceLayout

/// The picture of a difference keeps the rules of every picture: bounded, clear, safe.
struct DifferenceRulesTests {
    private static func svg(
        _ reported: ReportedComparison,
        _ options: LayoutOptions = LayoutOptions(),
        isInteractive: Bool = false
    ) -> String {
        let layout = DifferenceLayout(of: reported, options: options)
        return String(decoding: SVGRenderer.render(layout, isInteractive: isInteractive), as: UTF8.self)
    }

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

    // MARK: Safe

    @Test(arguments: HostileTests.texts.indices)
    func `a hostile text has no meaning in the file`(_ index: Int) throws {
        let text = HostileTests.texts[index]
        let other = HostileTests.texts[(index + 1) % HostileTests.texts.count]
        for clock in [Clock.virtual(tick: TimeSpan(nanoseconds: 1000)), .wall] {
            var options = LayoutOptions()
            options.title = text.isEmpty ? nil : text
            let (base, candidate) = (
                traceOfNothingBut(text, clock: clock), traceOfNothingBut(other, clock: clock)
            )
            for reported in [
                RecordedPair.reported(base, candidate), RecordedPair.reported(candidate, base),
            ] {
                #expect(reported.comparison.obstacles.map(\.clause) == [], "\(clock)")
                let root = try XMLReader.read(Self.svg(reported, options, isInteractive: true))
                let elements = Self.all(root)
                #expect(
                    Set(elements.map(\.name)).isSubset(of: [
                        "title", "desc", "style", "defs", "pattern", "path", "g", "text", "tspan", "circle",
                        "rect", "script",
                    ])
                )
                #expect(Set(root.all("script").map(\.text)).isSubset(of: [PictureScript.text]))
                let attributes = elements.flatMap(\.attributes.keys)
                #expect(!attributes.contains { $0.hasPrefix("on") || $0 == "href" })
            }
        }
    }

    private static func all(_ element: XMLElement) -> [XMLElement] {
        element.children.flatMap { [$0] + all($0) }
    }

    @Test func `the script is in a picture that is to be interactive and has something to be seen`() throws {
        let pair = try RecordedPair.reported("serialised")
        #expect(!Self.svg(pair).contains("<script"))
        let scripts = try XMLReader.read(Self.svg(pair, isInteractive: true)).all("script").map(\.text)
        #expect(scripts == [PictureScript.text])
        #expect(!Self.svg(try RecordedPair.reported("truncated"), isInteractive: true).contains("<script"))
    }

    // MARK: Bounded

    /// A trace of many tasks, each of which takes so many steps, prints, and is cancelled.
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
                builder.print(word, worker)
                builder.cancel(worker, by: main)
                builder.suspend(worker, on: .lock, what: word)
                builder.time = builder.time + TimeSpan(nanoseconds: nanoseconds)
                builder.ready(worker, by: main, via: .unlock)
                builder.resume(worker)
            }
            builder.end(worker)
        }
        return builder.finish()
    }

    @Test(arguments: [(1, 10_000), (11, 1_000), (30, 300), (3_000, 3)], [480, 1200])
    func `a large difference gives a file of moderate size`(size: (tasks: Int, steps: Int), width: Int) throws
    {
        let base = Self.large(tasks: size.tasks, steps: size.steps, "a", nanoseconds: 1_000_000)
        let candidate = Self.large(tasks: size.tasks, steps: size.steps, "b", nanoseconds: 1_100_000)
        var options = LayoutOptions()
        options.width = width
        let reported = RecordedPair.reported(base, candidate)
        #expect(reported.comparison.verdict == .different)
        let svg = Self.svg(reported, options, isInteractive: true)
        #expect(svg.utf8.count <= 1_000_000, "\(svg.utf8.count) bytes")
        let elements = Self.all(try XMLReader.read(svg)).count
        #expect(elements <= 10_000, "\(elements) elements")
        let layout = DifferenceLayout(of: reported, options: options)
        #expect(layout.bars.allSatisfy { !$0.stretches.running.isEmpty })
        #expect(size.tasks <= 40 || layout.texts.contains { $0.text.hasSuffix("not drawn") })
    }

    // MARK: Clear

    private static func expectApart(_ layout: DifferenceLayout, isSmall: Bool, _ what: String) {
        let boxes = layout.allTexts.filter { !isSmall || !$0.goesWhenSmall }
            .map { ($0, $0.box(.normal, isSmall: isSmall)) }.sorted { $0.1.x < $1.1.x }
        for (place, (text, box)) in boxes.enumerated() {
            #expect(box.x >= 0 && box.right <= layout.width, "\(what): \(text.text) leaves the picture")
            for (other, otherBox) in boxes[(place + 1)...].prefix(while: { $0.1.x < box.right }) {
                // Lines may touch: letters are lower than their boxes.
                let slim = Rectangle(x: box.x, y: box.y + 2, width: box.width - 0.5, height: box.height - 4)
                #expect(!slim.overlaps(otherBox), "\(what): \(text.text) over \(other.text)")
            }
        }
    }

    @Test(arguments: RecordedPair.names, [(1200, false), (1200, true), (600, false)])
    func `texts keep apart and stay in the picture`(name: String, size: (width: Int, isSmall: Bool)) throws {
        var options = LayoutOptions()
        options.width = size.width
        let layout = DifferenceLayout(of: try RecordedPair.reported(name), options: options)
        Self.expectApart(layout, isSmall: size.isSmall, name)
    }

    @Test(arguments: [false, true])
    func `so they do for random pairs, however long their texts are`(isSmall: Bool) {
        let long = ["W", "<&>\"", "日本語", "👩‍👩‍👧‍👦", "long name "].map { String(repeating: $0, count: 200) }
        for seed in 0..<80 as Range<UInt64> {
            var traces = [RandomTrace.make(seed: seed), RandomTrace.make(seed: seed + 1)]
            for side in traces.indices where seed % 2 == 0 {
                var texts = TextTable()
                for place in 0..<traces[side].texts.count {
                    _ = texts.intern("\(long[(place + Int(seed)) % long.count]) \(place)")
                }
                traces[side].texts = texts
            }
            let layout = DifferenceLayout(of: RecordedPair.reported(traces[0], traces[1]))
            Self.expectApart(layout, isSmall: isSmall, "seed \(seed)")
        }
    }

    @Test func `the legend explains what is drawn, and nothing else`() throws {
        for name in RecordedPair.names {
            let layout = DifferenceLayout(of: try RecordedPair.reported(name))
            let signs = layout.legend.map(\.sign)
            #expect(Set(signs).count == signs.count, "\(name)")
            #expect(signs.contains(.ghost) == !layout.ghosts.isEmpty, "\(name)")
            #expect(signs.contains(.changed) == !layout.rings.isEmpty, "\(name)")
            #expect(signs.contains(.moved) == !layout.shifts.isEmpty, "\(name)")
            #expect(signs.contains(.picture(.print)) == !layout.hairlines.isEmpty, "\(name)")
            let isLonger = layout.critical.contains { $0.added.width > 0 }
            #expect(signs.contains(.longer) == isLonger, "\(name)")
            let isCancelled = layout.bars.contains { !$0.cancellations.isEmpty }
            #expect(signs.contains(.picture(.cancellation)) == isCancelled, "\(name)")
        }
    }
}

extension DifferenceLayout {
    fileprivate var allTexts: [PlacedText] {
        let lists = [
            [title, facts], summary, note, axis.labels, axis.silences, texts, strips.flatMap(\.numbers),
        ]
        let places = [
            names.flatMap(\.texts), bars.compactMap(\.label), ghosts.compactMap(\.label), criticalLabels,
        ]
        let others = [
            shifts.map(\.text), critical.flatMap(\.texts), items.flatMap { [$0.headline] + $0.sentences },
            [heading, more].compactMap(\.self), legend.map(\.name),
        ]
        return (lists + places + others).flatMap(\.self)
    }
}
