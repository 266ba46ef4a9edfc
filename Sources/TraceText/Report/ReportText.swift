public import TraceAnalysis
import TraceLayout
import TraceModel

/// A report as text for people.
///
/// ```swift
/// print(ReportText.render(Report(Timeline(trace))), terminator: "")
/// ```
/// Every line has at most the width asked for; nothing that a name holds reaches the terminal as a control character.
/// Pure: the same report and options give the same text.
public enum ReportText: Sendable {
    /// The report, with a newline at the end of each line.
    ///
    /// - Parameters:
    ///   - report: What to tell.
    ///   - options: The width, the title and the colours; its axis and rows are of no concern here.
    ///   - limit: How many rows a table has at most.
    /// - Returns: Lines without control characters other than those of the colours.
    public static func render(
        _ report: Report,
        options: TextOptions = TextOptions(),
        limit: Int = 10
    ) -> String {
        let writer = ReportTextWriter(
            report: report,
            width: min(max(options.width, 40), 1000),
            limit: limit,
            color: options.color
        )
        return writer.lines(title: options.title).map { $0 + "\n" }.joined()
    }
}

private struct ReportTextWriter {
    let report: Report
    let width: Int
    let limit: Int
    let color: Bool

    private var timeline: Timeline { report.timeline }
    private var notes: NoteText { NoteText(width: width, color: color) }

    func lines(title: String?) -> [String] {
        let head = HeadWords(timeline, title: title, findings: report.findings)
        var lines = notes.head(head)
        guard !timeline.tasks.isEmpty else { return lines + ["", "no task was recorded"] }
        lines += section(
            "By name",
            Self.delays,
            table(report.names, isByName: true),
            hidden: report.names.count - limit
        )
        if report.names.count < timeline.tasks.count {
            let hidden = timeline.tasks.count - min(limit, report.tasks.count)
            lines += section("By task", Self.delays, table(report.tasks, isByName: false), hidden: hidden)
        }
        lines += section("Waits", "", waits(), hidden: report.waits.count - limit)
        lines += section(
            "Parallelism",
            "",
            ParallelismText(report.parallelism, width, color).lines(),
            hidden: 0
        )
        lines += criticalPath()
        lines += notes.spaced(notes.findings(report.findings, timeline))
        return lines
    }

    private static let delays = "p50, p99, max: how long a task was ready before it ran"

    private func section(
        _ heading: String,
        _ explanation: String,
        _ table: [String],
        hidden: Int
    ) -> [String] {
        guard !table.isEmpty else { return [] }
        let more = hidden > 0 ? ["… \(CountWords.grouped(hidden)) more"] : []
        let room = width - PrintableText.width(heading) - 2
        let words = PrintableText.width(explanation) <= room ? explanation : ""
        let head =
            Ink.bold.painted(heading, color: color)
            + (words.isEmpty ? "" : "  " + Ink.muted.painted(words, color: color))
        return ["", head] + (table + more).map { "  " + $0 }
    }

    // MARK: The tasks

    /// In virtual time a run has no length, so that steps are counted instead.
    private var runsHaveLength: Bool { report.whole.total(.running) > .zero }

    private func table(_ rows: [Report.Row], isByName: Bool) -> [String] {
        let runs = runsHaveLength ? ["running"] : ["steps"]
        let head =
            (isByName ? ["tasks"] : []) + runs + ["ready", "waiting"] + (runsHaveLength ? ["max run"] : [])
        let names = [isByName ? "name" : "task"] + head + ["p50", "p99", "max"]
        var columns = Columns(names, width: width - 2, color: color)
        for row in rows.prefix(limit) {
            let numbers = row.statistics
            let id = isByName ? "" : "\(timeline.tasks[row.task].id) "
            let name = id + PrintableText.escaped(row.label)
            columns.add(
                [name] + (isByName ? [CountWords.grouped(numbers.taskCount)] : []) + cells(numbers),
                notes: notes.wrapped(details(numbers), to: width - 6).map { "  " + $0 }
            )
        }
        return columns.lines()
    }

    private func cells(_ numbers: TaskStatistics) -> [String] {
        let (run, steps) = (numbers.total(.running), CountWords.grouped(numbers.stepCount))
        let delay = numbers.readyDelay
        let states =
            [runsHaveLength ? Cell.span(run) : steps]
            + [numbers.total(.ready), numbers.total(.suspended)].map { Cell.span($0) }
        return states + (runsHaveLength ? [Cell.span(numbers.longestRun)] : [])
            + [delay.median, delay.percentile99, delay.longest].map { Cell.span($0) }
    }

    /// What does not fit into columns: why they waited, and who did not simply return.
    private func details(_ numbers: TaskStatistics) -> String {
        let waits = numbers.waits.prefix(4).map {
            let times = $0.count == 1 ? "" : " (\(CountWords.grouped($0.count))×)"
            return "\($0.reason?.rawValue ?? "unknown") \(Cell.span($0.total))\(times)"
        }
        let outcomes = numbers.outcomes
        let endings = [
            (outcomes.threw, "threw"), (outcomes.cancelled, "cancelled"), (outcomes.unfinished, "unfinished"),
        ]
        let others = endings.filter { $0.0 > 0 }.map { "\(CountWords.grouped($0.0)) \($0.1)" }
        let waiting = waits.isEmpty ? [] : ["waits: " + waits.joined(separator: ", ")]
        let unknown = numbers.total(.unknown)
        let lost = unknown > .zero ? ["unknown for \(Cell.span(unknown))"] : []
        return (waiting + others + lost).joined(separator: "; ")
    }

    // MARK: The waits

    private func waits() -> [String] {
        guard !report.waits.isEmpty else { return [] }
        var columns = Columns(["for", "waits", "in all", "longest"], width: width - 2, color: color)
        for wait in report.waits.prefix(limit) {
            let reason = wait.reason?.rawValue ?? "unknown"
            columns.add([
                reason + (wait.object.map { " " + PrintableText.escaped($0) } ?? ""),
                CountWords.grouped(wait.total.count), Cell.span(wait.total.total),
                Cell.span(wait.total.longest),
            ])
        }
        return columns.lines()
    }

    // MARK: The critical path

    private func criticalPath() -> [String] {
        guard let path = report.criticalPath, path.duration > .zero else { return [] }
        let shares = path.sharesByName(timeline)
        let areShared = shares.contains { $0.taskCount > 1 }
        let head = ["what"] + (areShared ? ["tasks"] : []) + ["time", "share"]
        var columns = Columns(head, width: width - 2, color: color)
        for share in shares.prefix(limit) {
            let what = CriticalWords.name(share.part, timeline, owner: share.label)
            let id = share.taskCount == 1 ? "\(timeline.tasks[share.part.task].id) " : ""
            let count = areShared ? [CountWords.grouped(share.taskCount)] : []
            let total = share.part.total
            columns.add(
                [id + PrintableText.escaped(what)] + count
                    + [Cell.span(total), Cell.percent(total, of: path.duration)]
            )
        }
        let end = timeline.main.map { PrintableText.escaped(timeline.label(of: $0)) } ?? "main"
        let heading =
            "Critical path: what the end of \(end) at \(TimeWords.instant(path.legs.last?.to ?? .zero)) waited for"
        return section(
            PrintableText.cut(heading, to: width),
            "",
            columns.lines(),
            hidden: shares.count - limit
        )
    }
}
