import TraceAnalysis
import TraceModel

/// A comparison as text for people: the verdict with one sentence, the first divergence, all differences, the
/// gate.
public enum ComparisonText: Sendable {
    /// The report, with a newline at the end of each line.
    ///
    /// - Parameters:
    ///   - comparison: What to report.
    ///   - names: What to call both recordings, such as their files.
    ///   - failOn: What fails; nil for what the clocks call for.
    ///   - color: Whether to use a terminal's colours.
    /// - Returns: Lines without control characters other than those of the colours.
    public static func report(
        _ comparison: Comparison,
        names: (base: String, candidate: String),
        failOn: FailOn? = nil,
        color: Bool = false
    ) -> String {
        let paint = Paint(isOn: color)
        var lines = [
            paint.bold(comparison.verdict.title) + ": " + Explanation(comparison).sentence + ".", "",
        ]
        lines += recordings(comparison, names, paint)
        if let context = DivergenceContext(comparison) { lines += [""] + divergence(context, paint) }
        lines += groups(comparison, paint)
        lines += ["", gate(comparison, failOn ?? comparison.defaultFailOn, paint)]
        return lines.map { $0 + "\n" }.joined()
    }

    /// The report of several: the gate, a line for each check, then the report of each that stops the build.
    public static func report(_ checks: ReportedChecks, color: Bool = false) -> String {
        let paint = Paint(isOn: color)
        let word = { (gate: Gate) in
            gate == .pass ? paint.added(paint.bold("pass")) : paint.removed(paint.bold("fail"))
        }
        let width = checks.checks.map { PrintableText.width(PrintableText.escaped($0.name)) }.max() ?? 0
        var lines = ["\(word(checks.gate)): \(checks.summary).", ""]
        for check in checks.checks {
            let name = PrintableText.fitted(PrintableText.escaped(check.name), to: width)
            let summary = check.verdict == .identical ? "" : ": " + check.summary
            lines.append("\(word(check.gate))  \(name)  \(check.verdict.title)\(summary)")
        }
        let details = checks.stopping.compactMap { check -> String? in
            guard case .compared(let reported) = check.outcome else { return nil }
            let names = (reported.base, reported.candidate)
            let report = report(reported.comparison, names: names, failOn: reported.failOn, color: color)
            return "\n" + paint.bold("── \(PrintableText.escaped(check.name)) ──") + "\n" + report
        }
        return lines.map { $0 + "\n" }.joined() + details.joined()
    }

    // MARK: The recordings

    private static func recordings(
        _ comparison: Comparison,
        _ names: (base: String, candidate: String),
        _ paint: Paint
    ) -> [String] {
        let base = PrintableText.escaped(names.base)
        let candidate = PrintableText.escaped(names.candidate)
        let width = max(PrintableText.width(base), PrintableText.width(candidate))
        return [
            paint.removed("- base") + "       " + PrintableText.fitted(base, to: width) + "  "
                + (comparison.isAvailable(.base) ? facts(comparison.base) : "not read"),
            paint.added("+ candidate") + "  " + PrintableText.fitted(candidate, to: width) + "  "
                + (comparison.isAvailable(.candidate) ? facts(comparison.candidate) : "not read"),
        ]
    }

    private static func facts(_ trace: Trace) -> String {
        let tasks = trace.events.reduce(0) { $0 + ($1.action.kind == .create ? 1 : 0) }
        let span = trace.endTime - (trace.events.first?.time ?? .zero)
        let isWall = trace.clock == .wall
        let clock = isWall ? "wall clock" : "virtual clock"
        let parts = [
            Words.count(trace.events.count, "event"), Words.count(tasks, "task"), clock,
            Words.span(isWall ? span.rounded : span),
        ]
        return parts.joined(separator: ", ")
    }

    // MARK: The first divergence

    private static func divergence(_ context: DivergenceContext, _ paint: Paint) -> [String] {
        let all = context.common + context.base + context.candidate
        let widths = (
            time: all.map { PrintableText.width($0.time) }.max() ?? 0,
            task: all.map { PrintableText.width($0.task) }.max() ?? 0
        )
        func row(_ mark: String, _ line: StepLines.Line) -> String {
            let time = String(repeating: " ", count: widths.time - PrintableText.width(line.time)) + line.time
            return "\(mark) \(time)  \(PrintableText.fitted(line.task, to: widths.task))  \(line.deeds)"
        }
        let steps = context.steps
        let place =
            steps.base == steps.candidate
            ? "step \(steps.base)" : "step \(steps.base) of the base, \(steps.candidate) of the candidate"
        var lines = [paint.bold("First divergence") + ", at \(place):"]
        lines += context.common.map { row(" ", $0) }
        lines += context.base.map { paint.removed(row("-", $0)) }
        if context.base.isEmpty { lines.append(paint.removed("- nothing more")) }
        lines += context.candidate.map { paint.added(row("+", $0)) }
        if context.candidate.isEmpty { lines.append(paint.added("+ nothing more")) }
        return lines
    }

    // MARK: All differences

    /// At most this many lines a level.
    private static let shown = 20

    private static func groups(_ comparison: Comparison, _ paint: Paint) -> [String] {
        var lines: [String] = []
        for level in Level.allCases where comparison.count(level) > 0 {
            let count = Words.count(comparison.count(level), "difference")
            lines += ["", paint.bold(level.title) + ", \(count):"]
            let groups = DifferenceGroups(comparison.differences.filter { $0.level == level }).groups
            lines += groups.prefix(shown).map { "  " + $0.line }
            let rest = groups.dropFirst(shown).reduce(0) { $0 + $1.count } + comparison.unlistedCount(level)
            if rest > 0 { lines.append("  and \(Words.grouped(UInt64(rest))) more") }
        }
        return lines
    }

    // MARK: The gate

    private static func gate(_ comparison: Comparison, _ failOn: FailOn, _ paint: Paint) -> String {
        let levels = Level.allCases.filter { failOn.levels.contains($0) }
        let list = levels.isEmpty ? "nothing" : levels.map(\.rawValue).joined(separator: ", ")
        switch comparison.gate(failOn: failOn) {
        case .pass: return paint.added(paint.bold("pass")) + " (fails on: \(list))"
        case .fail:
            let count = levels.reduce(0) { $0 + comparison.countForGate($1) }
            return paint.removed(paint.bold("fail")) + ": \(Words.count(count, "difference")) in \(list)"
        case .cannotCompare:
            let reason =
                comparison.verdict == .cannotCompare
                ? "what can't be compared never passes"
                : comparison.timeClause
            return paint.removed(paint.bold("fail")) + ": \(reason)"
        }
    }
}

extension Level {
    fileprivate var title: String {
        switch self {
        case .structure: "Structure (what each task does)"
        case .causality: "Causality (who makes, wakes and comes before whom)"
        case .order: "Order (the interleaving)"
        case .overlap: "Overlap (who is alive with whom)"
        case .time: "Time"
        }
    }
}
