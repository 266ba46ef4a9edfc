import TraceAnalysis
import TraceModel

/// Hangs what the tasks of a difference printed under their bars, before under before and after under after.
struct DifferencePrints {
    private(set) var texts: [PlacedText] = []
    private(set) var hairlines: [Hairline] = []

    /// With so many texts no further bar gets its prints; reached by pictures far wider than a screen alone.
    private static let limit = 1_500

    init(_ sides: DifferenceSides, _ frame: DifferenceFrame) {
        guard frame.hasWords else { return }
        for side in [DifferenceSide.before, .after] {
            let printer = frame.printer(side)
            for row in frame.rows where texts.count < Self.limit && !(row.isSame && side == .before) {
                guard let task = sides.task(row.pair, side) else { continue }
                add(printer.paint(printer.places(task), foot: frame.foot(row, side), width: frame.width))
            }
            guard let tops = frame.outsideTops else { continue }
            let top = side == .before ? tops.before : tops.after
            let places = printer.outside
            guard !places.isEmpty else { continue }
            add(printer.paint(places, foot: top, width: frame.width))
            texts.append(
                PlacedText(
                    "outside tasks, \(side.rawValue)",
                    .side,
                    x: Measures.margin,
                    baseline: top + 14
                )
            )
        }
    }

    private mutating func add(_ painted: (texts: [PlacedText], hairlines: [Hairline])) {
        texts += painted.texts
        hairlines += painted.hairlines
    }
}
