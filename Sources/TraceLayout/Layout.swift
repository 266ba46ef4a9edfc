import TraceAnalysis
public import TraceModel

/// A picture of a trace as numbers: where everything stands, without any markup.
///
/// ```swift
/// let layout = Layout(of: trace, options: LayoutOptions())
/// let svg = SVGRenderer.render(layout)
/// ```
///
/// Pure: the same trace and options give the same layout on every machine. O(events) time and memory; what is drawn is
/// bounded by the picture's size. A trace without events gives a picture that says so.
public struct Layout: Sendable {
    /// The picture's width; pixels.
    public let width: Double
    /// Its height.
    public internal(set) var height = 0.0
    /// How much room each task has.
    public let density: Density
    /// Whether it is light or dark.
    public let theme: Theme
    /// What was recorded.
    public let title: PlacedText
    /// Clock, duration and counts, and what is wrong: one line, or more in a narrow picture.
    public let facts: [HeadLine]
    /// The picture in a few sentences, for who can't see it.
    public let description: String
    /// What is drawn, where that is not everything, a line each.
    public let excerpt: [PlacedText]
    /// What the trace does not show, in red, a line each.
    public let losses: [PlacedText]
    /// The plot: from the first instant to the last, from above the strip to the axis.
    public let plot: Rectangle
    /// What its horizontal direction means.
    public let axisKind: AxisKind
    /// Which place of the plot is which time.
    public let knots: [AxisKnot]
    /// The axis.
    public internal(set) var axis: AxisDrawing
    /// Who ran when.
    public let strip: Strip
    /// Stretches narrower than this are merged; pixels.
    public let mergedBelow: Double
    /// The lines of the tree, beside the names.
    public let tree: [TreeLine]
    /// The edges.
    public private(set) var edges: EdgeDrawing
    /// The critical path; nil where it is not worth drawing.
    public let critical: CriticalDrawing?
    /// The tasks, from top to bottom.
    public let lanes: [Lane]
    /// The lanes that many tasks share, from top to bottom.
    public let folds: [FoldLane]
    /// The stretches in which events were lost, over all lanes or in the strip's row of the thread that lost them.
    public let lost: [Rectangle]
    /// The word at each of them that it fits.
    public let lostLabels: [PlacedText]
    /// The findings at their places.
    public let pins: [Pin]
    /// Reasons of waits and printed lines.
    public private(set) var texts: [PlacedText]
    /// The lines that prints hang on.
    public let hairlines: [Hairline]
    /// How many tasks there was no room for; nil if there was.
    public let more: PlacedText?
    /// The heading of the list of findings; nil if there is nothing to report.
    public internal(set) var findingsHeading: PlacedText?
    /// The list of findings.
    public internal(set) var findings: [ListedFinding] = []
    /// How many findings are not in the list; nil if all are.
    public internal(set) var moreFindings: PlacedText?
    /// What the signs mean.
    public internal(set) var legend = Legend(hue: 0, entries: [], rule: 0, bottom: 0)

    /// Lays out a whole trace.
    public init(of trace: Trace, options: LayoutOptions = LayoutOptions()) {
        self.init(of: Excerpt(Timeline(trace)), options: options)
    }

    /// Lays out what is to be drawn of a trace.
    public init(of excerpt: Excerpt, options: LayoutOptions = LayoutOptions()) {
        let subject = Subject(excerpt, options)
        var frame = Frame(subject, options)
        width = frame.width
        density = frame.density
        theme = options.theme
        let head = HeadPainter(head: subject.head, frame: frame)
        title = head.title
        facts = head.facts
        description = head.description(subject)
        self.excerpt = head.excerpt
        losses = head.losses
        plot = Rectangle(
            x: frame.axis.left,
            y: frame.plot.from,
            width: frame.axis.right - frame.axis.left,
            height: frame.plot.to - frame.plot.from
        )
        axisKind = frame.axis.kind
        knots = frame.axis.knots
        axis = AxisPainter(axis: frame.axis, density: frame.density, width: frame.width, plot: frame.plot)
            .draw()
        (strip, lanes) = Self.states(subject, &frame)
        mergedBelow = frame.least
        folds = FoldPainter(subject: subject, frame: frame).folds()
        tree = TreePainter(subject: subject, frame: frame).lines()
        edges = EdgePainter(subject: subject, frame: frame).edges()
        critical = CriticalPainter(subject: subject, frame: frame).drawing()
        pins = PinPainter(subject: subject, frame: frame).pins()
        let loss = LossPainter(subject, frame)
        lost = loss.overLanes + loss.inStrip.joined()
        lostLabels = loss.labels(beside: axis.labels)
        let words = LaneTexts(subject: subject, frame: frame)
        texts = words.texts
        hairlines = words.hairlines
        more = head.more(frame.rows.hiddenTasks)
        texts = Halo(edges: edges, pins: pins).applied(to: texts, density)
        edges.clearCounts(of: texts + pins.compactMap(\.text), density)
        finish(subject, frame)
    }

    /// How many rectangles are painted at most, of about 25 bytes each.
    private static let rectangleLimit = 20_000

    /// The strip and the lanes, as fine as the limit allows.
    private static func states(_ subject: Subject, _ frame: inout Frame) -> (Strip, [Lane]) {
        while true {
            let strip = StripPainter(subject: subject, frame: frame).strip()
            let lanes = LanePainter(subject: subject, frame: frame).lanes()
            var count =
                strip.rows.reduce(0) { $0 + $1.stretches.joined().count }
                + lanes.reduce(0) { $0 + $1.stretches.count + $1.cancellations.count + $1.ticks.count }
            if count <= rectangleLimit || frame.least > frame.width { return (strip, lanes) }
            // Cells twice as wide give about half as many rectangles: no need to paint every step in between.
            repeat {
                frame.least *= 2
                count /= 2
            } while count >= 2 * rectangleLimit
        }
    }

    /// What stands under the plot.
    private mutating func finish(_ subject: Subject, _ frame: Frame) {
        let digits = axis.labels.first?.baseline ?? plot.bottom + 27
        let list = FindingsList(subject, frame, below: digits)
        findingsHeading = list.heading
        findings = list.findings
        moreFindings = list.more
        legend = LegendPainter(subject: subject, layout: self).legend(
            below: list.bottom + (list.heading == nil ? 0 : 2)
        )
        height = legend.bottom.rounded(.up)
    }
}
