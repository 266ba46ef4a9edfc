import TraceAnalysis
import TraceModel

/// Puts each finding's number where it happens.
struct PinPainter {
    let subject: Subject
    let frame: Frame

    func pins() -> [Pin] {
        var pins: [Pin] = []
        let levels = PinLevels(subject, frame.rows.rows).levels
        let window = subject.timeline.window
        for (place, finding) in subject.findings.prefix(FindingsList.limit).enumerated() {
            let words = FindingWords(finding, subject.whole)
            guard !finding.kind.isWithoutEnd else {
                // Their badges stand where the program ended.
                guard window.to == subject.timeline.trace.endTime else { continue }
                pins += badges(place + 1, finding.sightings, words)
                continue
            }
            for ((sighting, pin), level) in zip(zip(finding.sightings, words.pins), levels[place]) {
                guard let level, window.overlaps(sighting.from, sighting.to),
                    let pin = bracket(place + 1, finding.kind, sighting, words, pin, level: level)
                else { continue }
                pins.append(pin)
            }
        }
        return pins
    }

    /// A bracket over the time that a finding is about, with its words; the second of a lane above the first.
    private func bracket(
        _ number: Int,
        _ kind: Finding.Kind,
        _ sighting: Finding.Sighting,
        _ words: FindingWords,
        _ pin: String,
        level: Int
    ) -> Pin? {
        let row = frame.rowOfTask[sighting.task]
        guard row >= 0 else { return nil }
        let lane = frame.tops[sighting.task] ?? frame.rowTops[row]
        let top = lane - Double(level) * Measures.finding
        var from = snap(frame.axis.x(of: sighting.opening, at: sighting.from))
        var guide: [Point] = []
        if case .outlivedMain = kind, let main = subject.timeline.main {
            // Beside the cap of main, and not on it.
            from = snap(frame.axis.x(of: sighting.opening, at: sighting.from) + 1.5)
            if let foot = frame.foot(main), foot < top {
                guide = [Point(x: from, y: foot + 6), Point(x: from, y: top - 23.5)]
            }
        }
        let to = max(from + 12, snap(frame.axis.x(of: sighting.closing, at: sighting.to) + 2.2))
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
            text: text(pin, badge),
            title: words.headline.brief(2000),
            isAlarm: kind.isAlarm
        )
    }

    private func text(_ words: String, _ badge: Point) -> PlacedText {
        let metrics = TextMetrics(.pin, frame.density)
        // To the left of the plot stand names.
        let (left, right) = (badge.x - 14.5 - frame.axis.left, frame.width - 8 - badge.x - 14.5)
        let isRight = metrics.width(of: words) <= right || right >= left
        return PlacedText(
            metrics.fit(words, to: max(left, right)) ?? "…",
            .pin,
            x: badge.x + (isRight ? 14.5 : -14.5),
            baseline: badge.y - 2,
            anchor: isRight ? .start : .end,
            hang: isRight ? 14.5 : -14.5,
            hasHalo: true,
            goesWhenSmall: true
        )
    }

    /// Badges beyond the open ends of lanes; one for all tasks that share a lane.
    private func badges(_ number: Int, _ sightings: [Finding.Sighting], _ words: FindingWords) -> [Pin] {
        var shared: Set<Int> = []
        return sightings.compactMap { sighting in
            let row = frame.rowOfTask[sighting.task]
            guard row >= 0 else { return nil }
            let top = frame.tops[sighting.task]
            guard top != nil || shared.insert(row).inserted else { return nil }
            let bar = frame.measures.bar
            let drop = frame.density == .dense ? bar / 2 : bar - 9
            return Pin(
                number: number,
                badge: Point(x: snap(frame.axis.right) + 32, y: snap((top ?? frame.rowTops[row]) + drop)),
                title: words.headline.brief(2000)
            )
        }
    }
}

extension Finding.Kind {
    /// Whether it is about tasks whose lanes are open at their end, where its badge stands.
    var isWithoutEnd: Bool {
        switch self {
        case .deadlock, .lostWake, .neverFinished: true
        case .neverStarted, .blocked, .starved, .serialised, .outlivedMain, .criticalWait: false
        }
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

    init(_ subject: Subject, _ frame: Frame, below y: Double) {
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
            var words = FindingWords(finding, subject.whole)
            let absence = FindingWords.absence(of: finding, from: subject.timeline) {
                frame.rowOfTask[$0] >= 0
            }
            if let absence { words.sentence += " " + absence }
            add(place + 1, finding.kind.isAlarm, words, frame.width)
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

    private mutating func add(_ number: Int, _ isAlarm: Bool, _ words: FindingWords, _ width: Double) {
        let room = width - 52 - Measures.margin
        let baseline = bottom + 30
        let heading = TextMetrics(.heading, .normal)
        let headline = heading.fit(words.headline, to: room * heading.size / heading.smallSize) ?? "…"
        let sentences = TextMetrics(.note, .normal).lines(words.sentence, width: room, limit: 3).enumerated()
            .map {
                PlacedText($1, .note, x: 52, baseline: baseline + 20 + 20 * Double($0))
            }
        findings.append(
            ListedFinding(
                number: number,
                badge: Point(x: 33, y: baseline - 4.5),
                headline: PlacedText(headline, .heading, x: 52, baseline: baseline),
                sentences: sentences,
                isAlarm: isAlarm
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
        for word in LineBreaks.parts(text) {
            let longer = line.isEmpty ? word : line + " " + word
            if line.isEmpty || self.width(of: longer, isSmall: true) <= width {
                line = longer
            } else {
                lines.append(line)
                line = word
            }
            if lines.count == limit { break }
        }
        if lines.count < limit { lines.append(line) } else { lines[limit - 1] += " …" }
        return lines.map { fit($0, to: width * size / smallSize) ?? "…" }
    }
}
