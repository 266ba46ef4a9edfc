import TraceAnalysis
import TraceModel

/// A comparison as JSON for programs: one object, beginning with `"verdict"` and `"gate"`.
public enum ComparisonJSON: Sendable {
    /// The report: one field or difference a line, and a newline at the end.
    ///
    /// `verdict` is `identical`, `equivalent`, `different` or `cannot-compare`; `gate` is `pass` or `fail`;
    /// `exit` is the exit status of `weft diff`. `counts` has each level, `unlisted` how many of them are not
    /// in `differences`. Events are given by their place in the trace, from 0.
    ///
    /// - Parameters:
    ///   - comparison: What to report.
    ///   - names: What to call both recordings, such as their files.
    ///   - failOn: What fails; nil for what the clocks call for.
    /// - Returns: A JSON object.
    public static func report(
        _ comparison: Comparison,
        names: (base: String, candidate: String),
        failOn: FailOn? = nil
    ) -> String {
        let failOn = failOn ?? comparison.defaultFailOn
        let gate = comparison.gate(failOn: failOn)
        let levels = Level.allCases.filter { failOn.levels.contains($0) }
        var fields = [
            "\"verdict\":\(JSONText.quoted(comparison.verdict.rawValue))",
            "\"gate\":\(JSONText.quoted(gate.word))",
            "\"exit\":\(gate.exitStatus)",
            "\"failOn\":[\(levels.map { JSONText.quoted($0.rawValue) }.joined(separator: ","))]",
            "\"summary\":\(JSONText.quoted(Explanation(comparison).sentence))",
            "\"base\":\(recording(comparison.isAvailable(.base) ? comparison.base : nil, names.base))",
            "\"candidate\":"
                + recording(comparison.isAvailable(.candidate) ? comparison.candidate : nil, names.candidate),
        ]
        if gate == .cannotCompare {
            let obstacles =
                comparison.obstacles.isEmpty ? [comparison.timeClause] : comparison.obstacles.map(\.clause)
            fields.append("\"obstacles\":[\(obstacles.map { JSONText.quoted($0) }.joined(separator: ","))]")
        }
        if let divergence = comparison.divergence {
            fields.append("\"divergence\":{\(places(divergence.base, divergence.candidate))}")
        }
        if comparison.verdict != .cannotCompare {
            fields.append("\"counts\":{\(counts { comparison.count($0) })}")
            fields.append("\"unlisted\":{\(counts { comparison.unlistedCount($0) })}")
            let differences = comparison.differences.map { "\n" + object($0) }.joined(separator: ",")
            fields.append("\"differences\":[\(differences)]")
        }
        return "{" + fields.joined(separator: ",\n") + "}\n"
    }

    /// The report of several: `gate` and `exit` of all together, then of each check its name and its report, or why
    /// there is none in `error`.
    public static func report(_ checks: ReportedChecks) -> String {
        let objects = checks.checks.map { check in
            let start =
                "{\"name\":\(JSONText.quoted(check.name)),\"baseline\":\(JSONText.quoted(check.file)),"
            switch check.outcome {
            case .compared(let reported):
                let names = (reported.base, reported.candidate)
                let report = report(reported.comparison, names: names, failOn: reported.failOn)
                return start + "\"report\":\(report.dropLast())}"
            case .failed(let reason): return start + "\"error\":\(JSONText.quoted(reason))}"
            }
        }
        let fields = [
            "\"gate\":\(JSONText.quoted(checks.gate.word))", "\"exit\":\(checks.gate.exitStatus)",
            "\"summary\":\(JSONText.quoted(checks.summary))",
            "\"manifest\":\(JSONText.quoted(checks.file))",
            "\"checks\":[\n\(objects.joined(separator: ",\n"))]",
        ]
        return "{" + fields.joined(separator: ",\n") + "}\n"
    }

    private static func recording(_ trace: Trace?, _ name: String) -> String {
        guard let trace else { return "{\"name\":\(JSONText.quoted(name))}" }
        let clock = trace.clock == .wall ? "wall" : "virtual"
        return
            "{\"name\":\(JSONText.quoted(name)),\"clock\":\(JSONText.quoted(clock)),\"events\":\(trace.events.count)}"
    }

    private static func counts(_ count: (Level) -> Int) -> String {
        Level.allCases.map { "\(JSONText.quoted($0.rawValue)):\(count($0))" }.joined(separator: ",")
    }

    /// A difference as an object; `varies` is told of several recordings alone.
    static func object(_ difference: Difference, varies: Bool = false) -> String {
        var fields = [
            "\"level\":\(JSONText.quoted(difference.level.rawValue))",
            "\"kind\":\(JSONText.quoted(difference.fact.kind))",
            "\"count\":\(difference.count)", "\"sentence\":\(JSONText.quoted(difference.sentence))",
        ]
        if varies { fields.append("\"varies\":true") }
        let places = places(difference.baseEvent, difference.candidateEvent)
        if !places.isEmpty { fields.append(places) }
        return "{" + fields.joined(separator: ",") + "}"
    }

    private static func places(_ base: Int?, _ candidate: Int?) -> String {
        let places = [base.map { "\"baseEvent\":\($0)" }, candidate.map { "\"candidateEvent\":\($0)" }]
        return places.compactMap { $0 }.joined(separator: ",")
    }
}

extension Fact {
    /// Its name in the reports for programs.
    var kind: String {
        switch self {
        case .presence(let change, _): change.base == nil ? "task-added" : "task-removed"
        case .name: "task-renamed"
        case .parent: "task-moved"
        case .kind: "kind-changed"
        case .priority: "priority-changed"
        case .lateness: "lateness-changed"
        case .act(_, let change):
            change.base == nil ? "act-added" : change.candidate == nil ? "act-removed" : "act-changed"
        case .reordered: "act-reordered"
        case .shuffled: "acts-shuffled"
        case .ending: "ending-changed"
        case .cancellations: "cancellations-changed"
        case .exit: "exit-changed"
        case .creator: "creator-changed"
        case .wake: "wake-changed"
        case .canceller: "canceller-changed"
        case .wait: "wait-changed"
        case .cutOff: "cut-off-changed"
        case .dependence: "dependence-changed"
        case .order: "order-changed"
        case .orderInSteps: "order-in-steps-changed"
        case .output: "output-order-changed"
        case .overlap(_, _, let change): change.base ? "overlap-lost" : "overlap-gained"
        case .peak: "peak-changed"
        case .duration: "duration-changed"
        case .moment: "moment-changed"
        case .total: "total-changed"
        }
    }
}
