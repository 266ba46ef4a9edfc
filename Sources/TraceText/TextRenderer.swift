import TraceAnalysis
import TraceLayout
public import TraceModel

/// A trace as a chart for the terminal.
///
/// ```swift
/// print(TextRenderer.render(trace), terminator: "")
/// ```
/// The same axis, order of lanes and words as in the picture, in the characters of a terminal:
///
///     runs            1   2   3                             3   2   1
///     1 main          ████─ awaits fetch ───────────────────────────███┤
///     2 ├ fetch       ░░░░████─ sleep 2 s ──────────────────────████┤
///
/// Every line has at most the width asked for, by the columns that terminals give to characters; nothing that
/// a name or a printed line holds reaches the terminal as a control character. Pure: the same trace and
/// options give the same text. O(events).
public enum TextRenderer: Sendable {
    /// The chart, with a newline at the end of each line.
    public static func render(_ trace: Trace, options: TextOptions = TextOptions()) -> String {
        let chart = Chart(trace, options)
        let width = chart.gutter + chart.plot
        let notes = NotePainter(chart: chart, width: width, color: options.color)
        let text = NoteText(width: width, color: options.color)
        let findings = chart.timeline.findings
        let head = HeadWords(chart.timeline, title: options.title, findingCount: findings.count)
        var lines = text.head(head)
        guard !chart.rows.isEmpty else {
            return (lines + ["", "no task was recorded"] + text.spaced(notes.output())).map { $0 + "\n" }
                .joined()
        }
        let axis = AxisPainter(chart: chart)
        let axisRows = axis.rows()
        lines.append("")
        lines += (axisRows + axis.strip()).map { $0.rendered(color: options.color) }
        let lanes = LanePainter(chart: chart)
        var isOutputWhole = chart.blocks.outside.isEmpty && chart.hiddenTasks == 0
        for label in chart.rows {
            let prints = lanes.prints(label)
            isOutputWhole = isOutputWhole && prints.isWhole
            lines.append(lanes.row(label).rendered(color: options.color))
            let below = (lanes.summary(label).map { [$0] } ?? []) + prints.rows
            lines += below.map { $0.rendered(color: options.color) }.filter { !$0.isEmpty }
        }
        if chart.hiddenTasks > 0 { lines.append("… \(CountWords.count(chart.hiddenTasks, "more task"))") }
        // Far below the axis nobody remembers which column was which.
        if chart.rows.count > 12 {
            lines += axisRows.reversed().map { $0.rendered(color: options.color) }
        }
        if !isOutputWhole { lines += text.spaced(notes.output()) }
        lines += text.spaced(text.findings(findings, chart.timeline)) + text.spaced(notes.legend())
        return lines.map { $0 + "\n" }.joined()
    }
}
