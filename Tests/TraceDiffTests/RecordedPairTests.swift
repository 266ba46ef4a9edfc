import TestSupport
import Testing
import TraceDiff
import TraceJSON
import TraceModel

/// The reports on programs before and after a change, as they were recorded (`RealChangeTests` records them again).
struct RecordedPairTests {
    @Test(
        arguments: [
            ("lock-held-across-await", "`ben` waits for lock `account` now"),
            ("async-let-one-by-one", "used to overlap"),
            ("queue-shrunk", "`shelf`"),
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
        #expect(report.prefix { $0 != "\n" }.contains(words))
        Golden.expect(report, matches: "traces/pairs/\(pair)/report.txt")
        let json = ComparisonJSON.report(comparison, names: ("base.json", "candidate.json"))
        Golden.expect(json, matches: "traces/pairs/\(pair)/report.json")
    }
}
