import TraceAnalysis
import TraceLayout
import TraceModel

/// The times over the plot, and who ran at them.
struct AxisPainter {
    let chart: Chart

    private struct Label {
        var text: String
        var middle: Int
        /// How round it is: 0 is the roundest.
        var rung: Int
    }

    /// The row of times and the row of the axis itself.
    func rows() -> [TextRow] {
        var times = TextRow(width: chart.gutter + chart.plot)
        var line = TextRow(width: chart.gutter + chart.plot)
        line.fill(chart.gutter..<chart.gutter + chart.axisColumns, with: "─", .muted)
        for instant in chart.axis.instants {
            let columns = chart.columns(instant.extent)
            line.fill(
                columns.lowerBound + chart.gutter..<columns.upperBound + chart.gutter,
                with: "━",
                .plain
            )
        }
        for silence in chart.axis.silences where silence.isCut { cut(silence, in: &line) }
        for label in placed(labels()) {
            let width = PrintableText.width(label.text)
            times.write(label.text, at: chart.gutter + start(label, width), .muted)
            let isInstant = !chart.axis.instants.isEmpty
            line.write(isInstant ? "┷" : "┬", at: chart.gutter + label.middle)
        }
        return [times, line]
    }

    /// A silence that is drawn shorter than it is: between two strokes how long it lasts.
    private func cut(_ silence: AxisSilence, in line: inout TextRow) {
        let columns = chart.columns(silence.extent)
        guard columns.count >= 3 else { return }
        let words = "╱ \(TimeWords.duration(silence.span)) ╱"
        let width = PrintableText.width(words)
        let text = width + 2 <= columns.count ? words : "╱"
        let column = columns.lowerBound + (columns.count - PrintableText.width(text)) / 2
        line.write(text, at: chart.gutter + column, .muted)
    }

    private func start(_ label: Label, _ width: Int) -> Int {
        max(0, min(label.middle - width / 2, chart.plot - width))
    }

    private func labels() -> [Label] {
        guard chart.axis.instants.isEmpty else {
            return InstantLabels.candidates(chart.axis).map { label in
                Label(text: label.text, middle: chart.column(label.x), rung: label.rung)
            }
        }
        let axis = chart.axis
        let ticks = TimeTicks(axis.window, width: axis.right - axis.left, least: chart.pixels(12))
        return ticks.major.map {
            Label(text: $0.text, middle: chart.column(axis.left + $0.offset), rung: 0)
        }
    }

    /// The labels that have room, the rounder ones first.
    private func placed(_ labels: [Label]) -> [Label] {
        var isTaken = Array(repeating: false, count: chart.plot + 2)
        var placed: [Label] = []
        let order = labels.indices.sorted { left, right in
            labels[left].rung != labels[right].rung
                ? labels[left].rung < labels[right].rung : left < right
        }
        for place in order {
            let label = labels[place]
            let width = PrintableText.width(label.text)
            let start = start(label, width)
            // A space on both sides keeps two times apart.
            let columns = (max(0, start - 1)..<start + width + 1).clamped(to: 0..<isTaken.count)
            guard !isTaken[columns].contains(true) else { continue }
            for column in columns { isTaken[column] = true }
            placed.append(label)
        }
        return placed
    }

    // MARK: The strip

    /// Who runs: a row for each thread (one in all under a virtual clock), each step with the number of its
    /// task.
    func strip() -> [TextRow] {
        chart.stripThreads.map { thread in
            var row = TextRow(width: chart.gutter + chart.plot)
            row.write(Chart.words(thread), at: 0, columns: chart.gutter - 1, .muted)
            for step in chart.timeline.steps where thread == nil || step.thread == thread {
                let columns = chart.columns(chart.axis.extent(of: step))
                let task = Int(step.task)
                let ink = Ink.hue(chart.hues.ofTask[task])
                let width = max(1, columns.count)
                let id = String(chart.timeline.tasks[task].id.number)
                let from = chart.gutter + columns.lowerBound
                row.fill(from..<from + width, with: id.count <= width ? "▕" : "▪", ink)
                if id.count <= width { row.write(id, at: from, ink) }
                if id.count < width { row.fill(from + id.count..<from + width, with: " ", ink) }
            }
            return row
        }
    }
}
