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

    var facts: PlacedText {
        PlacedText(head.facts.joined(separator: " · "), .fact, x: Measures.margin, baseline: 68)
    }

    var losses: [PlacedText] {
        let metrics = TextMetrics(.loss, frame.density)
        return head.losses.enumerated().map { (place, line) in
            let room = frame.width - 50 - Measures.margin
            return PlacedText(
                metrics.fit(line, to: room) ?? line,
                .loss,
                x: 50,
                baseline: 90 + 22 * Double(place)
            )
        }
    }

    func more(_ hidden: Int) -> PlacedText? {
        guard hidden > 0 else { return nil }
        return PlacedText(
            "… \(CountWords.count(hidden, "more task"))",
            .note,
            x: Measures.margin,
            baseline: frame.plot.to - 8
        )
    }

    /// The picture in a few sentences.
    func description(_ subject: Subject) -> String {
        let timeline = subject.timeline
        guard !timeline.trace.events.isEmpty else { return "A trace without events." }
        var sentences = [head.facts.joined(separator: ", ") + "."]
        sentences += head.losses.map { $0 + "." }
        for task in timeline.tasks.indices.prefix(8) {
            sentences.append("\(timeline.label(of: task)) \(subject.words.summary(task)).")
        }
        let more = timeline.tasks.count - 8
        if more > 0 { sentences.append("And \(CountWords.count(more, "more task")).") }
        sentences += subject.findings.prefix(FindingsList.limit).map {
            FindingWords($0, timeline).headline + "."
        }
        return sentences.joined(separator: " ")
    }
}

/// Draws the stretches in which events were lost.
struct LossPainter {
    let frame: Frame
    let losses: [Loss]

    /// From the first row of the strip to the axis; at least three pixels wide, so that no loss is overlooked.
    var rectangles: [Rectangle] {
        var rectangles: [Rectangle] = []
        for loss in losses {
            let from = snap(frame.axis.x(at: loss.from))
            let to = max(from + 3, snap(frame.axis.x(at: loss.to)))
            if let last = rectangles.last, from <= last.right + 1 {
                rectangles[rectangles.count - 1].width = max(last.right, to) - last.x
                continue
            }
            rectangles.append(
                Rectangle(
                    x: from,
                    y: frame.plot.from,
                    width: to - from,
                    height: frame.plot.to - frame.plot.from
                )
            )
        }
        return rectangles
    }

    /// The word above each of them, where the digits of the axis leave room for it.
    func labels(beside digits: [PlacedText]) -> [PlacedText] {
        var placement = Placement(margin: 6)
        for digit in digits {
            let box = digit.box(frame.density)
            _ = placement.add(Extent(from: box.x, to: box.right))
        }
        let half = TextMetrics(.loss, frame.density).width(of: "lost") / 2
        return rectangles.compactMap {
            let x = $0.x + $0.width / 2
            guard placement.add(Extent(from: x - half, to: x + half)) else { return nil }
            return PlacedText(
                "lost",
                .loss,
                x: x,
                baseline: frame.digits,
                anchor: .middle,
                goesWhenSmall: true
            )
        }
    }
}
