import TraceAnalysis

/// The times of several recordings a side as rows of a table: the whole program's always, those of tasks where they
/// changed.
struct SetTimes {
    /// How many recordings there are, and what counts as no change.
    let caption: String
    /// For each time what it is, both medians, the change or `~`, and its evidence.
    let rows: [[String]]
    /// Whether the time of each row has changed.
    let isEvident: [Bool]
    /// How many times are not told.
    let rest: Int

    /// At most so many times of tasks.
    private static let shown = 20

    /// The times of a comparison; without rows if nothing was measured.
    init(_ comparison: SetComparison) {
        let changes = comparison.changes
        let told =
            changes.prefix(2)
            + changes.dropFirst(2).filter { $0.isEvident || $0.isExceeded }.prefix(Self.shown)
        let counts = comparison.counts
        caption =
            "medians of \(counts.base) and \(counts.candidate) recordings; ~ where chance "
            + "explains a change, or it is within \(comparison.threshold.words)"
        rows = told.map { Self.row($0) }
        isEvident = told.map(\.isEvident)
        rest = changes.count - told.count
    }

    private static func row(_ change: MeasuredChange) -> [String] {
        let medians = Change(change.medians.base.rounded, change.medians.candidate.rounded)
        return [
            change.measure.phrase, Words.span(medians.base), Words.span(medians.candidate),
            change.isEvident ? Words.shift(medians) : "~",
            "p=\(Words.p(change.test.p))"
                + (change.isExceeded ? ", corrected \(Words.p(change.corrected))" : ""),
        ]
    }

    /// How many times are not told; nil if all are.
    var more: String? { rest > 0 ? "and \(Words.count(rest, "time")) without a change" : nil }

    /// The rows as lines of plain text, each a sentence without a full stop.
    var lines: [String] {
        rows.map { "\($0[0]) \($0[1]) → \($0[2]), \($0[3]) (\($0[4]))" } + [more].compactMap(\.self)
    }
}

extension TimeThreshold {
    /// Both parts in words: `10 % and 1 ms`.
    var words: String {
        let share = "\(percent)"
        return (share.hasSuffix(".0") ? String(share.dropLast(2)) : share) + " % and \(Words.span(absolute))"
    }
}
