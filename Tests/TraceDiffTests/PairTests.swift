import TestSupport
import Testing
import TraceDiff
import TraceJSON
import TraceModel

/// The reports on pairs of recordings as people see them, in `traces/pairs`.
struct PairTests {
    /// What each pair comes to; the gate is that of the default.
    static let expected: [String: (verdict: Verdict, gate: Gate)] = [
        "identical": (.identical, .pass),
        "equivalent": (.equivalent, .fail),
        "serialised": (.different, .fail),
        "newly-parallel": (.different, .fail),
        "slower-sleep": (.different, .fail),
        "task-renamed": (.different, .fail),
        "task-added": (.different, .fail),
        "truncated": (.cannotCompare, .cannotCompare),
        "lost-cancellation": (.different, .fail),
        "leaked-task": (.different, .fail),
        "lock-order": (.different, .fail),
        "thousand-changed": (.different, .fail),
        "deadlock": (.different, .fail),
    ]

    @Test(arguments: RecordingPair.all.map(\.name))
    func `each pair has its verdict and its report`(name: String) throws {
        let pair = try #require(RecordingPair.all.first { $0.name == name })
        let expected = try #require(Self.expected[name])
        for (file, trace) in [("base", pair.base), ("candidate", pair.candidate)] {
            let bytes = TraceWriter.bytes(of: trace)
            // The thousand workers make a large file that nobody would read.
            if bytes.count < 20_000 {
                let text = String(decoding: bytes, as: UTF8.self)
                Golden.expect(text, matches: "traces/pairs/\(name)/\(file).json")
            }
            let isLawful = trace.lawReport().isLawful
            #expect(isLawful, "\(file) of \(name): \(trace.lawReport().first?.sentence ?? "")")
        }
        let comparison = Comparison(base: pair.base, candidate: pair.candidate)
        #expect(comparison.verdict == expected.verdict)
        #expect(comparison.gate() == expected.gate)
        let report = ComparisonText.report(comparison, names: ("base.json", "candidate.json"))
        Golden.expect(report, matches: "traces/pairs/\(name)/report.txt")
        let json = ComparisonJSON.report(comparison, names: ("base.json", "candidate.json"))
        #expect(json.hasPrefix("{\"verdict\":\"\(expected.verdict.rawValue)\",\n\"gate\":"))
        Golden.expect(json, matches: "traces/pairs/\(name)/report.json")
    }
}
