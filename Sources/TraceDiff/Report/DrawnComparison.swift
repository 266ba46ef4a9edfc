public import TraceModel

/// What the picture of a difference shows: two recordings, and what is to be said of them.
///
/// Of several recordings a side those of median length are drawn, and what is said is what holds for all of them.
public struct DrawnComparison: Sendable {
    /// The two that are drawn.
    public let pair: Comparison
    package let verdict: Verdict
    package let gate: Gate
    package let failOn: FailOn
    /// The one sentence that says it all, without a full stop.
    package let summary: String
    /// Everything there is to report, the firmest first; what a ring can be drawn around has its difference.
    package let items: [ReportItem]
    /// The differences of the pair that are told; the others are of chance.
    package let differences: [Difference]
    /// Whether the lengths of the critical paths are told: not where they vary by chance.
    package let tellsCriticalPath: Bool
    /// Which recordings are drawn, in a sentence; nil where there are no others.
    package let note: String?

    /// Two recordings.
    public init(_ reported: ReportedComparison) {
        pair = reported.comparison
        (verdict, gate, failOn) = (pair.verdict, reported.gate, reported.failOn)
        (summary, items, note) = (reported.summary, reported.items, nil)
        differences = pair.differences
        tellsCriticalPath = true
    }

    /// Several recordings a side; O(events) to compare the two that are drawn.
    ///
    /// - Parameters:
    ///   - sets: What is said.
    ///   - base: The recordings of the base.
    ///   - candidate: Those of the candidate.
    public init(_ sets: ReportedSets, base: [Trace], candidate: [Trace]) {
        let (typical, counts) = (sets.comparison.typical, sets.comparison.counts)
        let isComplete = base.count == counts.base && candidate.count == counts.candidate
        let pair =
            isComplete
            ? Comparison(base: base[typical.base], candidate: candidate[typical.candidate])
            : Comparison(
                base: base.first,
                candidate: candidate.first,
                obstacles: [.unavailable(.base, reason: sets.summary)]
            )
        self.pair = pair
        (verdict, gate, failOn) = (sets.verdict, sets.gate, sets.failOn)
        summary = sets.summary
        let keys = Set(sets.comparison.differences.map { FactKey($0.fact) })
        differences = pair.differences.filter { keys.contains(FactKey($0.fact)) }
        items = sets.allItems.map { item in
            guard let key = item.difference.map({ FactKey($0.fact) }) else { return item }
            return item.showing(pair.differences.first { FactKey($0.fact) == key })
        }
        tellsCriticalPath = sets.comparison.changes.contains { $0.measure == .criticalPath && $0.isEvident }
        let names = (sets.names.base[typical.base], sets.names.candidate[typical.candidate])
        note =
            pair.verdict == .cannotCompare
            ? nil
            : "drawn are \(Words.name(names.0)) and \(Words.name(names.1)), of median length among \(counts.base) "
                + "and \(counts.candidate) recordings"
    }
}
