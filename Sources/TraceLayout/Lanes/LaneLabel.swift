import TraceAnalysis
import TraceModel

/// The name of a lane and what stands with it.
struct LaneLabel {
    let subject: Subject
    let frame: Frame

    /// How far a task of a depth is moved to the right: less from the seventh level on, so that names keep their room.
    static func indent(_ depth: Int, _ density: Density) -> Double {
        let shallow = Double(min(depth, 6))
        let deep = Double(min(max(0, depth - 6), 40))
        return density == .dense ? 8 * shallow + 2 * deep : Measures.indent * shallow + 8 * deep
    }

    /// The number of a task where it follows its name, since there is no square or not enough room in it.
    ///
    /// A task without a name has its number in its label already.
    static func suffix(of task: Int, in timeline: Timeline, _ density: Density) -> String? {
        let life = timeline.tasks[task]
        guard timeline.visibleName(life.creation) != nil else { return nil }
        guard density == .dense || !fitsSquare("\(life.id)", density) else { return nil }
        return "\(life.id)"
    }

    private static func fitsSquare(_ number: String, _ density: Density) -> Bool {
        TextMetrics(.chip, density).width(of: number) <= 24
    }

    /// The square with the number.
    func chip(_ row: LaneRows.Row, top: Double) -> Rectangle? {
        guard frame.density != .dense else { return nil }
        let x = Measures.margin + Self.indent(row.depth, frame.density)
        return Rectangle(x: x, y: top + 0.5, width: 19, height: 19)
    }

    /// The texts of a lane.
    func texts(_ task: Int, _ row: LaneRows.Row, top: Double) -> [PlacedText] {
        frame.density == .dense ? dense(task, row, top) : normal(task, row, top)
    }

    private func normal(_ task: Int, _ row: LaneRows.Row, _ top: Double) -> [PlacedText] {
        let id = "\(subject.timeline.tasks[task].id)"
        let x = Measures.margin + Self.indent(row.depth, frame.density) + 27
        let room = frame.axis.left - x - 4
        var texts: [PlacedText] = []
        let suffix = Self.suffix(of: task, in: subject.timeline, frame.density) ?? ""
        if Self.fitsSquare(id, frame.density) {
            texts.append(PlacedText(id, .chip, x: x - 17.5, baseline: top + 14.3, anchor: .middle))
        }
        let label = TextMetrics(.label, frame.density)
        // It has to fit at its large size too, for which the column was made.
        let nameRoom = (room + 2) * label.size / label.smallSize
        let name = label.fitName(
            subject.timeline.label(of: task),
            to: nameRoom - (suffix.isEmpty ? 0 : label.width(of: suffix) + 5)
        )
        if let name {
            texts.append(PlacedText(name, .label, x: x, baseline: top + 14.5, suffix: suffix))
        }
        let metrics = TextMetrics(.sublabel, frame.density)
        let outcomes = subject.words.outcomes(task)
        let outcome = outcomes.first { metrics.width(of: $0) <= room } ?? outcomes.last
        let lines = [outcome, frame.reasons.thirdLines[task]].compactMap(\.self)
        for (place, line) in lines.enumerated() {
            guard let line = metrics.fit(line, to: room) else { continue }
            texts.append(
                PlacedText(
                    line,
                    .sublabel,
                    x: x,
                    baseline: top + 32 + 17 * Double(place),
                    goesWhenSmall: true
                )
            )
        }
        return texts
    }

    private func dense(_ task: Int, _ row: LaneRows.Row, _ top: Double) -> [PlacedText] {
        guard !row.isPacked else { return [] }
        let x = Measures.margin + Self.indent(row.depth, frame.density)
        let metrics = TextMetrics(.denseLabel, frame.density)
        let name = subject.timeline.label(of: task)
        let number = Self.suffix(of: task, in: subject.timeline, frame.density) ?? ""
        let numberWidth = number.isEmpty ? 0 : metrics.width(of: number) + 5
        guard let fitted = metrics.fitName(name, to: frame.axis.left - x - numberWidth - 4) else { return [] }
        return [PlacedText(fitted, .denseLabel, x: x, baseline: top + 10.5, suffix: number)]
    }
}
