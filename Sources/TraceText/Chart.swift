import TraceAnalysis
import TraceLayout
import TraceModel

/// What the chart shows, and where its columns are.
struct Chart {
    let excerpt: Excerpt
    let findings: [Finding]
    let hues: Hues
    let blocks: PrintBlocks
    let axis: Axis
    /// What has rows.
    let lanes: LaneKind
    /// The lanes, in order of the tree.
    let rows: [LaneLabel]
    /// How many tasks have none.
    let hiddenTasks: Int
    /// The threads with a row that shows who ran there; nil where one row stands for all.
    let stripThreads: [ThreadID?]
    /// How many threads have none.
    let hiddenThreads: Int
    /// The width of the column with the names.
    let gutter: Int
    /// The width of the plot, the column of end caps included.
    let plot: Int
    /// Whether lines that tasks print stand under their lanes; with many tasks they only get a list.
    let hasRoomForPrints: Bool

    /// What is drawn of the trace.
    var timeline: Timeline { excerpt.shown }

    /// The axis is laid out in pixels, for which its proportions are made; a column of a terminal is about
    /// this wide.
    static let pixels = 8.0

    init(_ excerpt: Excerpt, _ options: TextOptions) {
        let width = min(1_000, max(40, options.width))
        let timeline = excerpt.shown
        self.excerpt = excerpt
        lanes = options.lanes
        findings = excerpt.whole.findings(readyLimit: options.readyLimit)
        hues = Hues(excerpt.stems)
        blocks = PrintBlocks(timeline)
        let laneRows =
            options.lanes == .thread ? nil : LaneRows(excerpt, packs: false, limit: options.rowLimit)
        let labels = laneRows.map { LaneLabel.all(excerpt, $0) } ?? []
        rows = labels
        hiddenTasks = laneRows?.hiddenTasks ?? 0
        hasRoomForPrints = labels.count <= 12
        var isVirtual = false
        if case .virtual = timeline.trace.clock { isVirtual = true }
        let threads = isVirtual ? [nil] : timeline.threads.map(Optional.some)
        stripThreads = Array(threads.prefix(Self.threadLimit(lanes)))
        hiddenThreads = lanes == .task ? 0 : threads.count - stripThreads.count
        let widths = labels.map(\.width) + stripThreads.map { Self.words($0).count }
        gutter = min(max(widths.max() ?? 0, 8), width / 3) + 2
        plot = width - gutter
        let kind = options.axis ?? (isVirtual ? .both : .time)
        axis = Self.axis(timeline, kind, hasRoomForPrints ? blocks : nil, plot)
    }

    /// How many threads have a row at most.
    private static func threadLimit(_ lanes: LaneKind) -> Int {
        switch lanes {
        case .task: 0
        case .both: 8
        case .thread: 100
        }
    }

    /// What the row of a thread is called.
    static func words(_ thread: ThreadID?) -> String { thread.map { "thread \($0)" } ?? "runs" }

    /// The axis, which ends early enough for what the last steps print, using up to a third of the plot.
    private static func axis(
        _ timeline: Timeline,
        _ kind: AxisKind,
        _ blocks: PrintBlocks?,
        _ plot: Int
    ) -> Axis {
        var room = 0
        // At its end there is room for a step and, beside it, for a cap.
        var axis = Axis(timeline, kind, left: 0, width: Double(plot - 2) * pixels)
        guard let blocks else { return axis }
        // A narrower axis moves the last steps, though by less than it loses; three rounds come close enough.
        for _ in 0..<3 {
            let overflow = overflow(timeline, blocks, axis, plot)
            guard overflow > 0, room < plot / 3 else { break }
            room = min(plot / 3, room + overflow)
            axis = Axis(timeline, kind, left: 0, width: Double(plot - 2 - room) * pixels)
        }
        return axis
    }

    /// How many columns of what the last steps print would lie beyond the plot, as far as a third of it may
    /// be used.
    private static func overflow(
        _ timeline: Timeline,
        _ blocks: PrintBlocks,
        _ axis: Axis,
        _ plot: Int
    ) -> Int {
        var overflow = 0
        for block in timeline.tasks.indices.lazy.compactMap({ blocks.ofTask[$0].last }) {
            let column = Int((axis.extent(of: timeline.steps[block.step]).from / pixels).rounded())
            for event in block.events {
                let width = PrintableText.width(PrintableText.escaped(text(of: event, timeline)))
                overflow = max(overflow, column + width - plot)
            }
        }
        return overflow
    }

    /// The line that an event printed or marked.
    func text(of event: Int32) -> String { Self.text(of: event, timeline) }

    private static func text(of event: Int32, _ timeline: Timeline) -> String {
        switch timeline.trace.events[Int(event)].action {
        case .print(let text, _), .mark(let text): timeline.trace.texts[text]
        default: ""
        }
    }

    /// The column in which the step of a block of prints begins.
    func column(of block: PrintBlocks.Block) -> Int {
        column(axis.extent(of: timeline.steps[block.step]).from)
    }

    /// The column of a place on the axis, counted from the plot's first one.
    func column(_ x: Double) -> Int { Int((x / Self.pixels).rounded()) }

    /// The columns of a stretch of the axis; empty if it is narrower than half a column.
    func columns(_ extent: Extent) -> Range<Int> {
        let from = column(extent.from)
        return from..<max(from, column(extent.to))
    }

    /// How many columns the axis takes.
    var axisColumns: Int { column(axis.right) }

    /// Pixels for a number of columns.
    func pixels(_ columns: Int) -> Double { Double(columns) * Self.pixels }
}
