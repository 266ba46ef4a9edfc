import TraceAnalysis
public import TraceDiff
import TraceModel

/// The picture of a difference as numbers: the tasks of both recordings on one axis, before above after.
///
/// ```swift
/// let layout = DifferenceLayout(of: ReportedComparison(comparison, names: ("base.json", "new.json")))
/// let svg = SVGRenderer.render(layout)
/// ```
///
/// What is the same on both sides is drawn once. Pure: the same comparison gives the same layout on every machine.
/// O(events) time and memory; what is drawn is bounded by the picture's size. Where nothing can be compared, the
/// picture says why.
public struct DifferenceLayout: Sendable {
    /// The picture's width; pixels.
    public let width: Double
    /// Its height.
    public private(set) var height = 0.0
    /// Whether it is light or dark.
    public let theme: Theme
    /// What was recorded.
    public let title: PlacedText
    /// What stands behind the verdict.
    public let pill: Rectangle
    /// Whether a build may go on.
    public let isPass: Bool
    /// The verdict.
    public let verdict: PlacedText
    /// The gate, the critical path and the count: one line.
    public let facts: PlacedText
    /// The sentence that says it all, in lines.
    public let summary: [PlacedText]
    /// Which of several recordings are drawn, in lines.
    public let note: [PlacedText]
    /// The picture in a few sentences, for who can't see it.
    public let description: String
    /// The plot; empty where nothing can be compared.
    public private(set) var plot = Rectangle(x: 0, y: 0, width: 0, height: 0)
    /// What its horizontal direction means.
    public private(set) var axisKind = AxisKind.time
    /// Which place of the plot is which time.
    public private(set) var knots: [AxisKnot] = []
    /// The axis of both sides.
    public private(set) var axis = AxisDrawing()
    /// Who ran when on both sides.
    public private(set) var strips: [DifferenceStrip] = []
    /// What the tasks are called.
    public private(set) var names: [DifferenceName] = []
    /// The lines of the tree, beside the names.
    public private(set) var tree: [TreeLine] = []
    /// The tasks, from top to bottom.
    public private(set) var bars: [DifferenceBar] = []
    /// Where something was, or is on the other side alone.
    public private(set) var ghosts: [Ghost] = []
    /// By how much tasks begin later or earlier.
    public private(set) var shifts: [DifferenceShift] = []
    /// The edges that both sides have, or the base alone.
    public private(set) var edges = EdgeDrawing()
    /// The edges that the candidate alone has.
    public private(set) var newEdges = EdgeDrawing()
    /// What the differences of the list are about.
    public private(set) var rings: [DifferenceRing] = []
    /// The critical paths of both sides.
    public private(set) var critical: [CriticalBar] = []
    /// What stands left of them.
    public private(set) var criticalLabels: [PlacedText] = []
    /// Names of rows, reasons of waits, and printed lines.
    public private(set) var texts: [PlacedText] = []
    /// The lines that prints hang on.
    public private(set) var hairlines: [Hairline] = []
    /// How many stretches were too narrow to be painted one by one.
    public var merged: Int { bars.reduce(0) { $0 + $1.stretches.merged } }
    /// The heading of the list of differences; nil where there is none.
    public private(set) var heading: PlacedText?
    /// The differences, the firmest first.
    public private(set) var items: [ListedFinding] = []
    /// How many are not in the list; nil if all are.
    public private(set) var more: PlacedText?
    /// What the signs mean.
    public private(set) var legend: [DifferenceLegendEntry] = []
    /// The line above it.
    public private(set) var legendRule = 0.0

    /// Lays out a comparison of two recordings; see `init(of:options:)` for what is to be drawn.
    public init(of reported: ReportedComparison, options: LayoutOptions = LayoutOptions()) {
        self.init(of: DrawnComparison(reported), options: options)
    }

