import TraceAnalysis
import TraceModel

/// Draws the bars of a difference: states, ends, cancellations, and what the tasks wait for.
struct DifferenceBars {
    private(set) var bars: [DifferenceBar] = []
    /// What the tasks wait for.
    private(set) var reasons: [PlacedText] = []

    private let sides: DifferenceSides
    private let frame: DifferenceFrame
    private let cancellations: (base: CancellationMarks, candidate: CancellationMarks)
    private let relations: (base: TaskRelations, candidate: TaskRelations)

    /// How many reasons are written.
    private static let reasonLimit = 400
    /// How many bytes of text that no width bounds a bar may have in each of its places.
    static let byteLimit = 600

    init(_ sides: DifferenceSides, _ frame: DifferenceFrame) {
        self.sides = sides
        self.frame = frame
        cancellations = (
            CancellationMarks(sides.base, frame.axes.base, least: frame.least),
            CancellationMarks(sides.candidate, frame.axes.candidate, least: frame.least)
        )
        relations = (TaskRelations(sides.base), TaskRelations(sides.candidate))
        for row in frame.rows {
            for side in row.isSame ? [DifferenceSide.both] : [.before, .after] { bar(row, side) }
        }
        if !frame.hasWords { markTicks() }
    }

    private mutating func bar(_ row: DifferenceFrame.Row, _ side: DifferenceSide) {
        guard let task = sides.task(row.pair, side) else { return }
        let timeline = sides.timeline(side)
        let life = timeline.tasks[task]
        let axis = frame.axis(side)
        let (top, foot) = (frame.top(row, side), frame.foot(row, side))
        let name = timeline.label(of: task)
        let words = side == .before ? sides.words.base : sides.words.candidate
        let title = "\(name), \(side.rawValue) (task \(life.id))"
        let relations = side == .before ? relations.base : relations.candidate
        var bar = DifferenceBar(
            side: side,
            number: "\(life.id)",
            name: name.brief(Self.byteLimit),
            hue: sides.hue(task, side),
            row: Rectangle(x: 16, y: top - 6, width: frame.width - 32, height: foot - top + 12),
            top: top,
            foot: foot,
            label: row.isSame ? nil : frame.label(of: side, row),
            stretches: LaneStretches(life, axis, least: frame.least) { _ in false },
            end: nil,
            endTitle: words.cap(life).brief(Self.byteLimit),
            title: "\(title)\n\(words.summary(task))".brief(3 * Self.byteLimit),
            accessibleLabel: "\(title), \(words.summary(task))".brief(Self.byteLimit)
        )
        bar.end = end(life, axis, bar.stretches)
        bar.parent = relations.parents[task].flatMap { frame.key($0, side) }
        bar.wakers = (relations.wakers[task] ?? []).compactMap { frame.key($0, side) }
        if !row.isSame, let partner = sides.task(row.pair, side.other) {
            bar.partner = frame.key(partner, side.other)
        }
        let marks = side == .before ? cancellations.base : cancellations.candidate
        bar.cancellations = marks.places(of: task, beside: bar.stretches)
        bars.append(bar)
        addReasons(life, timeline, axis, foot)
    }

    private func end(_ life: TaskLife, _ axis: Axis, _ stretches: LaneStretches) -> Lane.End? {
        let x = snap(axis.x(of: life.endEvent, at: life.endedAt))
        if let ending = life.ending {
            return .ended(x: stretches.capPlace(endingAt: x), LaneEnding(ending.outcome))
        }
        guard let state = life.stretches.last?.state, state != .created else { return nil }
        return .open(x: x)
    }

    /// What a task waits for, above its line where it fits; the same is not said twice in a row.
    private mutating func addReasons(_ life: TaskLife, _ timeline: Timeline, _ axis: Axis, _ foot: Double) {
        let metrics = TextMetrics(.reason, .normal)
        let lead = LaneReasons.lead(.normal)
        var said: String?
        for stretch in life.stretches where stretch.state == .suspended && reasons.count < Self.reasonLimit {
            let extent = axis.extent(of: stretch)
            guard extent.width >= 20, let words = WaitWords(timeline.suspension(of: stretch), timeline) else {
                continue
            }
            let room = extent.width - lead - 4
            guard
                let text = [words.full, words.short].compactMap(\.self).first(where: {
                    metrics.width(of: $0) <= room
                }),
                said != words.full
            else { continue }
            said = words.full
            reasons.append(
                PlacedText(
                    text.brief(4 * Int(extent.width)),
                    .reason,
                    x: extent.from + lead,
                    baseline: foot - 6,
                    hang: lead,
                    goesWhenSmall: metrics.width(of: text, isSmall: true) > room
                )
            )
        }
    }

    /// The prints of bars that have no room for their words.
    private mutating func markTicks() {
        for side in [DifferenceSide.before, .after] {
            let timeline = sides.timeline(side)
            let places = bars.indices.filter { (bars[$0].side == .before) == (side == .before) }
            let painter = TickPainter(
                timeline: timeline,
                blocks: sides.blocks(side),
                axis: frame.axis(side),
                least: max(1, frame.least)
            )
            let tasks = places.compactMap { place in
                UInt32(bars[place].number).flatMap { TaskID($0) }.flatMap { timeline.place(of: $0) }
            }
            guard tasks.count == places.count else { continue }
            for (place, ticks) in zip(places, painter.ticks(of: tasks)) { bars[place].ticks = ticks }
        }
    }
}

/// Who stands above each task of a timeline, and who woke it.
private struct TaskRelations {
    /// For each task the one that it stands under.
    let parents: TaskTree.Parents
    /// For each task those that woke it, each once, in order, and no more than a few.
    private(set) var wakers: [Int: [Int]] = [:]

    private static let wakerLimit = 8

    init(_ timeline: Timeline) {
        parents = TaskTree(timeline).parents
        for edge in timeline.edges {
            guard case .wake = edge.kind else { continue }
            let (source, target) = (Int(edge.source), Int(edge.target))
            let known = wakers[target] ?? []
            if known.count < Self.wakerLimit, !known.contains(source) {
                wakers[target, default: []].append(source)
            }
        }
    }
}
