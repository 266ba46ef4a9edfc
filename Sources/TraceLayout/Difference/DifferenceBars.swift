import TraceAnalysis
import TraceDiff
import TraceModel

/// Draws the lanes of the picture of a difference: names, bars, what they wait for, ghosts, and how far they moved.
struct DifferenceBars {
    private(set) var bars: [DifferenceBar] = []
    private(set) var ghosts: [Ghost] = []
    private(set) var shifts: [DifferenceShift] = []
    private(set) var chips: [DifferenceChip] = []
    private(set) var tree: [TreeLine] = []
    private(set) var texts: [PlacedText] = []

    private let sides: DifferenceSides
    private let frame: DifferenceFrame

    /// How many reasons are written.
    private static let reasonLimit = 400
    /// How many bytes of text that no width bounds a bar may have in each of its places.
    private static let byteLimit = 600
    /// A move shorter than this is no arrow; pixels.
    private static let leastShift = 24.0

    init(_ sides: DifferenceSides, _ frame: DifferenceFrame) {
        self.sides = sides
        self.frame = frame
        for (place, row) in frame.rows.enumerated() {
            label(row)
            branch(place, row)
            if row.isSame {
                bar(row, .both)
                continue
            }
            for side in [DifferenceSide.before, .after] {
                texts.append(
                    PlacedText(
                        side.rawValue,
                        .side,
                        x: frame.axes.candidate.left - 18,
                        baseline: frame.top(row, side) + (side == .before ? 11.5 : 14.5),
                        anchor: .end
                    )
                )
                if sides.task(row.pair, side) != nil { bar(row, side) } else { ghost(of: row, on: side) }
            }
            shift(row)
        }
    }

    // MARK: Names

    private mutating func label(_ row: DifferenceFrame.Row) {
        let side: DifferenceSide = row.pair.candidate == nil ? .before : .after
        guard let task = sides.task(row.pair, side) else { return }
        let timeline = sides.timeline(side)
        let top = row.isSame ? row.top : row.top + 7
        let x = Measures.margin + LaneLabel.indent(row.pair.depth, .normal)
        let square = Rectangle(x: x, y: top + 0.5, width: 19, height: 19)
        chips.append(DifferenceChip(square: square, hue: hue(task, side)))
        let number = TextMetrics(.chip, .normal).fit("\(timeline.tasks[task].id)", to: 24, least: 1)
        if let number {
            texts.append(PlacedText(number, .chip, x: x + 9.5, baseline: top + 14.3, anchor: .middle))
        }
        // What stands at the plot's edge says which side a bar is of.
        let room = frame.axes.candidate.left - (row.isSame ? 12 : 66) - (x + 27)
        let name = TextMetrics(.label, .normal).fit(timeline.label(of: task), to: room)
        if let name { texts.append(PlacedText(name, .label, x: x + 27, baseline: top + 14.5)) }
        let metrics = TextMetrics(.sublabel, .normal)
        let choices = sublabels(row.pair, row.isSame)
        let fitting = choices.first { metrics.width(of: $0) <= room } ?? choices[choices.count - 1]
        guard let words = metrics.fit(fitting, to: room) else { return }
        texts.append(PlacedText(words, .sublabel, x: x + 27, baseline: top + 32, goesWhenSmall: true))
    }

    private mutating func branch(_ place: Int, _ row: DifferenceFrame.Row) {
        guard row.pair.depth > 0, row.pair.depth <= 6 else { return }
        // The row that it hangs on is the nearest one above that is less deep.
        guard let parent = frame.rows[..<place].last(where: { $0.pair.depth < row.pair.depth }) else {
            return
        }
        let x = Measures.margin + LaneLabel.indent(parent.pair.depth, .normal) + 9.5
        let from = parent.top + (parent.isSame ? 24 : 31)
        let y = row.top + (row.isSame ? 10.5 : 17.5)
        let end = Measures.margin + LaneLabel.indent(row.pair.depth, .normal) - 2.5
        tree.append(
            TreeLine(
                points: [Point(x: x, y: from), Point(x: x, y: y), Point(x: end, y: y)],
                isStructured: true
            )
        )
    }

