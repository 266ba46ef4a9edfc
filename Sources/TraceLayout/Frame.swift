import TraceAnalysis
import TraceModel

/// Where things stand: the axis from left to right, the lanes from top to bottom.
struct Frame {
    let density: Density
    let measures: Measures
    let width: Double
    let rows: LaneRows
    let axis: Axis
    /// The lines of the head after its first two: further facts, and what is drawn, where that is not everything.
    let headLineCount: Int
    /// The tops of the strip's rows.
    let stripTops: [Double]
    /// For each task the top of its bar; nil for one that is not drawn.
    let tops: LaneTops
    /// For each task its row, also one that it shares; -1 for one that is not drawn.
    let rowOfTask: RowOfTask
    /// The tops of the rows.
    let rowTops: [Double]
    /// For each row how many of its tasks are in which state, if they share a lane.
    let counts: [FoldCounts?]
    /// How wide the cells are in which those are counted.
    let cell: Double
    /// The top of the bands and the foot of the plot.
    let plot: Extent
    /// The top of the row for what was printed outside every task; nil if nothing was.
    let outsideTop: Double?
    /// What tasks wait for, where there is room to say it.
    let reasons: LaneReasons

    /// Narrower stretches than this are merged; pixels.
    var least = SliverPainter.finest
    /// How many bytes of text that no width bounds a lane may have, for each of its names and a third of its title.
    let bytesPerText: Int

    /// How many bytes of such texts the lanes share.
    private static let textBytes = 240_000

    /// How many rows the strip has at most, and how many where there is nothing else; other threads are left out.
    static let stripLimit = 16
    static let threadLimit = 100
    /// How many lines of one step's prints are drawn.
    static let printLimit = 6

    init(_ subject: Subject, _ options: LayoutOptions) {
        let timeline = subject.timeline
        width = Double(max(480, options.width))
        rows =
            options.lanes == .thread
            ? LaneRows()
            : LaneRows(subject.excerpt, packs: subject.density == .dense, limit: options.rowLimit)
        let isRoomy = rows.foldCount > 0 && rows.rows.count <= Subject.roomyLimit
        density = isRoomy ? .normal : subject.density
        let threadRows = Self.threadRows(subject, options.lanes)
        measures = Measures(
            density,
            hasPrints: subject.blocks.hasPrints,
            stripRows: threadRows,
            options.lanes
        )
        bytesPerText = min(2000, Self.textBytes / 6 / max(1, rows.rows.reduce(0) { $0 + $1.tasks.count }))
        headLineCount =
            HeadPainter.factLines(subject.head, width: width, density).count - 1
            + HeadPainter.excerptLines(subject.head, width: width, density).count
        let kind = options.axis ?? (subject.isVirtual ? .both : .time)
        let gutter = Gutter(subject, density).width(rows.rows, least: measures.gutter)
        axis = Self.axis(subject, kind, rows, measures, gutter: gutter, width: width)
        reasons = LaneReasons(subject, axis, density, rows)
        let (axis, cell) = (axis, FoldPainter.cell(folds: rows.foldCount, width: axis.right - axis.left))
        counts = rows.rows.map {
            $0.folded.isEmpty ? nil : FoldCounts(of: $0.folded, timeline, axis, cell: cell)
        }
        self.cell = cell

        let digits = 68 + 22 * Double(headLineCount + subject.head.losses.count) + measures.headToDigits
        let stripTop = digits + measures.digitsToStrip
        let rowPitch = measures.stripPitch
        stripTops = (0..<threadRows).map { stripTop + Double($0) * rowPitch }
        let stripBottom = threadRows == 0 ? digits : stripTops[threadRows - 1] + measures.stripRow
        let stack = RowStack(
            subject,
            rows,
            counts,
            measures,
            reasons,
            from: stripBottom + measures.stripToBars
        )
        (rowOfTask, rowTops) = (stack.rowOfTask, stack.rowTops)
        tops = LaneTops(rowOfTask: rowOfTask, rowTops: rowTops, isShared: counts.map { $0 != nil })
        let outside = Self.outsideHeight(subject, axis, rows, density)
        outsideTop = outside > 0 ? stack.bottom : nil
        plot = Extent(from: digits + 7, to: stack.bottom + outside)
    }

    /// The foot of a task's bar.
    func foot(_ task: Int) -> Double? { tops[task].map { $0 + measures.bar } }

    /// Where lines meet a task's lane, be it its own or one that it shares; nil for one that is not drawn.
    func end(_ task: Int) -> LaneEnd? {
        let row = rowOfTask[task]
        if let top = tops[task] {
            return LaneEnd(row: row, top: top, foot: top + measures.bar, isShared: false)
        }
        guard row >= 0, let counts = counts[row] else { return nil }
        let height = FoldLane.bandPitch * Double(counts.bands.count - 1) + FoldLane.bandHeight
        return LaneEnd(row: row, top: rowTops[row], foot: rowTops[row] + height, isShared: true)
    }

    /// Where the digits of the upper axis stand.
    var digits: Double { plot.from - 7 }

    private static func threadRows(_ subject: Subject, _ lanes: LaneKind) -> Int {
        switch lanes {
        case .task: 0
        case .both: min(stripLimit, subject.stripThreads.count)
        case .thread: min(threadLimit, subject.stripThreads.count)
        }
    }

    // MARK: The width

    /// The axis, which ends early enough for what stands to the right of the last step.
    private static func axis(
        _ subject: Subject,
        _ kind: AxisKind,
        _ rows: LaneRows,
        _ measures: Measures,
        gutter: Double,
        width: Double
    ) -> Axis {
        let left = Measures.margin + gutter
        let timeline = subject.timeline
        let usual = kind == .time || measures.density == .dense ? 28.0 : 34.0
        let stuck = subject.findings.contains { $0.kind.isWithoutEnd }
        let axis = Axis(
            timeline,
            kind,
            left: left,
            width: width - left - max(usual, stuck ? 66 : 0)
        )
        guard measures.density != .dense else { return axis }
        let room = PrintPainter(subject, axis, rows, measures.density).room
        let right = width - Measures.margin - room
        return right >= axis.right ? axis : Axis(timeline, kind, left: left, width: right - left)
    }

    // MARK: The height

    private static func outsideHeight(
        _ subject: Subject,
        _ axis: Axis,
        _ rows: LaneRows,
        _ density: Density
    ) -> Double {
        guard density != .dense, !subject.blocks.outside.isEmpty else { return 0 }
        let lines = PrintPainter(subject, axis, rows, density).outside.map(\.events.count).max() ?? 0
        return Measures.printLine * Double(min(printLimit, lines)) + Measures.air
    }
}
