import TraceAnalysis
import TraceDiff
import TraceModel

/// Where things stand in the picture of a difference: one axis for both sides, the bars from top to bottom.
struct DifferenceFrame {
    /// A row: a task with one bar where both sides are the same, else with up to two, before above after.
    struct Row {
        var pair: TaskPairs.Pair
        /// Whether both sides are the same, and drawn once.
        var isSame: Bool
        /// The top of the upper bar.
        var top: Double
        /// The tops of the bars of each side; where a side does not have the task, its ghost stands there.
        var tops: (before: Double, after: Double)
    }

    /// The height of the bars before, which are hollow and a little lower, and after.
    static let bars = (before: 14.0, after: 20.0)
    private static let gutter = 244.0
    /// From the top of the bar before to that of the bar after.
    private static let step = 31.0
    private static let pitch = (same: 48.0, changed: 84.0)

    let width: Double
    let axes: (base: Axis, candidate: Axis)
    let rows: [Row]
    /// The tops of the strips of both sides; nil where they are not drawn.
    let strips: (before: Double, after: Double)?
    /// The top of the critical path; nil where it is not drawn.
    let criticalTop: Double?
    /// The top of the bands and the foot of the plot.
    let plot: Extent
    /// Narrower stretches than this are merged; pixels.
    let least: Double
    /// For each side the row of each of its tasks that is drawn.
    private let rowOfTask: (base: [Int: Int], candidate: [Int: Int])

    /// How many rectangles are painted at most.
    private static let rectangleLimit = 8_000

    init(_ sides: DifferenceSides, _ pairs: TaskPairs, width: Double, head: Double, hasCritical: Bool) {
        self.width = width
        let left = Measures.margin + Self.gutter
        axes = Axis.pair(
            sides.base,
            sides.candidate,
            sides.axisKind,
            left: left,
            width: max(120, width - left - 62)
        )
        // Under a virtual clock one row shows who ran; threads would need one each.
        let hasStrips = sides.axisKind == .both
        strips = hasStrips ? (head + 17, head + 42) : nil
        let stretches = pairs.drawn.reduce(0) { sum, pair in
            sum + (pair.base.map { sides.base.tasks[$0].stretches.count } ?? 0)
                + (pair.candidate.map { sides.candidate.tasks[$0].stretches.count } ?? 0)
        }
        let room = axes.candidate.right - left
        // Each row has room for so many cells of this width at most, on either side.
        let cells = Double(max(1, Self.rectangleLimit / max(1, 2 * pairs.drawn.count)))
        least =
            stretches <= Self.rectangleLimit ? SliverPainter.finest : max(SliverPainter.finest, room / cells)

        var rows: [Row] = []
        var top = head + (hasStrips ? 97 : 34)
        for pair in pairs.drawn {
            let isSame = Self.isSame(pair, sides, axes)
            let tops = isSame ? (top, top) : (top, top + Self.step)
            rows.append(Row(pair: pair, isSame: isSame, top: top, tops: tops))
            top += isSame ? Self.pitch.same : Self.pitch.changed
        }
        self.rows = rows
        var rowOfTask: (base: [Int: Int], candidate: [Int: Int]) = ([:], [:])
        for (place, row) in rows.enumerated() {
            if let task = row.pair.base { rowOfTask.base[task] = place }
            if let task = row.pair.candidate { rowOfTask.candidate[task] = place }
        }
        self.rowOfTask = rowOfTask
        criticalTop = hasCritical ? top + 6 : nil
        plot = Extent(from: head + 7, to: (hasCritical ? top + 64 : top).rounded())
    }

    /// Whether a task looks the same on both sides, and nothing that is listed is about it.
    ///
    /// Within a column things may stand elsewhere, since a step before them does more or less.
    private static func isSame(
        _ pair: TaskPairs.Pair,
        _ sides: DifferenceSides,
        _ axes: (base: Axis, candidate: Axis)
    ) -> Bool {
        guard !pair.isChanged, let base = pair.base, let candidate = pair.candidate else { return false }
        let (before, after) = (sides.base.tasks[base], sides.candidate.tasks[candidate])
        guard before.stretches.count == after.stretches.count,
            before.ending?.outcome == after.ending?.outcome, before.isEnded == after.isEnded,
            sides.base.label(of: base) == sides.candidate.label(of: candidate)
        else { return false }
        let tolerance = max(1, 0.9 * axes.base.columnWidth)
        return zip(before.stretches, after.stretches).allSatisfy { before, after in
            let (left, right) = (axes.base.extent(of: before), axes.candidate.extent(of: after))
            return before.state == after.state && abs(left.from - right.from) <= tolerance
                && abs(left.to - right.to) <= tolerance
        }
    }

    /// The axis of a side.
    func axis(_ side: DifferenceSide) -> Axis { side == .before ? axes.base : axes.candidate }

    /// The row of a task of a side; nil for one that is not drawn.
    func row(of task: Int, _ side: DifferenceSide) -> Int? {
        side == .before ? rowOfTask.base[task] : rowOfTask.candidate[task]
    }

    /// The top of the bar of a side in a row.
    func top(_ row: Row, _ side: DifferenceSide) -> Double {
        side == .before ? row.tops.before : row.tops.after
    }

    /// The height of the bar of a side in a row.
    func height(_ row: Row, _ side: DifferenceSide) -> Double {
        side == .before && !row.isSame ? Self.bars.before : Self.bars.after
    }

    /// The foot of the bar of a side in a row.
    func foot(_ row: Row, _ side: DifferenceSide) -> Double { top(row, side) + height(row, side) }
}
