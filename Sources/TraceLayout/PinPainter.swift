import TraceAnalysis
import TraceModel

/// Puts each finding's number where it happens.
struct PinPainter {
    let subject: Subject
    let frame: Frame

    /// How many tasks of one finding get its badge.
    private static let limit = 3

    /// The tasks that have a finding above their lane, which needs room there.
    static func pinnedAbove(_ subject: Subject) -> [Bool] {
        var pinned = Array(repeating: false, count: subject.timeline.tasks.count)
        for finding in subject.findings.prefix(FindingsList.limit) {
            switch finding.kind {
            case .outlivedMain, .neverStarted: for task in finding.tasks.prefix(limit) { pinned[task] = true }
            case .deadlock, .neverFinished: break
            }
        }
        return pinned
    }

    func pins() -> [Pin] {
        var pins: [Pin] = []
        let window = subject.timeline.window
        for (place, finding) in subject.findings.prefix(FindingsList.limit).enumerated() {
            guard window.overlaps(finding.from, finding.to) else { continue }
            let words = FindingWords(finding, subject.whole)
            switch finding.kind {
            case .outlivedMain, .neverStarted:
                for task in finding.tasks.prefix(Self.limit) {
                    if let pin = bracket(place + 1, finding, task, words) { pins.append(pin) }
                }
            // Their badges stand where the program ended.
            case .deadlock, .neverFinished:
                guard window.to == subject.timeline.trace.endTime else { continue }
                pins += finding.tasks.compactMap { badge(place + 1, $0, words) }
            }
        }
        return pins
    }

    /// A bracket over the time that a finding is about, with its words.
    private func bracket(_ number: Int, _ finding: Finding, _ task: Int, _ words: FindingWords) -> Pin? {
        guard let top = frame.tops[task] else { return nil }
        let life = subject.timeline.tasks[task]
        var guide: [Point] = []
        var from = frame.axis.x(of: life.creationEvent, at: life.createdAt)
        if case .outlivedMain = finding.kind, let main = subject.timeline.main {
            let end = subject.timeline.tasks[main]
            from = frame.axis.x(of: end.endEvent, at: end.endedAt) + 1.5
            if let foot = frame.foot(main), foot < top {
                guide = [Point(x: snap(from), y: foot + 6), Point(x: snap(from), y: top - 23.5)]
            }
        }
        from = snap(from)
        let to = max(from + 12, snap(frame.axis.x(of: life.endEvent, at: life.endedAt) + 2.2))
        let badge = Point(x: from, y: top - 14.5)
        let corners = [
            Point(x: from, y: top - 4.5), Point(x: from, y: top - 9.5), Point(x: to, y: top - 9.5),
            Point(x: to, y: top - 4.5),
        ]
        return Pin(
            number: number,
            badge: badge,
            guide: guide,
            bracket: corners,
            text: text(words.pin, badge),
            title: words.headline.brief(2000)
        )
    }

    private func text(_ words: String, _ badge: Point) -> PlacedText {
        let width = TextMetrics(.pin, frame.density).width(of: words)
        let isRight = badge.x + 14.5 + width <= frame.width - 8
        return PlacedText(
            words,
            .pin,
            x: badge.x + (isRight ? 14.5 : -14.5),
            baseline: badge.y - 2,
            anchor: isRight ? .start : .end,
            hang: isRight ? 14.5 : -14.5,
            hasHalo: true,
            goesWhenSmall: true
        )
    }

    /// A badge beyond the open end of a lane.
    private func badge(_ number: Int, _ task: Int, _ words: FindingWords) -> Pin? {
        guard let foot = frame.foot(task) else { return nil }
        let y = frame.density == .dense ? foot - frame.measures.bar / 2 : foot - 9
        return Pin(
            number: number,
            badge: Point(x: snap(frame.axis.right) + 32, y: snap(y)),
            title: words.headline.brief(2000)
        )
    }
}

/// The list of findings under the plot.
struct FindingsList {
    /// How many findings are told in full.
    static let limit = 10

    let heading: PlacedText?
    private(set) var findings: [ListedFinding] = []
    private(set) var more: PlacedText?
    private(set) var bottom: Double

    init(_ subject: Subject, width: Double, below y: Double) {
        bottom = y
        let all = subject.findings
        guard !all.isEmpty else {
            heading = nil
            return
        }
        heading = PlacedText(
            CountWords.count(all.count, "finding"),
            .heading,
            x: Measures.margin,
            baseline: y + 38
        )
        bottom = y + 38
        for (place, finding) in all.prefix(Self.limit).enumerated() {
            add(place + 1, FindingWords(finding, subject.whole), width)
        }
        guard all.count > Self.limit else { return }
        bottom += 30
        more = PlacedText(
            "… and \(CountWords.count(all.count - Self.limit, "more finding"))",
            .note,
            x: 52,
            baseline: bottom
        )
    }

    private mutating func add(_ number: Int, _ words: FindingWords, _ width: Double) {
        let room = width - 52 - Measures.margin
        let baseline = bottom + 30
        let heading = TextMetrics(.heading, .normal)
        let headline = heading.fit(words.headline, to: room / 1.6) ?? words.headline
        let sentences = TextMetrics(.note, .normal).lines(words.sentence, width: room, limit: 3).enumerated()
            .map {
                PlacedText($1, .note, x: 52, baseline: baseline + 20 + 20 * Double($0))
            }
        findings.append(
            ListedFinding(
                number: number,
                badge: Point(x: 33, y: baseline - 4.5),
                headline: PlacedText(headline, .heading, x: 52, baseline: baseline),
                sentences: sentences
            )
        )
        bottom = sentences.last?.baseline ?? baseline
    }
}

extension TextMetrics {
    /// A text broken into lines that fit a width at either size; the last of `limit` lines is cut.
    func lines(_ text: String, width: Double, limit: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            let longer = line.isEmpty ? String(word) : line + " " + word
            if line.isEmpty || self.width(of: longer, isSmall: true) <= width {
                line = longer
            } else {
                lines.append(line)
                line = String(word)
            }
            if lines.count == limit { break }
        }
        if lines.count < limit { lines.append(line) } else { lines[limit - 1] += " …" }
        return lines.map { fit($0, to: width * size / smallSize) ?? "…" }
    }
}
