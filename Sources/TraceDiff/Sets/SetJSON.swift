import TraceAnalysis
import TraceModel

/// A comparison of several recordings as JSON for programs: one object, beginning with `"verdict"` and `"gate"`.
public enum SetJSON: Sendable {
    /// The report, one field, difference or time a line; `traces/pairs/sets.schema.json` describes it.
    public static func report(_ sets: ReportedSets) -> String {
        let comparison = sets.comparison
        let levels = Level.allCases.filter { sets.failOn.levels.contains($0) }
        var fields = [
            "\"verdict\":\(JSONText.quoted(comparison.verdict.rawValue))",
            "\"gate\":\(JSONText.quoted(sets.gate.word))",
            "\"exit\":\(sets.gate.exitStatus)",
            "\"failOn\":\(list(levels.map(\.rawValue)))",
            "\"summary\":\(JSONText.quoted(sets.summary))",
            "\"base\":\(list(sets.names.base))",
            "\"candidate\":\(list(sets.names.candidate))",
        ]
        let obstacles =
            comparison.obstacles.map { sets.clause(of: $0) } + (sets.timeClause.map { [$0] } ?? [])
        if !obstacles.isEmpty { fields.append("\"obstacles\":\(list(obstacles))") }
        if comparison.verdict != .cannotCompare {
            let differences = comparison.differences.map {
                "\n" + ComparisonJSON.object($0, varies: comparison.varies($0))
            }
            fields.append("\"differences\":[\(differences.joined(separator: ","))]")
            fields.append(
                "\"times\":[\(comparison.changes.map { "\n" + object($0) }.joined(separator: ","))]"
            )
        }
        return "{" + fields.joined(separator: ",\n") + "}\n"
    }

    private static func list(_ texts: [String]) -> String {
        "[\(texts.map { JSONText.quoted($0) }.joined(separator: ","))]"
    }

    private static func object(_ change: MeasuredChange) -> String {
        var fields: [String] = []
        switch change.measure {
        case .total: fields.append("\"measure\":\"total\"")
        case .criticalPath: fields.append("\"measure\":\"critical-path\"")
        case .state(let task, let ordinal, let state):
            fields += ["\"measure\":\"state\"", "\"task\":\(JSONText.quoted(task))"]
            if let ordinal { fields.append("\"ordinal\":\(ordinal)") }
            fields.append("\"state\":\(JSONText.quoted(state.word))")
        }
        fields += [
            "\"base\":\(change.medians.base.nanoseconds)",
            "\"candidate\":\(change.medians.candidate.nanoseconds)",
            "\"n\":[\(change.counts.base),\(change.counts.candidate)]",
            "\"pPerMillion\":\(perMillion(change.test.p))",
            "\"correctedPerMillion\":\(perMillion(change.corrected))",
            "\"exceeded\":\(change.isExceeded)", "\"evident\":\(change.isEvident)",
        ]
        return "{" + fields.joined(separator: ",") + "}"
    }

    private static func perMillion(_ share: Double) -> Int { Int((share * 1_000_000).rounded()) }
}