    /// What became of a task, in ever fewer words: what differs first.
    private func sublabels(_ pair: TaskPairs.Pair, _ isSame: Bool) -> [String] {
        guard let base = pair.base else { return ["new"] }
        guard let candidate = pair.candidate else { return ["not there any more", "gone"] }
        if isSame { return ["same in both"] }
        if !pair.isChanged, !sides.hasExactTimes { return ["other times only", "other times"] }
        let names = (sides.base.label(of: base), sides.candidate.label(of: candidate))
        if names.0 != names.1 { return ["was \(names.0.brief(200))"] }
        let outcomes = (sides.words.base.outcome(base), sides.words.candidate.outcome(candidate))
        if outcomes.0 != outcomes.1 {
            let before = outcomes.0.split(separator: " ")
            let after = outcomes.1.split(separator: " ")
            let common = zip(before, after).prefix { $0 == $1 }.count
            let verbs = (before.first ?? "", after.first ?? "")
            let short = verbs.0 == verbs.1 ? "changed" : "\(verbs.0) → \(verbs.1)"
            let full = outcomes.0 + " → " + after.dropFirst(common).joined(separator: " ")
            return [full, short, "\(verbs.1) now"]
        }
        guard let before = sides.base.tasks[base].startedAt,
            let after = sides.candidate.tasks[candidate].startedAt,
            before != after
        else { return ["changed"] }
        return ["starts " + Self.words(after - before)]
    }

    /// A span as a move: `2 s later`.
    private static func words(_ span: TimeSpan) -> String {
        span > .zero
            ? TimeWords.duration(span) + " later" : TimeWords.duration(TimeSpan.zero - span) + " earlier"
    }

    private func hue(_ task: Int, _ side: DifferenceSide) -> Int {
        side == .before ? sides.hues.base[task] : sides.hues.candidate[task]
    }

    // MARK: Bars

    private mutating func bar(_ row: DifferenceFrame.Row, _ side: DifferenceSide) {
        guard let task = sides.task(row.pair, side) else { return }
        let timeline = sides.timeline(side)
        let life = timeline.tasks[task]
        let axis = frame.axis(side)
        let (top, foot) = (frame.top(row, side), frame.foot(row, side))
        let name = timeline.label(of: task)
        let words = (side == .before ? sides.words.base : sides.words.candidate).summary(task)
        let title = "\(name), \(side.rawValue) (task \(life.id))"
        bars.append(
            DifferenceBar(
                side: side,
                number: "\(life.id)",
                name: name.brief(Self.byteLimit),
                hue: hue(task, side),
                row: Rectangle(x: 16, y: top - 6, width: frame.width - 32, height: foot - top + 12),
                top: top,
                foot: foot,
                stretches: LaneStretches(life, axis, least: frame.least) { _ in false },
                end: end(life, axis),
                endTitle: (side == .before ? sides.words.base : sides.words.candidate).cap(life)
                    .brief(Self.byteLimit),
                title: "\(title)\n\(words)".brief(3 * Self.byteLimit),
                accessibleLabel: "\(title), \(words)".brief(Self.byteLimit)
            )
        )
        reasons(life, timeline, axis, foot)
    }

    private func end(_ life: TaskLife, _ axis: Axis) -> Lane.End? {
        let x = snap(axis.x(of: life.endEvent, at: life.endedAt))
        if let ending = life.ending { return .ended(x: x, LaneEnding(ending.outcome)) }
        guard let state = life.stretches.last?.state, state != .created else { return nil }
        return .open(x: x)
    }

    /// What a task waits for, above its line where it fits; the same is not said twice in a row.
    private mutating func reasons(_ life: TaskLife, _ timeline: Timeline, _ axis: Axis, _ foot: Double) {
        let metrics = TextMetrics(.reason, .normal)
        var said: String?
        for stretch in life.stretches where stretch.state == .suspended && texts.count < Self.reasonLimit {
            let extent = axis.extent(of: stretch)
            guard extent.width >= 20, let words = WaitWords(timeline.suspension(of: stretch), timeline) else {
                continue
            }
            let room = extent.width - 10
            guard
                let text = [words.full, words.short].compactMap(\.self).first(where: {
                    metrics.width(of: $0) <= room
                }),
                said != words.full
            else { continue }
            said = words.full
            texts.append(
                PlacedText(
                    text.brief(4 * Int(extent.width)),
                    .reason,
                    x: extent.from + 6,
                    baseline: foot - 6,
                    goesWhenSmall: metrics.width(of: text, isSmall: true) > room
                )
            )
        }
    }

