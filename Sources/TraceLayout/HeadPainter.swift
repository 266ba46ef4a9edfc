import TraceAnalysis
import TraceModel

/// Places the words of the head.
struct HeadPainter {
    let head: HeadWords
    let frame: Frame

    var title: PlacedText {
        let metrics = TextMetrics(.title, frame.density)
        // It has to fit at its large size too.
        let room = (frame.width - 2 * Measures.margin) * metrics.size / metrics.smallSize
        return PlacedText(metrics.fit(head.title, to: room) ?? "…", .title, x: Measures.margin, baseline: 44)
    }

    /// The facts, and in red the alarms, in as many lines as they need.
    var facts: [HeadLine] {
        Self.factLines(head, width: frame.width, frame.density).enumerated().map { (place, line) in
            HeadLine(
                facts: PlacedText(
                    line.facts.joined(separator: HeadLine.separator),
                    .fact,
                    x: Measures.margin,
                    baseline: 68 + 22 * Double(place)
                ),
                alarms: line.alarms
            )
        }
    }

    /// Facts and alarms by lines; each line fits at either size, or is a single word.
    static func factLines(
        _ head: HeadWords,
        width: Double,
        _ density: Density
    ) -> [(facts: [String], alarms: [String])] {
        let metrics = TextMetrics(.fact, density)
        let room = width - 2 * Measures.margin
        var lines: [(facts: [String], alarms: [String])] = [([], [])]
        var used = 0.0
        let all = head.facts.map { ($0, false) } + head.alarms.map { ($0, true) }
        for (words, isAlarm) in all {
            // What is red is bold, too.
            let needed = metrics.width(of: HeadLine.separator + words, isSmall: true) * (isAlarm ? 1.1 : 1)
            if used > 0, used + needed > room {
                lines.append(([], []))
                used = 0
            }
            used += needed
            if isAlarm {
                lines[lines.count - 1].alarms.append(words)
            } else {
                lines[lines.count - 1].facts.append(words)
            }
        }
        return lines
    }

    /// What is drawn, where that is not everything.
    var excerpt: [PlacedText] {
        let first = 68 + 22 * Double(Self.factLines(head, width: frame.width, frame.density).count)
        return Self.excerptLines(head, width: frame.width, frame.density).enumerated().map { (place, line) in
            PlacedText(line, .fact, x: Measures.margin, baseline: first + 22 * Double(place))
        }
    }

    /// The lines that say what is drawn, where that is not everything.
    static func excerptLines(_ head: HeadWords, width: Double, _ density: Density) -> [String] {
        guard !head.excerpt.isEmpty else { return [] }
        return TextMetrics(.fact, density).lines(head.excerpt, width: width - 2 * Measures.margin, limit: 3)
    }

    var losses: [PlacedText] {
        let metrics = TextMetrics(.loss, frame.density)
        return head.losses.enumerated().map { (place, line) in
            let room = (frame.width - 50 - Measures.margin) * metrics.size / metrics.smallSize
            return PlacedText(
                metrics.fit(line, to: room) ?? line,
                .loss,
                x: 50,
                baseline: 90 + 22 * Double(frame.headLineCount + place)
            )
        }
    }

    func more(_ hidden: Int) -> PlacedText? {
        guard hidden > 0 else { return nil }
        return PlacedText(
            "… \(CountWords.count(hidden, "more task"))",
            .note,
            x: Measures.margin,
            baseline: (frame.outsideTop ?? frame.plot.to) - 8
        )
    }

    /// The picture in a few sentences.
    func description(_ subject: Subject) -> String {
        let timeline = subject.timeline
        guard !timeline.trace.events.isEmpty else { return "A trace without events." }
        var sentences = [head.facts.joined(separator: ", ") + "."]
        if !head.excerpt.isEmpty { sentences.append(head.excerpt + ".") }
        sentences += head.losses.map { $0 + "." }
        let drawn = timeline.tasks.indices.lazy.filter { !timeline.tasks[$0].stretches.isEmpty }
        for task in drawn.prefix(8) {
            sentences.append("\(timeline.label(of: task)) \(subject.words.summary(task)).")
        }
        let more = subject.taskCount - 8
        if more > 0 { sentences.append("And \(CountWords.count(more, "more task")).") }
        sentences += subject.findings.prefix(FindingsList.limit).map {
            FindingWords($0, subject.whole).headline + "."
        }
        return sentences.joined(separator: " ").brief(10_000)
    }
}
