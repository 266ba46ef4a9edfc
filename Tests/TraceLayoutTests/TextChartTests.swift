import TestSupport
import Testing
import TraceAnalysis
import TraceLayout
import TraceModel
import TraceText

/// The chart for the terminal: what it looks like, and that nothing can break its columns.
struct TextChartTests {
    @Test(arguments: (Samples.all + Samples.corners).map(\.name))
    func `each chart is drawn as before`(_ name: String) throws {
        let sample = try #require((Samples.all + Samples.corners).first { $0.name == name })
        var options = TextOptions()
        options.width = 100
        let chart = TextRenderer.render(sample.trace, options: options)
        Golden.expect(chart, matches: "Tests/TraceLayoutTests/Charts/\(name).txt")
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `no line is wider than asked for, and colours change nothing else`(seed: UInt64) {
        let trace = RandomTrace.make(seed: seed)
        for axis in AxisKind.allCases {
            var options = TextOptions()
            options.axis = axis
            options.width = [40, 80, 133][Int(seed % 3)]
            let plain = TextRenderer.render(trace, options: options)
            for line in plain.split(separator: "\n") {
                #expect(PrintableText.width(String(line)) <= options.width, "seed \(seed): \(line)")
            }
            options.color = true
            let colored = TextRenderer.render(trace, options: options)
            #expect(colored.withoutEscapeSequences == plain, "seed \(seed)")
        }
    }

    @Test(
        arguments: [
            "\u{1b}[31mred", "line\nbreak", "tab\there", "bell\u{7}", "\u{9b}31m", "\u{202e}reversed",
            "a\u{2028}b",
            "一二三四五六七八九十", "👩‍👩‍👧‍👦 family", "e\u{301}\u{301}\u{301}", "\u{301}lonely", "\u{200d}\u{200d}",
            String(repeating: "long ", count: 100), "🇪🇺🇪🇺", "",
        ]
    )
    func `a hostile name keeps the columns and the terminal`(name: String) {
        var builder = TraceBuilder()
        let main = builder.create(name: name, kind: .main)
        builder.start(main)
        let child = builder.create(name: "child", kind: .child, parent: main)
        builder.print(name, main)
        builder.suspend(main, on: .lock, what: name)
        builder.start(child)
        builder.time = Instant(nanoseconds: 1_000)
        builder.end(child, .threw, error: name)
        let trace = builder.finish()
        var options = TextOptions()
        options.title = name
        for width in [40, 80] {
            options.width = width
            let chart = TextRenderer.render(trace, options: options)
            let harmful = chart.unicodeScalars.filter { scalar in
                (scalar.value < 0x20 && scalar != "\n") || (0x7F..<0xA0).contains(scalar.value)
                    || ["\u{202e}", "\u{2028}"].contains(scalar)
            }
            #expect(harmful.isEmpty)
            for line in chart.split(separator: "\n") {
                #expect(PrintableText.width(String(line)) <= width, "\(line)")
            }
        }
    }

    @Test(
        arguments: [
            ("plain", 5), ("", 0), ("一二", 4), ("é", 1), ("e\u{301}", 1), ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧‍👦", 2),
            ("한국", 4), ("ｆ", 2), ("☃", 1), ("☃\u{fe0f}", 2), ("🇪🇺", 2),
        ]
    )
    func `a text is as wide as a terminal shows it`(text: String, width: Int) {
        #expect(PrintableText.width(text) == width)
    }

    @Test func `a thousand tasks are counted where they are not drawn`() {
        var builder = TraceBuilder()
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        let letters = Array("abcdefghijklmnopqrstuvwxyz")
        for place in 0..<1_000 {
            let name = [place / 676 % 26, place / 26 % 26, place % 26].map { String(letters[$0]) }.joined()
            builder.create(name: name, kind: .child, parent: main)
        }
        let chart = TextRenderer.render(builder.finish())
        #expect(chart.contains("… 941 more tasks"))
        #expect(chart.split(separator: "\n").count < 100)
    }
}

extension String {
    /// The text without what switches colours.
    var withoutEscapeSequences: String {
        var text = ""
        var isEscape = false
        for scalar in unicodeScalars {
            if scalar == "\u{1b}" { isEscape = true }
            if !isEscape { text.unicodeScalars.append(scalar) }
            if isEscape, scalar == "m" { isEscape = false }
        }
        return text
    }
}
