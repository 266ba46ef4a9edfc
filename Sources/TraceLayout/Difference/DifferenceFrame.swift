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
        /// How many lines of prints hang under the bars of each side.
        var lines: (before: Int, after: Int)
    }

    /// The height of the bars before, which are hollow and a little lower, and after.
    static let bars = (before: 14.0, after: 20.0)
    /// The width of the column with the names: at least, and at most, where they are cut.
    private static let gutter = (least: 244.0, most: 320.0)
    /// What stands left of a name, and right of it: a chip, and the word that says which side a bar is of.
    static let besideName = (left: 27.0, right: 70.0)
    /// From the top of the bar before to that of the bar after.
    private static let step = 31.0
    private static let pitch = (same: 48.0, changed: 84.0)
    /// With more tasks prints are ticks, since there is no room for their words.
    private static let wordyLimit = 12

    private let sides: DifferenceSides
    let width: Double
    let axes: (base: Axis, candidate: Axis)
    let rows: [Row]
    /// Where who ran is drawn, and for which sides.
    let strips: [(side: DifferenceSide, top: Double, height: Double)]
    /// Whether prints are drawn with their words.
    let hasWords: Bool
    /// The tops of what was printed outside every task; nil where nothing was, or prints have no words.
    private(set) var outsideTops: (before: Double, after: Double)?
    /// The top of the critical path; nil where it is not drawn.
    private(set) var criticalTop: Double?
    /// The top of the bands and the foot of the plot.
    private(set) var plot: Extent
    /// Narrower stretches than this are merged; pixels.
    let least: Double
    /// For each side the row of each of its tasks that is drawn.
    private let rowOfTask: (base: [Int: Int], candidate: [Int: Int])

    /// How many rectangles are painted at most.
    private static let rectangleLimit = 8_000

    init(
        _ sides: DifferenceSides,
        _ pairs: TaskPairs,
        width: Double,
        head: Double,
        critical: CriticalBars.Paths?
    ) {
        self.sides = sides
        self.width = width
        hasWords = pairs.drawn.count <= Self.wordyLimit
        var rowOfTask: (base: [Int: Int], candidate: [Int: Int]) = ([:], [:])
        for (place, pair) in pairs.drawn.enumerated() {
            if let task = pair.base { rowOfTask.base[task] = place }
            if let task = pair.candidate { rowOfTask.candidate[task] = place }
        }
        self.rowOfTask = rowOfTask
        let left = Measures.margin + Self.gutter(sides, pairs)
        axes = Self.axes(
            sides,
            hasWords ? rowOfTask : nil,
            left: left,
            width: width,
            beside: max(62, critical?.room ?? 0)
        )
        // Under a virtual clock one row shows who ran; threads would need one each.
        let axes = axes
        let isAllSame = pairs.hidden.changed == 0 && pairs.drawn.allSatisfy { Self.isSame($0, sides, axes) }
        strips =
            sides.axisKind != .both
            ? []
            : isAllSame
                ? [(.both, head + 17, Self.bars.after)]
                : [(.before, head + 17, 18), (.after, head + 42, Self.bars.after)]
        let stretches = pairs.drawn.reduce(0) { sum, pair in
            sum + (pair.base.map { sides.base.tasks[$0].stretches.count } ?? 0)
                + (pair.candidate.map { sides.candidate.tasks[$0].stretches.count } ?? 0)
        }
        let room = axes.candidate.right - left
        // Each row has room for so many cells of this width at most, on either side.
        let cells = Double(max(1, Self.rectangleLimit / max(1, 2 * pairs.drawn.count)))
        least =
            stretches <= Self.rectangleLimit ? SliverPainter.finest : max(SliverPainter.finest, room / cells)

        var top = (strips.last.map { $0.top + 21 } ?? head) + 34
        rows = Self.rows(sides, pairs, axes, hasWords: hasWords, &top)
        plot = Extent(from: head + 7, to: top)
        if hasWords { makeRoomForOutside(&top) }
        criticalTop = critical == nil ? nil : top + 6
        plot.to = (critical == nil ? top : top + 64).rounded()
    }

    private mutating func makeRoomForOutside(_ top: inout Double) {
        func height(_ side: DifferenceSide) -> Double {
            guard !sides.blocks(side).outside.isEmpty else { return 0 }
            let lines = printer(side).outside.map(\.events.count).max() ?? 0
            return Measures.printLine * Double(min(Frame.printLimit, lines)) + Measures.air
        }
        let heights = (before: height(.before), after: height(.after))
        guard heights.before + heights.after > 0 else { return }
        outsideTops = (top, top + heights.before)
        top += heights.before + heights.after
    }

    /// The width of the column with the names: what the longest one needs where the picture is shown small.
    private static func gutter(_ sides: DifferenceSides, _ pairs: TaskPairs) -> Double {
        let metrics = TextMetrics(.label, .normal)
        let needed = pairs.drawn.map { pair in
            let name =
                pair.candidate.map { sides.candidate.label(of: $0) }
                ?? pair.base.map { sides.base.label(of: $0) } ?? ""
            return LaneLabel.indent(pair.depth, .normal) + besideName.left + besideName.right
                + metrics.width(of: name.brief(200), isSmall: true)
        }
        return min(gutter.most, max(gutter.least, (needed.max() ?? 0).rounded(.up)))
    }

    /// The axes of both sides, which end early enough for what is printed near their ends.
    ///
    /// `rowOfTask` has for each side the row of each of its tasks, and is nil where prints have no words.
    private static func axes(
        _ sides: DifferenceSides,
        _ rowOfTask: (base: [Int: Int], candidate: [Int: Int])?,
        left: Double,
        width: Double,
        beside: Double
    ) -> (base: Axis, candidate: Axis) {
        func pair(_ width: Double) -> (base: Axis, candidate: Axis) {
            Axis.pair(sides.base, sides.candidate, sides.axisKind, left: left, width: max(120, width))
        }
        let usual = width - left - beside
        let axes = pair(usual)
        guard let rowOfTask, axes.candidate.kind != .time else { return axes }
        let room = max(
            printer(sides, .before, axes.base, rowOfTask.base).room,
            printer(sides, .after, axes.candidate, rowOfTask.candidate).room
        )
        let right = width - Measures.margin - room
        return right >= axes.candidate.right ? axes : pair(right - left)
    }

    private static func printer(
        _ sides: DifferenceSides,
        _ side: DifferenceSide,
        _ axis: Axis,
        _ rowOfTask: [Int: Int]
    ) -> PrintPainter {
        let timeline = sides.timeline(side)
        return PrintPainter(timeline, sides.blocks(side), timeline.edges, axis, rowOfTask: rowOfTask, .normal)
    }

    /// What paints the prints of a side.
    func printer(_ side: DifferenceSide) -> PrintPainter {
        Self.printer(sides, side, axis(side), side == .before ? rowOfTask.base : rowOfTask.candidate)
    }

    /// The rows from a top on, which then is that of what follows them.
    private static func rows(
        _ sides: DifferenceSides,
        _ pairs: TaskPairs,
        _ axes: (base: Axis, candidate: Axis),
        hasWords: Bool,
        _ top: inout Double
    ) -> [Row] {
        func lines(_ task: Int?, _ side: DifferenceSide) -> Int {
            guard hasWords, let task else { return 0 }
            let longest = sides.blocks(side).ofTask[task].lazy.map(\.events.count).max() ?? 0
            return min(Frame.printLimit, longest)
        }
        var rows: [Row] = []
        for pair in pairs.drawn {
            let isSame = Self.isSame(pair, sides, axes)
            let lines = (isSame ? 0 : lines(pair.base, .before), lines(pair.candidate, .after))
            let after = isSame ? top : top + step + Measures.printLine * Double(lines.0)
            rows.append(Row(pair: pair, isSame: isSame, top: top, tops: (top, after), lines: lines))
            top = after + (isSame ? pitch.same : pitch.changed - step) + Measures.printLine * Double(lines.1)
        }
        return rows
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

    /// What the lane of a task of a side is called in the file; nil for a task that is not drawn.
    func key(_ task: Int, _ side: DifferenceSide) -> String? {
        guard let row = row(of: task, side).map({ rows[$0] }) else { return nil }
        let owner: DifferenceSide = row.isSame ? .both : side == .before ? .before : .after
        return sides.task(row.pair, owner).map { "\(owner.rawValue)-\(sides.timeline(owner).tasks[$0].id)" }
    }

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

    /// Where the prints of a side in a row end, or the foot of its bar if it has none.
    func bottom(_ row: Row, _ side: DifferenceSide) -> Double {
        foot(row, side) + Measures.printLine * Double(side == .before ? row.lines.before : row.lines.after)
    }

    /// The word at the plot's edge that says which side a bar is of.
    func label(of side: DifferenceSide, _ row: Row) -> PlacedText {
        PlacedText(
            side.rawValue,
            .side,
            x: axes.candidate.left - 18,
            baseline: top(row, side) + (side == .before ? 11.5 : 14.5),
            anchor: .end
        )
    }
}