    // MARK: Ghosts

    /// The whole of a task that this side does not have.
    private mutating func ghost(of row: DifferenceFrame.Row, on side: DifferenceSide) {
        let other: DifferenceSide = side == .before ? .after : .before
        guard let task = sides.task(row.pair, other) else { return }
        let life = sides.timeline(other).tasks[task]
        let stretches = LaneStretches(life, frame.axis(other), least: max(4, frame.least)) { _ in false }
        let (top, foot) = (frame.top(row, side), frame.foot(row, side))
        ghosts.append(
            Ghost(
                runs: stretches.running.prefix(100).map { Self.outline($0, top, foot) },
                waits: Array(stretches.suspended.prefix(100)),
                foot: foot - 1.5,
                title: "\(sides.timeline(other).label(of: task)), \(other.rawValue) alone".brief(
                    Self.byteLimit
                )
            )
        )
        let words = side == .before ? "was not there" : "ran here before"
        let width = TextMetrics(.silence, .normal).width(of: words)
        let wait = stretches.suspended.first { width <= $0.width - 10 }
        let end = stretches.running.last?.to ?? frame.axes.candidate.left
        if let x = wait?.from ?? (end + width + 12 <= frame.width ? end : nil) {
            texts.append(ghostText(words, x + 6, foot))
        }
    }

    private static func outline(_ extent: Extent, _ top: Double, _ foot: Double) -> Rectangle {
        Rectangle(
            x: extent.from + 0.8,
            y: top + 0.8,
            width: max(1, extent.width - 1.6),
            height: foot - top - 1.6
        )
    }

    private func ghostText(_ words: String, _ x: Double, _ foot: Double) -> PlacedText {
        PlacedText(words, .silence, x: x, baseline: foot - 6, goesWhenSmall: true)
    }

    /// Where a task began before, if it begins elsewhere now, and by how much.
    ///
    /// On the clock of the world everything begins elsewhere each time, which says nothing.
    private mutating func shift(_ row: DifferenceFrame.Row) {
        guard sides.hasExactTimes, let base = row.pair.base, let candidate = row.pair.candidate,
            let before = sides.base.steps(of: base).first,
            let after = sides.candidate.steps(of: candidate).first
        else { return }
        let (was, now) = (frame.axes.base.extent(of: before), frame.axes.candidate.extent(of: after))
        let span = after.from - before.from
        guard abs(now.from - was.from) >= Self.leastShift, span != .zero else { return }
        let (top, foot) = (row.tops.after, frame.foot(row, .after))
        let name = sides.base.label(of: base)
        let isLater = now.from > was.from
        let waits = isLater && now.from - was.to > 12 ? [Extent(from: was.to + 3, to: now.from - 8)] : []
        ghosts.append(
            Ghost(
                runs: [Self.outline(was, top, foot)],
                waits: waits,
                foot: foot - 1.5,
                title: "\(name) began here before".brief(Self.byteLimit)
            )
        )
        let metrics = TextMetrics(.silence, .normal)
        if let wait = waits.first, metrics.width(of: "ran here before") <= wait.width - 10 {
            texts.append(ghostText("ran here before", wait.from + 4, foot))
        }
        let y = snap(foot + 17)
        let words = Self.words(span)
        let heading = TextMetrics(.heading, .normal)
        let fits = heading.width(of: words) + 40 <= abs(now.from - was.from)
        let middle = (was.from + now.from) / 2
        shifts.append(
            DifferenceShift(
                from: snap(was.from),
                to: snap(now.from),
                y: y,
                text: PlacedText(
                    words,
                    .loss,
                    x: fits ? middle : max(was.from, now.from) + 8,
                    baseline: y + 4,
                    anchor: fits ? .middle : .start,
                    hasHalo: true,
                    goesWhenSmall: heading.width(of: words, isSmall: true) + 40 > abs(now.from - was.from)
                )
            )
        )
    }
}

extension Timeline {
    /// The steps of a task, in order; O(steps) for the first.
    fileprivate func steps(of task: Int) -> LazyFilterSequence<[Step]> {
        steps.lazy.filter { $0.task == task }
    }
}
