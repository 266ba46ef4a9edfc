import TestSupport
import Testing
import TraceDiff
import TraceModel

/// The text report: what is gathered in one line, and what never reaches the terminal.
struct ReportTests {
    @Test func `changes that differ only in the numbers of names are one line`() {
        func trace(_ seconds: Double) -> Trace {
            var builder = TraceBuilder()
            let main = builder.main()
            let workers = (1...50).map { builder.create(name: "worker \($0)", kind: .child, parent: main) }
            builder.suspend(main, on: .group)
            for worker in workers {
                builder.start(worker)
                builder.sleep(worker, seconds: seconds)
            }
            return builder.finish()
        }
        let comparison = Comparison(base: trace(1), candidate: trace(2))
        #expect(comparison.count(.structure) == 50)
        let report = ComparisonText.report(comparison, names: ("a", "b"))
        let line = "  50 × `worker 1` sleeps 2 s now; before, it slept 1 s, and the like\n"
        #expect(report.contains(line), "\(report)")
    }

    @Test func `a name can't send anything to the terminal`() {
        var builder = TraceBuilder()
        let main = builder.create(name: "\u{1b}[31mred\n\u{202e}\u{7}", kind: .main)
        builder.start(main)
        builder.print("\u{1b}]0;title\u{7}", main)
        builder.end(main)
        var other = builder
        other.print("late", main)
        let comparison = Comparison(base: builder.finish(), candidate: other.finish())
        let report = ComparisonText.report(comparison, names: ("a\u{1b}[2J", "b\nc"), color: false)
        let harmful = report.unicodeScalars.filter { ($0.value < 0x20 && $0 != "\n") || $0 == "\u{202e}" }
        #expect(harmful.isEmpty)
        let colored = ComparisonText.report(comparison, names: ("a", "b"), color: true)
        let escapes = colored.split(separator: "\u{1b}").dropFirst()
        #expect(escapes.allSatisfy { $0.hasPrefix("[1m") || $0.hasPrefix("[0m") || $0.hasPrefix("[3") })
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `any two traces have a report in both forms, and both tell the same verdict`(seed: UInt64) {
        let base = RandomTrace.make(seed: seed)
        for candidate in [RandomTrace.make(seed: seed + 1), base.mutated(seed: seed)?.trace ?? base] {
            let comparison = Comparison(base: base, candidate: candidate)
            let text = ComparisonText.report(comparison, names: ("a", "b"))
            let title = comparison.verdict == .cannotCompare ? "cannot compare" : comparison.verdict.rawValue
            #expect(text.hasPrefix(title + ": "), "seed \(seed)")
            let json = ComparisonJSON.report(comparison, names: ("a", "b"))
            let gate = comparison.gate() == .pass ? "pass" : "fail"
            let start = "{\"verdict\":\"\(comparison.verdict.rawValue)\",\n\"gate\":\"\(gate)\","
            #expect(json.hasPrefix(start), "seed \(seed)")
            // Whatever differs is told, and nothing is told where nothing differs.
            #expect(text.contains("First divergence") == (comparison.divergence != nil), "seed \(seed)")
            if comparison.verdict == .different || comparison.verdict == .equivalent {
                #expect(comparison.divergence != nil, "seed \(seed)")
            }
        }
    }
}
