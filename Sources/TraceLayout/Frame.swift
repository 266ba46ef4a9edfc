import TraceAnalysis
import TraceModel

/// Where things stand: the axis from left to right, the lanes from top to bottom.
struct Frame {
    let density: Density
    let measures: Measures
    let width: Double
    let rows: LaneRows
    let axis: Axis
    /// The lines of the head that tell what is drawn, where that is not everything.
    let excerptCount: Int
    /// The tops of the strip's rows.
    let stripTops: [Double]
    /// For each task the top of its bar; nil for one that is not drawn.
    let tops: [Double?]
    /// For each task its row; -1 for one that is not drawn.
    let rowOfTask: [Int]
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
        density = subject.density
        width = Double(max(480, options.width))
        let threadRows = Self.threadRows(subject, options.lanes)
        measures = Measures(
            density,
            hasPrints: subject.blocks.hasPrints,
            stripRows: threadRows,
            options.lanes
        )
        rows =
            options.lanes == .thread
            ? LaneRows() : LaneRows(timeline, subject.tree, density, limit: max(1, options.rowLimit))
        bytesPerText = min(2000, Self.textBytes / 6 / max(1, rows.rows.reduce(0) { $0 + $1.tasks.count }))
        excerptCount = HeadPainter.excerptLines(subject.head, width: width, density).count
        let kind = options.axis ?? (subject.isVirtual ? .both : .time)
        let gutter = Self.gutter(subject, rows, measures)
        axis = Self.axis(subject, kind, rows, measures, gutter: gutter, width: width)
        reasons = LaneReasons(subject, axis, density, rows)

        let digits = 68 + 22 * Double(excerptCount + subject.head.losses.count) + measures.headToDigits
        let stripTop = digits + measures.digitsToStrip
        let rowPitch = measures.stripPitch
        stripTops = (0..<threadRows).map { stripTop + Double($0) * rowPitch }
        let stripBottom = threadRows == 0 ? digits : stripTops[threadRows - 1] + measures.stripRow
        let placed = Self.stack(subject, rows, measures, reasons, from: stripBottom + measures.stripToBars)
        tops = placed.tops
        rowOfTask = placed.rowOfTask
        let outside = Self.outsideHeight(subject, axis, rows, density)
        outsideTop = outside > 0 ? placed.bottom : nil
        plot = Extent(from: digits + 7, to: placed.bottom + outside)
    }

    /// The foot of a task's bar.
    func foot(_ task: Int) -> Double? { tops[task].map { $0 + measures.bar } }

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

    /// The width of the column with the names: as always, or what the longest name needs.
    private static func gutter(_ subject: Subject, _ rows: LaneRows, _ measures: Measures) -> Double {
        let metrics = TextMetrics(measures.density == .dense ? .denseLabel : .label, measures.density)
        var needed = 0.0
        for row in rows.rows where !row.isPacked {
            guard let task = row.tasks.first else { continue }
            let name = subject.timeline.label(of: task)
            let isDense = measures.density == .dense
            let lead =
                LaneLabel.indent(row.depth, measures.density) + (isDense ? 34 : 51 - Measures.margin + 2)
            needed = max(needed, min(320, lead + metrics.width(of: name, isSmall: !isDense)))
            guard !isDense else { continue }
            let outcome = TextMetrics(.sublabel, measures.density).width(of: subject.words.outcome(task))
            needed = max(needed, min(230, lead + 2 + outcome))
        }
        return max(measures.gutter, needed.rounded(.up))
    }

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
        let stuck = subject.findings.contains {
            switch $0.kind {
            case .deadlock, .neverFinished: true
            default: false
            }
        }
        let axis = Axis(
            timeline,
            kind,
            left: left,
            width: width - left - max(usual, stuck ? 66 : 0)
        )
        guard measures.density != .dense, kind != .time else { return axis }
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

    /// From a row to the next one: rows of the same children are close, and the first leaves room for their scope.
    private static func densePitch(_ rows: [LaneRows.Row], _ place: Int) -> Double {
        guard rows[place].isPacked else { return 20 }
        return rows[place - 1].isPacked ? 14 : 18
    }

    private static func stack(
        _ subject: Subject,
        _ rows: LaneRows,
        _ measures: Measures,
        _ reasons: LaneReasons,
        from first: Double
    ) -> (tops: [Double?], rowOfTask: [Int], bottom: Double) {
        let count = subject.timeline.tasks.count
        var tops: [Double?] = Array(repeating: nil, count: count)
        var rowOfTask = Array(repeating: -1, count: count)
        let pinned = PinPainter.pinnedAbove(subject)
        var top = first
        var bottom = first + measures.lastToAxis - measures.pitch
        for (place, row) in rows.rows.enumerated() {
            if measures.density == .dense {
                if place > 0 { top += Self.densePitch(rows.rows, place) }
                // A finding above a lane needs its room also where rows are close.
                if row.tasks.contains(where: { pinned[$0] }) { top += Measures.finding }
                bottom = top + measures.lastToAxis
            } else if let task = row.tasks.first {
                let lines = min(printLimit + 1, subject.blocks.ofTask[task].map(\.events.count).max() ?? 0)
                let label = reasons.thirdLines[task] == nil ? 0 : 58.0
                let content = measures.bar + Measures.printLine * Double(lines) + Measures.air
                if place == 0, pinned[task] { top += max(0, 34 - measures.stripToBars) }
                let next = place + 1 < rows.rows.count ? rows.rows[place + 1].tasks.first : nil
                let finding = next.map { pinned[$0] } == true ? Measures.finding : 0
                tops[task] = top
                rowOfTask[task] = place
                bottom = top + max(measures.lastToAxis, content + 6, label)
                top += max(measures.pitch, content + finding, label + finding / 2)
                continue
            }
            for task in row.tasks {
                tops[task] = top
                rowOfTask[task] = place
            }
        }
        if rows.hiddenTasks > 0 { bottom += 22 }
        return (tops, rowOfTask, bottom.rounded())
    }
}
