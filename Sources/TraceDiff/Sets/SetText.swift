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
        if let times = sets.times { lines += [""] + Self.lines(times, paint) }
        lines += ["", gate(sets, paint)]
        return lines.map { $0 + "\n" }.joined()
    }

    /// At most so many differences.
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

    private static func lines(_ times: SetTimes, _ paint: Paint) -> [String] {
        let rows = times.rows.map { [$0[0], $0[1], "→ " + $0[2], $0[3], $0[4]] }
        let columns = rows[0].indices.map { column in rows.map { PrintableText.width($0[column]) }.max() ?? 0
        }
        var lines = [paint.bold("Time") + ", \(times.caption):"]
        for (isEvident, row) in zip(times.isEvident, rows) {
            let cells = zip(row, columns).map { PrintableText.fitted($0, to: $1) }
            let line = cells.joined(separator: "  ")
            lines.append("  " + (isEvident ? paint.bold(line) : line))
        }
        return lines + [times.more.map { "  " + $0 }].compactMap(\.self)
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