    /// Lays out what is to be drawn; of the options only the width, the title and the theme matter.
    public init(of drawn: DrawnComparison, options: LayoutOptions = LayoutOptions()) {
        width = Double(max(480, options.width))
        theme = options.theme
        let items = drawn.items
        let isComparable = drawn.verdict != .cannotCompare && drawn.pair.verdict != .cannotCompare
        let sides = isComparable ? DifferenceSides(drawn) : nil
        let paths = drawn.tellsCriticalPath ? sides.flatMap { CriticalBars.Paths($0) } : nil
        let count = isComparable ? items.reduce(0) { $0 + $1.count } : 0
        let head = DifferenceHead(
            drawn,
            title: options.title,
            count: count,
            critical: paths?.words,
            width: width
        )
        (title, pill, verdict, facts) = (head.title, head.pill, head.verdict, head.facts)
        (summary, note, description) = (head.summary, head.note, head.description)
        isPass = drawn.gate == .pass
        var bottom = head.bottom
        if let sides {
            draw(sides, items, paths, below: head.bottom)
            bottom = (axis.labels.first?.baseline ?? plot.bottom + 27)
        }
        // A single obstacle is told already by the sentence above.
        if isComparable ? !items.isEmpty : items.count > 1 {
            let list = DifferenceList(
                items,
                count: isComparable ? count : items.count,
                noun: isComparable ? "difference" : "obstacle",
                width: width,
                below: bottom
            )
            (heading, self.items, more, bottom) = (list.heading, list.items, list.more, list.bottom)
        }
        let legend = DifferenceLegend(self, below: bottom)
        (self.legend, legendRule) = (legend.entries, legend.rule)
        height = (legend.entries.isEmpty ? bottom + 24 : legend.bottom).rounded(.up)
    }

    private mutating func draw(
        _ sides: DifferenceSides,
        _ items: [ReportItem],
        _ paths: CriticalBars.Paths?,
        below y: Double
    ) {
        let pairs = TaskPairs(sides)
        let frame = DifferenceFrame(sides, pairs, width: width, head: y + 32, critical: paths)
        plot = Rectangle(
            x: frame.axes.candidate.left,
            y: frame.plot.from,
            width: frame.axes.candidate.right - frame.axes.candidate.left,
            height: frame.plot.to - frame.plot.from
        )
        (axisKind, knots) = (frame.axes.candidate.kind, frame.axes.candidate.knots)
        axis = AxisPainter(axis: frame.axes.candidate, density: .normal, width: width, plot: frame.plot)
            .draw()
        let labels = DifferenceNames(sides, frame)
        (names, tree) = (labels.names, labels.tree)
        let painted = DifferenceBars(sides, frame)
        bars = painted.bars
        let gone = DifferenceGhosts(sides, frame)
        (ghosts, shifts) = (gone.ghosts, gone.shifts)
        let prints = DifferencePrints(sides, frame)
        hairlines = prints.hairlines
        let edges = DifferenceEdges(sides, frame)
        (self.edges, newEdges) = (edges.kept, edges.new)
        let strips = DifferenceStrips(sides, frame)
        self.strips = strips.strips
        rings = DifferenceRings(sides, frame, Array(items.prefix(DifferenceList.limit))).rings
        let critical = CriticalBars(paths, frame)
        (self.critical, criticalLabels) = (critical.bars, critical.labels)
        texts = painted.reasons + gone.texts + prints.texts
        texts = Halo(edges: joined(edges), pins: []).applied(to: texts, .normal) + strips.labels
        let hidden = [(pairs.hidden.changed, "differ"), (pairs.hidden.same, "do not differ")].filter {
            $0.0 > 0
        }
        guard !hidden.isEmpty else { return }
        let words = hidden.map { "\(CountWords.count($0.0, "task")) that \($0.1)" }.joined(separator: " and ")
        texts.append(
            PlacedText("… \(words) not drawn", .note, x: Measures.margin, baseline: frame.plot.to + 27)
        )
    }

    /// All edges as one, for what must keep clear of them.
    private func joined(_ edges: DifferenceEdges) -> EdgeDrawing {
        var all = edges.kept
        all.spawns += edges.new.spawns
        all.wakes += edges.new.wakes
        return all
    }
}
