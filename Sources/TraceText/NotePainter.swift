import TraceAnalysis
import TraceLayout
import TraceModel

/// What stands under the chart: the output, and what the signs mean.
struct NotePainter {
    let chart: Chart
    let width: Int
    let color: Bool

    // MARK: The output

    /// At most this many printed lines are listed.
    private static let outputLimit = 40

    /// Every line that was printed, with its time and its task.
    func output() -> [String] {
        let events = chart.timeline.trace.events
        let prints = chart.timeline.window.events.filter {
            (events[$0].action.kind == .print || events[$0].action.kind == .mark)
                && events[$0].task.flatMap { chart.timeline[$0] }?.stretches.isEmpty != true
        }
        guard !prints.isEmpty else { return [] }
        let shown = prints.prefix(Self.outputLimit).map { index in
            (
                TimeWords.instant(events[index].time),
                PrintableText.cutInMiddle(
                    PrintableText.escaped(events[index].task.map { chart.timeline.label(of: $0) } ?? ""),
                    to: width / 4
                ), PrintableText.escaped(chart.text(of: Int32(index)))
            )
        }
        let times = shown.map { PrintableText.width($0.0) }.max() ?? 0
        let names = shown.map { PrintableText.width($0.1) }.max() ?? 0
        var lines = [Ink.bold.painted("Output", color: color)]
        for (time, name, text) in shown {
            let space = String(repeating: " ", count: times - PrintableText.width(time))
            let lead = "  " + space + time + "  " + PrintableText.fitted(name, to: names) + "  "
            lines.append(
                Ink.muted.painted(lead, color: color)
                    + PrintableText.cut(text, to: max(8, width - PrintableText.width(lead)))
            )
        }
        if prints.count > shown.count {
            lines.append("  … \(CountWords.count(prints.count - shown.count, "more line"))")
        }
        return lines
    }

    // MARK: The critical path

    /// How long the critical path is, and what most of it was.
    func criticalPath() -> [String] {
        let whole = chart.excerpt.whole
        let hasEnd = whole.main.map { whole.tasks[$0].isEnded } ?? false
        let words =
            hasEnd
            ? CriticalWords.title(CriticalPath(whole), whole) : "there is no critical path: main did not end"
        return NoteText(width: width, color: color).wrapped(PrintableText.escaped(words), to: width)
    }

    // MARK: The findings

    /// All findings; of those that are not to be seen in the chart it says so.
    func findings() -> [String] {
        let drawn = Set(chart.rows.flatMap { $0.row.tasks + $0.row.folded })
        return NoteText(width: width, color: color).findings(chart.findings, chart.excerpt.whole) { finding in
            FindingWords.absence(of: finding, from: chart.timeline) { drawn.contains($0) }
        }
    }

    // MARK: The legend

    /// What the signs mean, of those that occur.
    func legend() -> [String] {
        let window = chart.timeline.window
        let tasks = chart.rows.flatMap { $0.row.tasks.map { chart.timeline.tasks[$0] } }
        let states = Set(tasks.flatMap { $0.stretches.map(\.state) })
        let hasFolds = chart.rows.contains { !$0.row.folded.isEmpty }
        let caps = Set(tasks.map { LanePainter.cap($0, in: window).sign })
        let isWidened = chart.axis.instants.contains { chart.columns($0.extent).count > 0 }
        let entries: [(sign: String, meaning: String, isUsed: Bool)] = [
            (LanePainter.running, "runs", states.contains(.running)),
            (LanePainter.ready, "ready, not yet running", states.contains(.ready)),
            (LanePainter.suspended, "waits", states.contains(.suspended)),
            (LanePainter.unstarted, "never awaited", states.contains(.created)),
            (LanePainter.unknown, "unknown", states.contains(.unknown)),
            (FoldPainter.levels.joined(), "how many tasks", hasFolds),
            ("┤", "returned", caps.contains("┤")),
            ("✕", "threw", caps.contains("✕")), ("╱", "cancelled", caps.contains("╱")),
            ("┄", window == chart.excerpt.whole.window ? "not ended" : "goes on", caps.contains("┄")),
            ("━", "an instant, widened to show its steps", isWidened),
            ("╌", "made by, and not a part of", chart.rows.contains { $0.lead.contains("╌") }),
        ]
        var lines = [""]
        for entry in entries where entry.isUsed {
            let text = "\(entry.sign) \(entry.meaning)"
            let last = lines[lines.count - 1]
            if PrintableText.width(last) + PrintableText.width(text) + 3 > width {
                lines.append(text)
            } else {
                lines[lines.count - 1] = last.isEmpty ? text : last + "   " + text
            }
        }
        return lines.map { Ink.muted.painted($0, color: color) }
    }
}
