import TraceAnalysis
import TraceModel

/// What is drawn of the axis: labels, ticks, bands, cuts; above the plot and below it.
public struct AxisDrawing: Hashable, Sendable {
    /// The times, each to be written above and below; their baselines are those below.
    public var labels: [PlacedText] = []
    /// How far above their places below the labels above stand.
    public var labelRise = 0.0
    /// What cut silences say, below only.
    public var silences: [PlacedText] = []
    /// The line itself.
    public var line = Extent(from: 0, to: 0)
    /// Its y.
    public var y = 0.0
    /// Where the long ticks are.
    public var majorTicks: [Double] = []
    /// Where the short ticks are.
    public var minorTicks: [Double] = []
    /// Where lines go up through the plot.
    public var grid: [Double] = []
    /// The instants, behind everything.
    public var bands: [Rectangle] = []
    /// Where the line has a zigzag, since a silence is cut short there.
    public var cuts: [Double] = []
}

/// Decides which times the axis names, and how.
struct AxisPainter {
    let axis: Axis
    let density: Density
    let width: Double
    /// The top and bottom of the plot.
    let plot: Extent

    func draw() -> AxisDrawing {
        var drawing = AxisDrawing()
        drawing.line = Extent(from: snap(axis.left), to: snap(axis.right))
        drawing.y = plot.to + 0.5
        drawing.labelRise = baseline - (plot.from - 7)
        if axis.instants.isEmpty { drawTime(&drawing) } else { drawInstants(&drawing) }
        return drawing
    }

    // MARK: Time

    private func drawTime(_ drawing: inout AxisDrawing) {
        let ticks = timeTicks
        func x(_ offset: Double) -> Double { (axis.left + offset).rounded() + 0.5 }
        drawing.labels = apart(ticks.major.map { label($0.text, x($0.offset)) })
        drawing.majorTicks = ticks.major.map { x($0.offset) }
        if axis.window.duration > .zero { drawing.grid = drawing.majorTicks }
        drawing.minorTicks = ticks.minor.map { x($0) }
    }

    /// The labels without one that leans against the one before it, as the last may at the picture's edge.
    private func apart(_ labels: [PlacedText]) -> [PlacedText] {
        var kept: [PlacedText] = []
        for var label in labels {
            func touches(_ other: PlacedText, isSmall: Bool) -> Bool {
                other.box(density, isSmall: isSmall).right + 4 > label.box(density, isSmall: isSmall).x
            }
            if let last = kept.last, touches(last, isSmall: false) { continue }
            label.goesWhenSmall = kept.last { !$0.goesWhenSmall }.map { touches($0, isSmall: true) } ?? false
            kept.append(label)
        }
        return kept
    }

    /// Ticks so far apart that their names do not touch; a moment late in a long trace has a long one.
    private var timeTicks: TimeTicks {
        let width = axis.right - axis.left
        let ticks = TimeTicks(axis.window, width: width, least: 80)
        let metrics = TextMetrics(.tick, density)
        let needed = 8 + (ticks.major.map { metrics.width(of: $0.text, isSmall: true) }.max() ?? 0)
        return needed <= 80 ? ticks : TimeTicks(axis.window, width: width, least: needed)
    }

    // MARK: Instants

    private func drawInstants(_ drawing: inout AxisDrawing) {
        for (place, instant) in axis.instants.enumerated() where instant.extent.width > 0 {
            // Where every step follows the one before, every other band tells them apart.
            guard axis.kind == .both || place % 2 == 0 else { continue }
            let from = snap(instant.extent.from)
            let to = snap(instant.extent.to)
            // Narrower bands, close together, would be a grey wash.
            if to - from >= 2 {
                drawing.bands.append(
                    Rectangle(x: from, y: plot.from, width: to - from, height: plot.to - plot.from)
                )
            }
            if to - from >= 4 {
                drawing.majorTicks += [from + 0.5, to - 0.5]
            } else if from - (drawing.majorTicks.last ?? -.infinity) >= 3 {
                drawing.majorTicks.append(snap((from + to) / 2))
            }
        }
        drawing.labels = InstantLabels(axis: axis, density: density, width: width).labels.map {
            label($0.text, $0.x, $0.goesWhenSmall)
        }
        // More silences than this are too narrow for any sign.
        guard axis.silences.count <= 400 else { return }
        rule(&drawing)
        for silence in axis.silences where silence.isCut { cut(silence, &drawing) }
    }

    /// Small ticks where time passes to scale.
    private func rule(_ drawing: inout AxisDrawing) {
        guard let whole = axis.silences.first(where: { !$0.isCut }) else { return }
        let scale = whole.extent.width / max(1, Double(whole.span.nanoseconds))
        let step = RoundStep.at(least: 10, scale: scale).step
        for (place, silence) in axis.silences.enumerated() where !silence.isCut {
            let from = axis.instants[place].to.nanoseconds
            var time = (from / step).addingSaturated(1).multipliedSaturated(by: step)
            while time < axis.instants[place + 1].from.nanoseconds {
                let x = (silence.extent.from + Double(time - from) * scale).rounded() - 0.5
                if x > silence.extent.from + 3, x < silence.extent.to - 3 { drawing.minorTicks.append(x) }
                let (next, overflow) = time.addingReportingOverflow(step)
                guard !overflow else { break }
                time = next
            }
        }
    }

    private func cut(_ silence: AxisSilence, _ drawing: inout AxisDrawing) {
        guard silence.extent.width >= 20 else { return }
        drawing.cuts.append(silence.extent.middle.rounded())
        var text = PlacedText(
            TimeWords.duration(silence.span) + " pass",
            .silence,
            x: silence.extent.middle,
            baseline: baseline,
            anchor: .middle
        )
        guard isFree(text, drawing, isSmall: false) else { return }
        text.goesWhenSmall = !isFree(text, drawing, isSmall: true)
        drawing.silences.append(text)
    }

    /// Whether a text keeps its distance from the labels of the instants at a size.
    private func isFree(_ text: PlacedText, _ drawing: AxisDrawing, isSmall: Bool) -> Bool {
        let box = text.box(density, isSmall: isSmall)
        return drawing.labels.allSatisfy {
            let other = $0.box(density, isSmall: isSmall)
            return (isSmall && $0.goesWhenSmall) || box.x > other.right + 8 || box.right < other.x - 8
        }
    }

    private var baseline: Double { plot.to + (density == .dense ? 24 : 27) }

    private func label(_ text: String, _ x: Double, _ goesWhenSmall: Bool = false) -> PlacedText {
        let metrics = TextMetrics(.tick, density)
        let half = metrics.width(of: text, isSmall: true) / 2
        // A label at the picture's edge leans inwards.
        if x + half > width - 4 {
            return PlacedText(
                text,
                .tick,
                x: width - 8,
                baseline: baseline,
                anchor: .end,
                goesWhenSmall: goesWhenSmall
            )
        }
        return PlacedText(
            text,
            .tick,
            x: x,
            baseline: baseline,
            anchor: .middle,
            goesWhenSmall: goesWhenSmall
        )
    }
}
