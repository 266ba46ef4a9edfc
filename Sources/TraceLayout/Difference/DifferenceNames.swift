import TraceAnalysis
import TraceModel

/// Writes what the tasks of a difference are called, what became of them, and which one stands under which.
struct DifferenceNames {
    private(set) var names: [DifferenceName] = []
    private(set) var tree: [TreeLine] = []

    private let sides: DifferenceSides
    private let frame: DifferenceFrame

    init(_ sides: DifferenceSides, _ frame: DifferenceFrame) {
        self.sides = sides
        self.frame = frame
        for (place, row) in frame.rows.enumerated() {
            label(row)
            branch(place, row)
        }
    }

    private mutating func label(_ row: DifferenceFrame.Row) {
        let side: DifferenceSide = row.pair.candidate == nil ? .before : .after
        guard let task = sides.task(row.pair, side) else { return }
        let timeline = sides.timeline(side)
        let top = row.isSame ? row.top : row.top + 7
        let x = Measures.margin + LaneLabel.indent(row.pair.depth, .normal)
        var name = DifferenceName(
            square: Rectangle(x: x, y: top + 0.5, width: 19, height: 19),
            hue: sides.hue(task, side),
            lane: frame.key(task, side)
        )
        let number = TextMetrics(.chip, .normal).fit("\(timeline.tasks[task].id)", to: 24, least: 1)
        if let number {
            name.texts.append(PlacedText(number, .chip, x: x + 9.5, baseline: top + 14.3, anchor: .middle))
        }
        let beside = DifferenceFrame.besideName
        let left = x + beside.left
        let room = frame.axes.candidate.left - (row.isSame ? 12 : beside.right) - left
        let label = TextMetrics(.label, .normal)
        // It has to fit at its large size too, for which the column was made.
        let fitted = label.fitName(timeline.label(of: task), to: room * label.size / label.smallSize)
        if let fitted { name.texts.append(PlacedText(fitted, .label, x: left, baseline: top + 14.5)) }
        let metrics = TextMetrics(.sublabel, .normal)
        let choices = sublabels(row.pair, row.isSame)
        let fitting = choices.first { metrics.width(of: $0) <= room } ?? choices[choices.count - 1]
        if let words = metrics.fit(fitting, to: room) {
            name.texts.append(
                PlacedText(words, .sublabel, x: left, baseline: top + 32, goesWhenSmall: true)
            )
        }
        names.append(name)
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
        return ["starts " + TimeWords.move(after - before)]
    }
}
