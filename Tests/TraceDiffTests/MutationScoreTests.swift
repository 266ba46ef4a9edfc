import TestSupport
import Testing
import TraceJSON
import TraceModel

@testable import TraceDiff

/// Every change of one event of every golden trace, and whether the comparison tells it as what it is.
struct MutationScoreTests {
    /// Every golden trace of the repository that can be compared.
    static let traces: [String] = {
        let scenarios = Golden.names(in: "traces").map { "traces/\($0)/trace.json" }
        let pairs = Golden.names(in: "traces/pairs").map { "traces/pairs/\($0)/base.json" }
        return (scenarios + pairs).filter { Golden.bytes($0) != nil }
    }()

    @Test func `every change of one event of every golden trace is told as what it is`() throws {
        var scores: [String: (told: Int, all: Int)] = [:]
        var unlawful: [String: Int] = [:]
        for path in Self.traces {
            let trace = try TraceReader.read(bytes: #require(Golden.bytes(path))).trace
            let events = trace.events.count
            // Of a thousand equal tasks a few are enough.
            for index in stride(from: 0, to: events, by: 1 + events * events / 100_000) {
                for change in SingleChanges.all(of: trace, at: index) {
                    let comparison = Comparison(base: trace, candidate: change.trace)
                    guard change.trace.lawReport().isLawful else {
                        // No recorder writes such a trace, so that finding it is no merit of the comparison.
                        unlawful[change.kind, default: 0] += 1
                        #expect(
                            comparison.verdict == .cannotCompare,
                            "\(path), event \(index), \(change.kind)"
                        )
                        continue
                    }
                    let isTold = Self.isTold(change, comparison)
                    scores[change.kind, default: (0, 0)].told += isTold ? 1 : 0
                    scores[change.kind, default: (0, 0)].all += 1
                    let kinds = comparison.differences.map(\.fact.kind)
                    #expect(
                        isTold,
                        "\(path), event \(index), \(change.kind): \(comparison.verdict), \(kinds)"
                    )
                }
            }
        }
        let all = scores.values.reduce((0, 0)) { ($0.0 + $1.told, $0.1 + $1.all) }
        #expect(all.1 > 5_000)
        let traces = Self.traces.count
        print(
            "mutation score: \(all.0) of \(all.1) lawful changes of \(traces) traces are told as what they are"
        )
        for (kind, score) in scores.sorted(by: { $0.key < $1.key }) {
            print("  \(kind): \(score.told) of \(score.all)")
        }
        let breaches = unlawful.values.reduce(0, +)
        print("\(breaches) more break a law of the format, and can't be compared:")
        for (kind, count) in unlawful.sorted(by: { $0.key < $1.key }) { print("  \(kind): \(count)") }
    }

    private static func isTold(_ change: SingleChange, _ comparison: Comparison) -> Bool {
        switch change.expectation {
        case .told(let kinds):
            comparison.verdict == .different
                && comparison.differences.contains { kinds.contains($0.fact.kind) }
        case .equivalent: comparison.verdict == .equivalent
        case .later:
            comparison.verdict == .different && comparison.count(.time) > 0
                && comparison.count(.structure) + comparison.count(.causality) == 0
        case .unseen: comparison.verdict == .identical
        }
    }
}
