import TraceAnalysis
import TraceDiff
import TraceModel

/// The words at the head of the picture of a difference.
struct DifferenceHead {
    let title: PlacedText
    /// What stands behind the verdict.
    let pill: Rectangle
    let verdict: PlacedText
    let facts: PlacedText
    /// The sentence that says it all, in lines.
    let summary: [PlacedText]
    /// Which recordings are drawn, in lines; none where there are no others.
    let note: [PlacedText]
    /// The same for who can't see it.
    let description: String
    /// The foot of the last line.
    let bottom: Double

    init(_ drawn: DrawnComparison, title: String?, count: Int, critical: String?, width: Double) {
        let metrics = TextMetrics(.title, .normal)
        let words = title ?? HeadWords.title(drawn.pair.candidate.program)
        let suffix = "before → after"
        let room = (width - 2 * Measures.margin) * metrics.size / metrics.smallSize
        let name = metrics.fit(words, to: room - metrics.width(of: suffix)) ?? "…"
        self.title = PlacedText(name, .title, x: Measures.margin, baseline: 44, suffix: suffix)

        let verdict = drawn.verdict.title
        let chip = TextMetrics(.chip, .normal)
        let pillWidth = (chip.width(of: verdict, isSmall: true) + 28).rounded()
        pill = Rectangle(x: Measures.margin, y: 58, width: pillWidth, height: 24)
        self.verdict = PlacedText(
            verdict,
            .chip,
            x: Measures.margin + pillWidth / 2,
            baseline: 74.5,
            anchor: .middle
        )
        let levels = Level.allCases.filter { drawn.failOn.levels.contains($0) }.map(\.rawValue)
        let gate = levels.isEmpty ? "fails on nothing" : "fails on \(levels.joined(separator: ", "))"
        var facts = ["gate: \(drawn.gate.word) (\(gate))"]
        if let critical { facts.append(critical) }
        if count > 0 { facts.append(CountWords.count(count, "difference")) }
        let fact = TextMetrics(.fact, .normal)
        let factRoom = width - Measures.margin - (Measures.margin + pillWidth + 12)
        self.facts = PlacedText(
            fact.fit(facts.joined(separator: " · "), to: factRoom) ?? "",
            .fact,
            x: Measures.margin + pillWidth + 12,
            baseline: 74.5,
            goesWhenSmall: true
        )
        let sentence = DifferenceList.prose(drawn.summary.brief(4_000)) + "."
        let lines = TextMetrics(.heading, .normal).lines(
            sentence,
            width: width - 2 * Measures.margin,
            limit: 3
        )
        summary = lines.enumerated().map {
            PlacedText($1, .heading, x: Measures.margin, baseline: 106 + 20 * Double($0))
        }
        let last = 106 + 20 * Double(lines.count - 1)
        let note = drawn.note.map { DifferenceList.prose($0.brief(2_000)) }
        self.note =
            note.map { words in
                let lines = TextMetrics(.fact, .normal).lines(
                    words,
                    width: width - 2 * Measures.margin,
                    limit: 2
                )
                return lines.enumerated().map {
                    PlacedText($1, .fact, x: Measures.margin, baseline: last + 24 + 22 * Double($0))
                }
            } ?? []
        bottom = self.note.last?.baseline ?? last
        let opening = "Verdict: \(verdict). \(facts.joined(separator: ", ")). \(sentence)"
        description = (opening + (note.map { " \($0)." } ?? "")).brief(10_000)
    }
}
