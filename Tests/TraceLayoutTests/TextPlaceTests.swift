import TestSupport
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceLayout

/// Texts neither cover one another nor leave the picture, as far as the table of widths can tell.
struct TextPlaceTests {
    /// Every text of a picture that is there at a size.
    private static func texts(_ layout: Layout, isSmall: Bool) -> [PlacedText] {
        var all = [layout.title] + layout.excerpt + layout.losses + layout.axis.labels + layout.axis.silences
        all += layout.facts.map { line in
            var text = line.facts
            text.text = ([text.text].filter { !$0.isEmpty } + line.alarms).joined(
                separator: HeadLine.separator
            )
            return text
        }
        all += layout.axis.labels.map { label in
            var label = label
            label.baseline -= layout.axis.labelRise
            return label
        }
        all += layout.strip.rows.flatMap { [$0.label] + $0.names }
        all += layout.lanes.flatMap(\.labels) + layout.texts + layout.pins.compactMap(\.text)
        all += layout.lostLabels + layout.edges.counts + layout.folds.flatMap(\.labels)
        all += [layout.more, layout.findingsHeading, layout.moreFindings].compactMap(\.self)
        all += layout.findings.flatMap { [$0.headline] + $0.sentences } + layout.legend.entries.map(\.name)
        return all.filter { !isSmall || !$0.goesWhenSmall }
    }

    private static func check(_ layout: Layout, _ what: String, isSmall: Bool) {
        let all = texts(layout, isSmall: isSmall).map { ($0, $0.box(layout.density, isSmall: isSmall)) }
        for (text, box) in all {
            #expect(box.x >= 0 && box.right <= layout.width, "\(what): \(text.text) leaves the picture")
        }
        let sorted = all.sorted { $0.1.x < $1.1.x }
        for (place, (text, box)) in sorted.enumerated() {
            for (other, otherBox) in sorted[(place + 1)...].prefix(while: { $0.1.x < box.right }) {
                // Lines may touch: letters are lower than their boxes.
                let slim = Rectangle(x: box.x, y: box.y + 2, width: box.width - 0.5, height: box.height - 4)
                #expect(!slim.overlaps(otherBox), "\(what): \(text.text) over \(other.text)")
            }
        }
    }

    @Test(arguments: (Samples.all + Samples.corners).map(\.name), [false, true])
    func `texts of the pictures keep apart`(_ name: String, _ isSmall: Bool) throws {
        let sample = try #require((Samples.all + Samples.corners).first { $0.name == name })
        for axis in AxisKind.allCases {
            var options = LayoutOptions()
            options.axis = axis
            Self.check(Layout(of: sample.trace, options: options), "\(name), \(axis)", isSmall: isSmall)
        }
    }

    @Test(arguments: [480, 600, 760, 2400], [false, true])
    func `the head keeps apart at every width`(_ width: Int, _ isSmall: Bool) {
        for sample in Samples.all + Samples.corners {
            var options = LayoutOptions()
            options.width = width
            let layout = Layout(of: sample.trace, options: options)
            for line in layout.facts {
                var text = line.facts
                text.text = ([text.text].filter { !$0.isEmpty } + line.alarms).joined(
                    separator: HeadLine.separator
                )
                let box = text.box(layout.density, isSmall: isSmall)
                #expect(box.right <= layout.width, "\(sample.name): \(text.text) leaves the picture")
            }
            let lines = layout.facts.map(\.facts.baseline) + (layout.excerpt + layout.losses).map(\.baseline)
            #expect(lines == lines.indices.map { 68 + 22 * Double($0) }, "\(sample.name)")
            #expect(
                layout.facts.flatMap(\.alarms)
                    == HeadWords(
                        Timeline(sample.trace),
                        title: nil,
                        findings:
                            Timeline(sample.trace).findings()
                    ).alarms
            )
        }
    }

    @Test func `a count of lines that are not shown holds at either size`() {
        var builder = TraceBuilder()
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        for line in 0..<60 {
            builder.print("line \(line) " + String(repeating: "of very many ", count: 20), main)
        }
        builder.end(main)
        for width in [480, 1200] {
            var options = LayoutOptions()
            options.width = width
            let prints = Layout(of: builder.trace, options: options).texts.filter { $0.style == .print }
            #expect(prints.count == Frame.printLimit && !prints.contains { $0.goesWhenSmall })
            #expect(prints.last?.text.hasPrefix("… 55 more") == true)
        }
    }

    @Test(arguments: [false, true])
    func `texts of random traces keep apart`(_ isSmall: Bool) {
        for seed in 0..<100 as Range<UInt64> {
            Self.check(Layout(of: RandomTrace.make(seed: seed)), "seed \(seed)", isSmall: isSmall)
        }
    }

    @Test(arguments: [false, true])
    func `texts keep apart however long they are`(_ isSmall: Bool) throws {
        let long = ["W", "<&>\"", "日本語", "👩‍👩‍👧‍👦", "a\u{301}\u{302}\u{303}", "long name ", "\u{202E}"].map {
            String(repeating: $0, count: 200)
        }
        for seed in 0..<60 as Range<UInt64> {
            var trace = RandomTrace.make(seed: seed)
            // Every text of the trace becomes another one.
            var texts = TextTable()
            for place in 0..<trace.texts.count {
                _ = texts.intern("\(long[(place + Int(seed)) % long.count]) \(place)")
            }
            trace.texts = texts
            trace.program.command = [long[Int(seed) % long.count]]
            var selection = Selection()
            selection.from = Instant(nanoseconds: trace.endTime.nanoseconds / 3)
            selection.hide = try NamePattern("nobody at all, \(String(repeating: "x", count: 500))")
            let timeline = Timeline(trace)
            var options = LayoutOptions()
            options.rowLimit = seed % 2 == 0 ? 4 : 120
            Self.check(Layout(of: Excerpt(timeline), options: options), "seed \(seed)", isSmall: isSmall)
            guard let part = try? Excerpt(timeline, selection) else { continue }
            Self.check(Layout(of: part, options: options), "seed \(seed), a part", isSmall: isSmall)
        }
    }

    @Test(arguments: [false, true])
    func `texts of folds keep apart`(_ isSmall: Bool) {
        for seed in 0..<60 as Range<UInt64> {
            for rows in [2, 5, 14] {
                var options = LayoutOptions()
                options.rowLimit = rows
                let layout = Layout(of: RandomTrace.make(seed: seed), options: options)
                Self.check(layout, "seed \(seed), \(rows) rows", isSmall: isSmall)
            }
        }
        Self.check(Layout(of: ServerSample.trace(handlers: 150)), "a server", isSmall: isSmall)
    }

    @Test func `a text is cut where it does not fit, and left out where nothing would be left`() {
        let metrics = TextMetrics(.print, .normal)
        #expect(metrics.fit("Start fetching", to: 200) == "Start fetching")
        #expect(metrics.fit("Start fetching", to: 60) == "Start f…")
        #expect(metrics.fit("Start fetching", to: 20) == nil)
        #expect(metrics.fit("", to: 0) == "")
    }
}
