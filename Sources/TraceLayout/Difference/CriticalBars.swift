import TraceAnalysis
import TraceModel

/// Draws how long the critical paths of both sides are, one above the other.
struct CriticalBars {
    private(set) var bars: [CriticalBar] = []
    private(set) var labels: [PlacedText] = []

    /// How far right of its bar a length stands.
    private static let beside = 8.0

    /// The critical paths to the end of main; nil unless both sides have one, and they take different times.
    struct Paths {
        let base: CriticalPath
        let candidate: CriticalPath

        init?(_ sides: DifferenceSides) {
            guard Self.hasEnd(sides.base), Self.hasEnd(sides.candidate) else { return nil }
            base = CriticalPath(sides.base)
            candidate = CriticalPath(sides.candidate)
            guard !base.legs.isEmpty, !candidate.legs.isEmpty, shift != .zero else { return nil }
        }

        private static func hasEnd(_ timeline: Timeline) -> Bool {
            timeline.main.map { timeline.tasks[$0].isEnded } ?? false
        }

        /// How much longer it takes; negative for shorter.
        var shift: TimeSpan { candidate.duration - base.duration }

        /// How much room their lengths need right of the plot.
        var room: Double {
            let metrics = TextMetrics(.heading, .normal)
            let widths = [base, candidate].map { metrics.width(of: TimeWords.duration($0.duration)) }
            return CriticalBars.beside + (widths.max() ?? 0) + 4
        }

        /// In words for the head: `+2 s on the critical path (2 s → 4 s)`.
        var words: String {
            "\(Self.signed(shift)) on the critical path "
                + "(\(TimeWords.duration(base.duration)) → \(TimeWords.duration(candidate.duration)))"
        }

        static func signed(_ span: TimeSpan) -> String {
            (span > .zero ? "+" : "") + TimeWords.duration(span)
        }
    }

    init(_ paths: Paths?, _ frame: DifferenceFrame) {
        guard let paths, let top = frame.criticalTop else { return }
        let left = frame.axes.candidate.left
        labels.append(PlacedText("critical path", .side, x: Measures.margin, baseline: top + 23))
        let before = Self.extent(paths.base, frame.axes.base)
        let after = Self.extent(paths.candidate, frame.axes.candidate)
        for (side, y, height, path, extent) in [
            (DifferenceSide.before, top, 12.0, paths.base, before),
            (.after, top + 23, 14.0, paths.candidate, after),
        ] {
            labels.append(
                PlacedText(side.rawValue, .side, x: left - 18, baseline: y + 10.5, anchor: .end)
            )
            let length = TimeWords.duration(path.duration)
            let end = max(extent.to, side == .after ? before.to : 0)
            bars.append(
                CriticalBar(
                    side: side,
                    rectangle: Rectangle(
                        x: extent.from,
                        y: y,
                        width: max(1, (side == .after ? min(extent.to, before.to) : extent.to) - extent.from),
                        height: height
                    ),
                    added: Self.rest(side == .after && paths.shift > .zero, before.to, extent.to),
                    saved: Self.rest(side == .after && paths.shift < .zero, extent.to, before.to),
                    texts: [
                        PlacedText(
                            length,
                            .heading,
                            x: end + Self.beside,
                            baseline: y + 10.5,
                            hang: Self.beside,
                            goesWhenSmall: true
                        )
                    ] + (side == .after ? Self.change(paths, before, extent, y) : []),
                    title: "critical path \(side.rawValue): \(length)"
                )
            )
        }
    }

    private static func extent(_ path: CriticalPath, _ axis: Axis) -> Extent {
        guard let first = path.legs.first, let last = path.legs.last else { return Extent(from: 0, to: 0) }
        return Extent(
            from: snap(axis.x(of: first.opening, at: first.from)),
            to: snap(axis.x(of: last.closing, at: last.to))
        )
    }

    private static func rest(_ isThere: Bool, _ from: Double, _ to: Double) -> Extent {
        isThere && to > from ? Extent(from: from, to: to) : Extent(from: from, to: from)
    }

    /// By how much it has changed, in the part that is more or less.
    private static func change(_ paths: Paths, _ before: Extent, _ after: Extent, _ y: Double) -> [PlacedText]
    {
        let words = Paths.signed(paths.shift)
        let room = abs(after.to - before.to)
        guard TextMetrics(.loss, .normal).width(of: words) + 12 <= room else {
            return []
        }
        return [
            PlacedText(
                words,
                .loss,
                x: (before.to + after.to) / 2,
                baseline: y + 11.3,
                anchor: .middle,
                hasHalo: true,
                goesWhenSmall: TextMetrics(.loss, .normal).width(of: words, isSmall: true) + 12 > room
            )
        ]
    }
}
