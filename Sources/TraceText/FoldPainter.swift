import TraceAnalysis
import TraceLayout

/// The rows of a lane that many tasks share: for each state how many of them are in it, as a skyline.
struct FoldPainter {
    let chart: Chart

    /// From hardly any task to as many as there ever are.
    static let levels = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    func rows(_ label: LaneLabel) -> [TextRow] {
        var head = TextRow(width: chart.gutter + chart.plot)
        head.write(label.text(in: chart.gutter - 1), at: 0, columns: chart.gutter - 1, .bold)
        let tasks = label.row.folded
        let counts = FoldCounts(of: tasks, chart.timeline, chart.axis, cell: Chart.pixels)
        let hue = tasks.first.map { chart.hues.ofTask[$0] } ?? 0
        return [head]
            + counts.bands.map { band in
                var row = TextRow(width: chart.gutter + chart.plot)
                row.write(label.below, at: 0, columns: chart.gutter - 1, .muted)
                let words = FoldWords.scale(band)
                let from = max(0, chart.gutter - 1 - PrintableText.width(words))
                row.write(words, at: from, columns: chart.gutter - 1 - from, .muted)
                let ink = band.state == .running ? Ink.hue(hue) : band.state == .ready ? .ready : .muted
                for (column, mean) in band.means.enumerated() where band.isPresent[column] {
                    let level = Int((mean / band.largest * Double(Self.levels.count)).rounded(.up)) - 1
                    let sign = Self.levels[min(max(0, level), Self.levels.count - 1)]
                    row.write(sign, at: chart.gutter + column, ink)
                }
                return row
            }
    }
}
