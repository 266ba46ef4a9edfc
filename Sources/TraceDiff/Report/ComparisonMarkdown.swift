import TraceModel

/// A comparison as Markdown for the summary of a job: the verdict, a small chart of what changed, all else folded.
///
/// GitHub takes 1 MiB a step and drops a summary that is larger, so every list in it is bounded. Whatever a
/// program calls its tasks stands in code spans, where nothing has a meaning.
public enum ComparisonMarkdown: Sendable {
    /// At most this many differences of a level.
    private static let shown = 50

    /// The report, at most some 40 KB.
    public static func report(_ reported: ReportedComparison) -> String {
        let sign = reported.gate == .pass ? "✅" : "❌"
        var lines = [
            "### \(sign) weft diff: \(reported.heading)", "", MarkdownText.prose(reported.summary) + ".", "",
            "Base \(MarkdownText.code(reported.base)), candidate \(MarkdownText.code(reported.candidate)); "
                + gated(reported.failOn),
        ]
        if let chart = ChangedTasksChart(reported.comparison)?.mermaid { lines += ["", chart] }
        if let context = DivergenceContext(reported.comparison) {
            lines += ["", "**First divergence**", ""] + divergence(context)
        }
        for level in Level.allCases where reported.comparison.count(level) > 0 {
            lines += [""] + list(reported, level)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func gated(_ failOn: FailOn) -> String {
        let levels = Level.allCases.filter { failOn.levels.contains($0) }
        return "fails on " + (levels.isEmpty ? "nothing" : levels.map(\.rawValue).joined(separator: ", "))
            + "."
    }

    private static func divergence(_ context: DivergenceContext) -> [String] {
        func row(_ mark: String, _ line: StepLines.Line) -> String {
            "\(mark) \(line.time)  \(line.task)  \(line.deeds)"
        }
        let lines =
            context.common.map { row(" ", $0) } + context.base.map { row("-", $0) }
            + context.candidate.map { row("+", $0) }
        return MarkdownText.block(lines, language: "diff")
    }

    private static func list(_ reported: ReportedComparison, _ level: Level) -> [String] {
        let count = Words.count(reported.comparison.count(level), "difference")
        let isGated = reported.failOn.levels.contains(level)
        var lines = ["**\(level.rawValue)**: \(count)" + (isGated ? "" : ", outside the gate"), ""]
        let items = reported.items(of: level)
        lines += items.prefix(shown).map { "- " + MarkdownText.prose($0.message) }
        let rest = items.dropFirst(shown).reduce(0) { $0 + $1.count }
        if rest > 0 { lines.append("- and \(Words.grouped(UInt64(rest))) more") }
        return lines
    }
}
