import TestSupport
import Testing
import TraceAnalysis
import TraceModel
import TraceText

@testable import TraceLayout

/// Names that are too long for their place, or too many, still tell their tasks apart.
struct NameTests {
    @Test func `a name that is cut keeps its end`() {
        let metrics = TextMetrics(.label, .normal)
        let names = (10...40).map { "connection to the database in the far room \($0)" }
        let cut = names.compactMap { metrics.fitName($0, to: 120) }
        #expect(Set(cut).count == names.count)
        for (name, cut) in zip(names, cut) {
            #expect(metrics.width(of: cut) <= 120 && cut.hasSuffix(name.suffix(2)) && cut.hasPrefix("conn"))
        }
        #expect(metrics.fitName("short", to: 120) == "short")
        #expect(metrics.fitName("connection", to: 10) == nil)
    }

    @Test func `a name of any bytes is cut to its width, and in the terminal to its columns`() {
        let metrics = TextMetrics(.label, .normal)
        for text in HostileTests.texts {
            for width in stride(from: 20.0, to: 300, by: 35) {
                if let cut = metrics.fitName(text, to: width) {
                    #expect(metrics.width(of: cut) <= width && cut.utf8.count < 4000)
                }
                let columns = Int(width / 10)
                #expect(PrintableText.width(PrintableText.cutInMiddle(text, to: columns)) <= columns)
            }
        }
        #expect(PrintableText.cutInMiddle("connection 18", to: 9) == "conn…n 18")
    }

    /// Two hundred tasks of each of two long names under a task.
    private static var twins: Trace {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        for number in 0..<200 {
            builder.create(name: "query of the customers, part one \(number)", kind: .child, parent: main)
            builder.create(name: "query of the customers, part two \(number)", kind: .child, parent: main)
        }
        builder.time = Instant(nanoseconds: 1000)
        return builder.finish()
    }

    private static func columns(_ width: Int) -> TextOptions {
        var options = TextOptions()
        options.width = width
        return options
    }

    @Test func `lanes of many tasks have names that tell them apart`() {
        let layout = Layout(of: Self.twins)
        let labels = layout.folds.compactMap(\.labels.first?.text)
        #expect(labels.count == 2 && Set(labels).count == 2)
        for width in [60, 80, 120] {
            let chart = TextRenderer.render(Self.twins, options: Self.columns(width))
            let lines = chart.split(separator: "\n").filter { $0.contains("×200") }
            #expect(Set(lines).count == 2, "\(width) columns")
        }
    }

    @Test func `a number that does not fit its square follows the name`() {
        var builder = TraceBuilder()
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        for _ in 0..<1200 { builder.create(name: "child", kind: .child, parent: main) }
        builder.create(name: "last", kind: .child, parent: main)
        let lanes = Layout(of: builder.finish()).lanes
        let labels = lanes.map { $0.labels.map { $0.suffix.isEmpty ? $0.text : "\($0.text) \($0.suffix)" } }
        #expect(labels.map { $0.prefix(2) } == [["1", "main"], ["last 1202", "never started"]])
    }

    @Test func `a sentence is not broken between a number and its unit`() {
        #expect(LineBreaks.parts("it took 23.9 ms, 2 times.") == ["it", "took", "23.9 ms,", "2 times."])
        #expect(LineBreaks.parts("1 2 3") == ["1 2", "3"])
        #expect(LineBreaks.parts("  ").isEmpty)
    }

    @Test func `the head counts the findings that are listed`() {
        for seed in 0..<100 as Range<UInt64> {
            let timeline = Timeline(RandomTrace.make(seed: seed))
            let head = HeadWords(timeline, title: nil, findings: timeline.findings())
            let words = head.facts + head.alarms
            let count = timeline.findings().count
            #expect(words.contains(CountWords.count(count, "finding")) == (count > 0), "seed \(seed)")
            #expect(!words.contains("nothing to report") || count == 0, "seed \(seed)")
        }
    }
}
