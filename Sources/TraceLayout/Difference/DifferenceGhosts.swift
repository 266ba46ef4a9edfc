import TraceAnalysis
import TraceModel

/// Draws where tasks were, or are on the other side alone, and by how much they begin later or earlier.
struct DifferenceGhosts {
    private(set) var ghosts: [Ghost] = []
    private(set) var shifts: [DifferenceShift] = []
    /// What stands beside the ghosts.
    private(set) var texts: [PlacedText] = []

    private let sides: DifferenceSides
    private let frame: DifferenceFrame

    /// How many runs and waits of a task are drawn as ghosts.
    private static let runLimit = 100
    /// A move shorter than this is no arrow; pixels.
    private static let leastShift = 24.0

    init(_ sides: DifferenceSides, _ frame: DifferenceFrame) {
        self.sides = sides
        self.frame = frame
        for row in frame.rows where !row.isSame {
            for side in [DifferenceSide.before, .after] where sides.task(row.pair, side) == nil {
                absence(of: row, on: side)
            }
            shift(row)
        }
    }

    /// The whole of a task that this side does not have.
    private mutating func absence(of row: DifferenceFrame.Row, on side: DifferenceSide) {
        guard let task = sides.task(row.pair, side.other) else { return }
        let life = sides.timeline(side.other).tasks[task]
        let axis = frame.axis(side.other)
        let stretches = LaneStretches(life, axis, least: max(4, frame.least)) { _ in false }
        let (top, foot) = (frame.top(row, side), frame.foot(row, side))
        let name = sides.timeline(side.other).label(of: task)
        ghosts.append(
            Ghost(
                lane: frame.key(task, side.other),
                label: frame.label(of: side, row),
                runs: stretches.running.prefix(Self.runLimit).map { Self.outline($0, top, foot) },
                waits: Array(stretches.suspended.prefix(Self.runLimit)),
                foot: foot - 1.5,
                title: "\(name), \(side.other.rawValue) alone".brief(DifferenceBars.byteLimit)
            )
        )
        let words = side == .before ? "was not there" : "ran here before"
        let width = TextMetrics(.silence, .normal).width(of: words)
        let wait = stretches.suspended.first { width <= $0.width - 10 }
        let end = stretches.running.last?.to ?? frame.axes.candidate.left
        if let x = wait?.from ?? (end + width + 12 <= frame.width ? end : nil) { add(words, at: x, 6, foot) }
    }

    private static func outline(_ extent: Extent, _ top: Double, _ foot: Double) -> Rectangle {
        Rectangle(x: extent.from, y: top + 0.8, width: max(1, extent.width), height: foot - top - 1.6)
    }

    private mutating func add(_ words: String, at x: Double, _ hang: Double, _ foot: Double) {
        texts.append(
            PlacedText(
                words,
                .silence,
                x: x + hang,
                baseline: foot - 6,
                hang: hang,
                goesWhenSmall: true
            )
        )
    }

    /// Where a task began before, if it begins elsewhere now, and by how much.
    ///
    /// On the clock of the world everything begins elsewhere each time, which says nothing.
    private mutating func shift(_ row: DifferenceFrame.Row) {
        guard sides.hasExactTimes, let base = row.pair.base, let candidate = row.pair.candidate,
            let before = sides.firstStep(of: base, .before),
            let after = sides.firstStep(of: candidate, .after)
        else { return }
        let (was, now) = (frame.axes.base.extent(of: before), frame.axes.candidate.extent(of: after))
        let span = after.from - before.from
        guard abs(now.from - was.from) >= Self.leastShift, span != .zero else { return }
        let (top, foot) = (row.tops.after, frame.foot(row, .after))
        let isLater = now.from > was.from
        let waits = isLater && now.from - was.to > 12 ? [Extent(from: was.to + 3, to: now.from - 8)] : []
        let lane = frame.key(candidate, .after)
        ghosts.append(
            Ghost(
                lane: lane,
                runs: [Self.outline(was, top, foot)],
                waits: waits,
                foot: foot - 1.5,
                title: "\(sides.base.label(of: base)) began here before".brief(DifferenceBars.byteLimit)
            )
        )
        let metrics = TextMetrics(.silence, .normal)
        if let wait = waits.first, metrics.width(of: "ran here before") <= wait.width - 10 {
            add("ran here before", at: wait.from, 4, foot)
        }
        let y = snap(frame.bottom(row, .after) + 17)
        shifts.append(
            DifferenceShift(
                lane: lane,
                from: snap(was.from),
                to: snap(now.from),
                y: y,
                text: Self.text(TimeWords.move(span), was.from, now.from, y)
            )
        )
    }

    /// How far a task moved: on the arrow where it has room for the words, else beside it.
    private static func text(_ words: String, _ from: Double, _ to: Double, _ y: Double) -> PlacedText {
        let metrics = TextMetrics(.heading, .normal)
        let room = abs(to - from) - 40
        let fits = metrics.width(of: words) <= room
        return PlacedText(
            words,
            .loss,
            x: fits ? (from + to) / 2 : max(from, to) + 8,
            baseline: y + 4,
            anchor: fits ? .middle : .start,
            hang: fits ? 0 : 8,
            hasHalo: true,
            goesWhenSmall: metrics.width(of: words, isSmall: true) > room
        )
    }
}
