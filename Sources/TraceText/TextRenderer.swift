import TraceAnalysis
public import TraceLayout
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
    /// The chart of a whole trace, with a newline at the end of each line.
    public static func render(_ trace: Trace, options: TextOptions = TextOptions()) -> String {
        render(Excerpt(Timeline(trace)), options: options)
    }

    /// The chart of what is to be drawn of a trace.
    public static func render(_ excerpt: Excerpt, options: TextOptions = TextOptions()) -> String {
        let chart = Chart(excerpt, options)
        let width = chart.gutter + chart.plot
        let notes = NotePainter(chart: chart, width: width, color: options.color)
        let text = NoteText(width: width, color: options.color)
        let head = HeadWords(
            chart.excerpt.whole,
            title: options.title,
            findings: chart.findings,
            excerpt: ExcerptWords(chart.excerpt, lanes: options.lanes).parts
        )
        var lines = text.head(head)
        guard !chart.rows.isEmpty || options.lanes == .thread else {
            return (lines + ["", "no task was recorded"] + text.spaced(notes.output())).map { $0 + "\n" }
                .joined()
        }
        let axis = AxisPainter(chart: chart)
        let axisRows = axis.rows()
        lines.append("")
        lines += (axisRows + axis.strip()).map { $0.rendered(color: options.color) }
        if chart.hiddenThreads > 0 {
            lines.append("… \(CountWords.count(chart.hiddenThreads, "more thread"))")
        }
        let lanes = LanePainter(chart: chart)
        var isOutputWhole = chart.blocks.outside.isEmpty && chart.hiddenTasks == 0
        for label in chart.rows {
            let lane = lanes.lines(label)
            isOutputWhole = isOutputWhole && lane.isWhole
            lines += lane.rows.map { $0.rendered(color: options.color) }.filter { !$0.isEmpty }
        }
        if chart.hiddenTasks > 0 { lines.append("… \(CountWords.count(chart.hiddenTasks, "more task"))") }
        // Far below the axis nobody remembers which column was which.
        if chart.rows.count > 12 {
            lines += axisRows.reversed().map { $0.rendered(color: options.color) }
        }
        if !isOutputWhole { lines += text.spaced(notes.output()) }
        if options.criticalPath { lines += text.spaced(notes.criticalPath()) }
        lines += text.spaced(notes.findings()) + text.spaced(notes.legend())
        return lines.map { $0 + "\n" }.joined()
    }
}
