import TraceAnalysis
import TraceModel

/// A comparison of several recordings as text for people: the verdict with one sentence, what is in every candidate
/// and no baseline, times with their evidence, the gate.
public enum SetText: Sendable {
    /// The report, with a newline at the end of each line.
    public static func report(_ sets: ReportedSets, color: Bool = false) -> String {
        let paint = Paint(isOn: color)
        let comparison = sets.comparison
        var lines = [paint.bold(comparison.verdict.title) + ": " + sets.summary + ".", ""]
        lines.append(paint.removed("- base") + "       " + recordings(sets.names.base))
        lines.append(paint.added("+ candidate") + "  " + recordings(sets.names.candidate))
        for obstacle in comparison.obstacles.dropFirst() { lines += ["", sets.clause(of: obstacle)] }
        let same = comparison.differences.filter { !comparison.varies($0) }
        let varying = comparison.differences.filter { comparison.varies($0) }
        lines += list(same, "In every candidate and no baseline", paint)
        let title = "Where all baselines agree and each candidate has something else, in the first candidate"
        lines += list(varying, title, paint)
        if !comparison.changes.isEmpty { lines += [""] + times(comparison, paint) }
        lines += ["", gate(sets, paint)]
        return lines.map { $0 + "\n" }.joined()
    }

    /// At most so many differences, and so many times without evidence.
    private static let shown = 20

    private static func list(_ differences: [Difference], _ title: String, _ paint: Paint) -> [String] {
        guard !differences.isEmpty else { return [] }
        let groups = DifferenceGroups(differences).groups
        let rest = groups.count > shown ? ["  and \(groups.count - shown) more"] : []
        return ["", paint.bold(title) + ":"] + groups.prefix(shown).map { "  " + $0.line } + rest
    }

    private static func recordings(_ names: [String]) -> String {
        let files = names.prefix(3).map { PrintableText.escaped($0) } + (names.count > 3 ? ["…"] : [])
        return Words.count(names.count, "recording") + ": " + files.joined(separator: ", ")
    }

    // MARK: Times

    /// The whole program's times always, those of tasks where they changed.
    private static func times(_ comparison: SetComparison, _ paint: Paint) -> [String] {
        let changes = comparison.changes
        let told =
            changes.prefix(2) + changes.dropFirst(2).filter { $0.isEvident || $0.isExceeded }.prefix(shown)
        let rows = told.map { row($0) }
        let columns = rows[0].indices.map { column in rows.map { PrintableText.width($0[column]) }.max() ?? 0
        }
        let counts = comparison.counts
        var lines = [
            paint.bold("Time")
                + ", medians of \(counts.base) and \(counts.candidate) recordings; ~ where chance "
                + "explains a change, or it is within \(comparison.threshold.words):"
        ]
        for (change, row) in zip(told, rows) {
            let cells = zip(row, columns).map { PrintableText.fitted($0, to: $1) }
            let line = cells.joined(separator: "  ")
            lines.append("  " + (change.isEvident ? paint.bold(line) : line))
        }
        let rest = changes.count - told.count
        if rest > 0 { lines.append("  and \(Words.count(rest, "time")) without a change") }
        return lines
    }

    private static func row(_ change: MeasuredChange) -> [String] {
        let medians = Change(change.medians.base.rounded, change.medians.candidate.rounded)
        return [
            change.measure.phrase, Words.span(medians.base), "→ " + Words.span(medians.candidate),
            change.isEvident ? Words.shift(medians) : "~",
            "p=\(Words.p(change.test.p))"
                + (change.isExceeded ? ", corrected \(Words.p(change.corrected))" : ""),
        ]
    }

    // MARK: The gate

    private static func gate(_ sets: ReportedSets, _ paint: Paint) -> String {
        let levels = Level.allCases.filter { sets.failOn.levels.contains($0) }
        let list = levels.isEmpty ? "nothing" : levels.map(\.rawValue).joined(separator: ", ")
        switch sets.gate {
        case .pass: return paint.added(paint.bold("pass")) + " (fails on: \(list))"
        case .fail:
            let count = levels.reduce(0) { $0 + sets.comparison.count($1) }
            return paint.removed(paint.bold("fail")) + ": \(Words.count(count, "difference")) in \(list)"
        case .cannotCompare:
            return paint.removed(paint.bold("fail")) + ": "
                + (sets.timeClause ?? "what can't be compared never passes")
        }
    }
}

extension TimeThreshold {
    /// Both parts in words: `10 % and 1 ms`.
    fileprivate var words: String {
        let share = "\(percent)"
        return (share.hasSuffix(".0") ? String(share.dropLast(2)) : share) + " % and \(Words.span(absolute))"
    }
}
