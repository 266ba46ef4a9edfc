import TestSupport
import Testing
import TraceDiff
import TraceJSON
import TraceModel

/// The reports on programs before and after a change, as they were recorded (`RealChangeTests` records them again).
struct RecordedPairTests {
    @Test(
        arguments: [
            (
                "lock-held-across-await",
                "`anna` and `ben` used to overlap for 100 ms; now `ben` waits until `anna` gives up lock "
                    + "`account`: +100 ms on the critical path"
            ),
            (
                "async-let-one-by-one",
                "the 1st and the 2nd `async-let task` used to overlap for 200 ms; now the 2nd starts only after the "
                    + "1st ends, because `main` awaits it first: +200 ms on the critical path"
            ),
            (
                "queue-shrunk",
                "`kitchen` waits until `waiter` takes from the queue `shelf` now; before, it did not: 2 times, 70 ms "
                    + "in all; the critical path is as long as before"
            ),
        ]
    )
    func `a change of a real program is told in the first line`(pair: String, words: String) throws {
        let traces = try ["base", "candidate"].map { file in
            try TraceReader.read(bytes: #require(Golden.bytes("traces/pairs/\(pair)/\(file).json"))).trace
        }
        let comparison = Comparison(base: traces[0], candidate: traces[1])
        #expect(comparison.verdict == .different)
        #expect(comparison.gate() == .fail)
        let report = ComparisonText.report(comparison, names: ("base.json", "candidate.json"))
        #expect(report.prefix { $0 != "\n" } == "different: \(words).")
        Golden.expect(report, matches: "traces/pairs/\(pair)/report.txt")
        let json = ComparisonJSON.report(comparison, names: ("base.json", "candidate.json"))
        Golden.expect(json, matches: "traces/pairs/\(pair)/report.json")
    }
}
