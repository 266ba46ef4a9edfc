import TestSupport
import Testing
import TraceDiff
import TraceModel

/// What must hold for every pair of traces.
struct ComparisonLawTests {
    static let seeds: Range<UInt64> = 0..<150

    @Test(arguments: seeds)
    func `a trace is identical to itself`(seed: UInt64) {
        let trace = RandomTrace.make(seed: seed)
        let comparison = Comparison(base: trace, candidate: trace)
        #expect(comparison.verdict == .identical, "seed \(seed)")
        #expect(comparison.differences.isEmpty, "seed \(seed)")
        #expect(comparison.gate() == .pass, "seed \(seed)")
    }

    @Test(arguments: seeds)
    func `other ids, other threads and a later start change nothing`(seed: UInt64) {
        let trace = RandomTrace.make(seed: seed)
        let comparison = Comparison(base: trace, candidate: trace.renumbered(seed: seed))
        #expect(comparison.verdict == .identical, "seed \(seed)")
        #expect(comparison.differences.isEmpty, "seed \(seed)")
    }

    @Test(arguments: seeds)
    func `comparing the other way round says the same, mirrored`(seed: UInt64) {
        let base = RandomTrace.make(seed: seed)
        for candidate in [RandomTrace.make(seed: seed + 1), base.mutated(seed: seed)?.trace ?? base] {
            var matching = candidate
            matching.clock = base.clock
            let forth = Comparison(base: base, candidate: matching)
            let back = Comparison(base: matching, candidate: base)
            #expect(forth.verdict == back.verdict, "seed \(seed)")
            let mirrored = Set(back.differences.map(\.mirrored))
            #expect(Set(forth.differences) == mirrored, "seed \(seed)")
            #expect(forth.divergence == back.divergence?.mirrored, "seed \(seed)")
        }
    }

    @Test(arguments: seeds)
    func `a changed event is always found`(seed: UInt64) {
        for round in 0..<20 as Range<UInt64> {
            let trace = RandomTrace.make(seed: seed)
            guard let mutation = trace.mutated(seed: seed &* 1_000 &+ round) else { continue }
            guard mutation.trace.lawReport().isLawful else { continue }
            let comparison = Comparison(base: trace, candidate: mutation.trace)
            #expect(comparison.verdict == .different, "seed \(seed), round \(round): \(mutation.what)")
            #expect(
                comparison.differences.contains { $0.level <= .causality },
                "seed \(seed), round \(round)"
            )
        }
    }
}
