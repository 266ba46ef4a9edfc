import TraceModel

/// A comparison as Markdown for the summary of a job: the verdict, a small chart of what changed, all else folded.
///
/// GitHub takes 1 MiB a step and drops a summary that is larger, so every list in it is bounded. Whatever a
/// program calls its tasks stands in code spans, where nothing has a meaning.
public enum ComparisonMarkdown: Sendable {
    /// At most this many differences of a level.
    private static let shown = 50

    /// At most so many bytes of details on several comparisons, well below the MiB that GitHub takes.
    private static let mostBytes = 800_000
    /// At most so many rows of the table of several comparisons.
    private static let mostRows = 500

    /// The report, at most some 40 KB.
    public static func report(_ reported: ReportedComparison) -> String {
        report(reported, title: "### \(sign(reported.gate)) weft diff: \(reported.heading)")
    }

    /// The report of several recordings a side, with a table of their times.
    public static func report(_ sets: ReportedSets) -> String {
        var lines = [
            "### \(sign(sets.gate)) weft diff: \(sets.heading)", "", MarkdownText.prose(sets.summary) + ".",
            "",
            "Base \(recordings(sets.names.base)), candidate \(recordings(sets.names.candidate)); "
                + gated(sets.failOn),
        ]
        let obstacles = sets.gate == .cannotCompare ? sets.obstacles : []
        if !obstacles.isEmpty { lines += [""] + obstacles.map { "- " + MarkdownText.prose($0.message) } }
        for level in Level.allCases where level != .time && sets.count(level) > 0 {
            lines += [""] + list(sets, level)
        }
        if let times = sets.times {
            lines += [""] + table(times, isGated: sets.failOn.levels.contains(.time))
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// At most so many files of a side are named.
    private static let mostFiles = 10

    private static func recordings(_ names: [String]) -> String {
        let files = names.prefix(mostFiles).map { MarkdownText.code($0) }
        return files.joined(separator: ", ") + (names.count > mostFiles ? ", …" : "")
    }

    private static func table(_ times: SetTimes, isGated: Bool) -> [String] {
        var lines = [
            "**time**: \(times.caption)" + (isGated ? "" : "; outside the gate"), "",
            "| | base | candidate | change | evidence |", "|---|---|---|---|---|",
        ]
        for (isEvident, row) in zip(times.isEvident, times.rows) {
            let cells = row.map { MarkdownText.cell(MarkdownText.prose($0)) }
            lines.append(
                "| " + (isEvident ? cells.map { "**\($0)**" } : cells).joined(separator: " | ") + " |"
            )
        }
        return lines + (times.more.map { ["", $0] } ?? [])
    }

    /// The report of several: a table of all that differ, then the report of each that stops the build.
    public static func report(_ checks: ReportedChecks) -> String {
        var text = "### \(sign(checks.gate)) weft check: \(checks.heading)\n\n"
        text += MarkdownText.prose(checks.summary) + ".\n"
        let changed = checks.checks.filter { $0.gate != .pass || $0.verdict != .identical }
        if !changed.isEmpty { text += "\n| | check | verdict | |\n|---|---|---|---|\n" }
        for check in changed.prefix(mostRows) {
            let cells = [sign(check.gate), MarkdownText.code(check.name), check.verdict.title]
            let words = (cells + [MarkdownText.prose(check.summary)]).map(MarkdownText.cell)
            text += "| " + words.joined(separator: " | ") + " |\n"
        }
        var left = max(0, changed.count - mostRows)
        if left > 0 { text += "\nand \(Words.count(left, "more check"))\n" }
        left = 0
        for check in checks.stopping {
            guard case .compared(let reported) = check.outcome else { continue }
            let title = "#### \(sign(check.gate)) \(MarkdownText.code(check.name)): \(reported.heading)"
            let section = "\n" + report(reported, title: title)
            if text.utf8.count + section.utf8.count > mostBytes { left += 1 } else { text += section }
        }
        if left > 0 { text += "\nThere was no room for the details of \(Words.count(left, "more check")).\n" }
        return text
    }

    private static func sign(_ gate: Gate) -> String { gate == .pass ? "✅" : "❌" }

    private static func report(_ reported: ReportedComparison, title: String) -> String {
        var lines = [
            title, "", MarkdownText.prose(reported.summary) + ".", "",
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

    private static func list(_ reported: some ReportableComparison, _ level: Level) -> [String] {
        let count = Words.count(reported.count(level), "difference")
        var lines = ["**\(level.rawValue)**: \(count)\(reported.note(on: level))", ""]
        let items = reported.items(of: level)
        lines += items.prefix(shown).map { "- " + MarkdownText.prose($0.message) }
        let rest = items.dropFirst(shown).reduce(0) { $0 + $1.count }
        if rest > 0 { lines.append("- and \(Words.grouped(UInt64(rest))) more") }
        return lines
    }
}
