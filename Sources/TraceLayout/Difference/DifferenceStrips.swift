import TraceAnalysis
import TraceModel

/// Draws who ran when on both sides, one above the other.
struct DifferenceStrips {
    private(set) var strips: [DifferenceStrip] = []
    private(set) var labels: [PlacedText] = []

    /// How many cells have a number at most.
    private static let numberLimit = 300

    init(_ sides: DifferenceSides, _ frame: DifferenceFrame) {
        guard let first = frame.strips.first, let last = frame.strips.last else { return }
        let middle = (first.top + last.top + last.height) / 2
        labels.append(PlacedText("who ran", .side, x: Measures.margin, baseline: middle + 4.5))
        for (side, top, height) in frame.strips {
            strips.append(Self.strip(sides, frame, side, top, height))
            guard side != .both else { continue }
            labels.append(
                PlacedText(
                    side.rawValue,
                    .side,
                    x: frame.axes.candidate.left - 18,
                    baseline: top + 13.5,
                    anchor: .end
                )
            )
        }
    }

    private static func strip(
        _ sides: DifferenceSides,
        _ frame: DifferenceFrame,
        _ side: DifferenceSide,
        _ top: Double,
        _ height: Double
    ) -> DifferenceStrip {
        let timeline = sides.timeline(side)
        let hues = side == .before ? sides.hues.base : sides.hues.candidate
        let metrics = TextMetrics(.chip, .normal)
        // One colour more than there are hues: nobody runs.
        var painter = SliverPainter(colours: Hues.count + 1, rare: Array(0..<Hues.count), least: frame.least)
        var idleFrom = frame.axes.candidate.left
        var numbers: [PlacedText] = []
        for step in timeline.steps {
            let extent = frame.axis(side).extent(of: step)
            // Outlines keep the cells before apart; between the solid ones there is a pixel of paper.
            let gap = side != .before && extent.width >= 4 ? 0.5 : 0
            let cell = Extent(from: max(idleFrom, extent.from + gap), to: extent.to - gap)
            guard cell.width >= 0 else { continue }
            painter.add(Hues.count, Extent(from: idleFrom, to: cell.from), isSeenWithoutWidth: false)
            painter.add(hues[Int(step.task)], cell, isSeenWithoutWidth: true)
            idleFrom = cell.to
            let number = "\(timeline.tasks[Int(step.task)].id)"
            guard numbers.count < numberLimit, metrics.width(of: number) <= cell.width - 4 else { continue }
            numbers.append(
                PlacedText(
                    number,
                    .chip,
                    x: cell.middle,
                    baseline: top + height / 2 + 4.3,
                    anchor: .middle,
                    goesWhenSmall: metrics.width(of: number, isSmall: true) > cell.width - 2
                )
            )
        }
        painter.finish()
        let names = timeline.steps.prefix(40).map { timeline.label(of: Int($0.task)) }
        return DifferenceStrip(
            side: side,
            top: top,
            height: height,
            stretches: Array(painter.painted.prefix(Hues.count)),
            numbers: numbers,
            summary: "Who ran, \(side.rawValue): " + names.joined(separator: ", ").brief(4_000)
        )
    }
}
