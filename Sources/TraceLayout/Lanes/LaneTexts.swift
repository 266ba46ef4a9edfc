import TraceAnalysis
import TraceModel

/// The texts in the plot: what tasks wait for, and what they print.
struct LaneTexts {
    private(set) var texts: [PlacedText] = []
    private(set) var hairlines: [Hairline] = []

    /// With so many texts no further lane gets its prints; reached by pictures far wider than a screen alone.
    private static let limit = 2000

    init(subject: Subject, frame: Frame) {
        let isDense = frame.density == .dense
        for place in frame.reasons.places {
            guard let foot = frame.foot(place.task) else { continue }
            texts.append(
                PlacedText(
                    place.text,
                    isDense ? .denseReason : .reason,
                    x: place.x,
                    baseline: foot - (isDense ? 4.5 : 7),
                    hang: LaneReasons.lead(frame.density),
                    goesWhenSmall: place.goesWhenSmall
                )
            )
        }
        if isDense {
            addTotals(subject, frame)
            return
        }
        let printer = PrintPainter(subject, frame.axis, frame.rows, frame.density)
        if let top = frame.outsideTop {
            let painted = printer.paint(printer.outside, foot: top, width: frame.width)
            texts += painted.texts
            hairlines += painted.hairlines
            texts.append(PlacedText("outside tasks", .side, x: Measures.margin, baseline: top + 14))
        }
        guard subject.blocks.hasPrints else { return }
        for row in frame.rows.rows where texts.count < Self.limit {
            guard let task = row.tasks.first, let foot = frame.foot(task) else { continue }
            let painted = printer.paint(printer.places(task), foot: foot, width: frame.width)
            texts += painted.texts
            hairlines += painted.hairlines
        }
    }

    /// How long each task of a dense picture lived, to the right of its cap.
    private mutating func addTotals(_ subject: Subject, _ frame: Frame) {
        let metrics = TextMetrics(.denseReason, frame.density)
        for row in frame.rows.rows where !row.isPacked {
            guard let task = row.tasks.first, let foot = frame.foot(task) else { continue }
            let life = subject.timeline.tasks[task]
            let x = frame.axis.x(of: life.endEvent, at: life.endedAt) + 6
            let total = TimeWords.duration(life.duration)
            guard life.isEnded, subject.timeline.window.contains(life.endEvent), life.duration > .zero,
                x + metrics.width(of: total) <= frame.width - 8
            else {
                continue
            }
            texts.append(
                PlacedText(total, .denseReason, x: x, baseline: foot - 2, hang: 6, goesWhenSmall: true)
            )
        }
    }
}

/// Keeps texts legible where lines cross them, and leaves the others alone: a halo smudges the bands.
struct Halo {
    private var lines: [Hairline] = []

    init(edges: EdgeDrawing, pins: [Pin]) {
        for line in edges.spawns + edges.wakes {
            lines.append(Hairline(x: line.x, from: min(line.from, line.to), to: max(line.from, line.to)))
        }
        for pin in pins {
            guard let first = pin.guide.first, let last = pin.guide.last else { continue }
            lines.append(Hairline(x: first.x, from: min(first.y, last.y), to: max(first.y, last.y)))
        }
        lines.sort { $0.x < $1.x }
    }

    /// The texts, those that a line crosses with a halo; O(texts × lines over them).
    func applied(to texts: [PlacedText], _ density: Density) -> [PlacedText] {
        texts.map { text in
            var text = text
            let box = text.box(density)
            var low = 0
            var high = lines.count
            while low < high {
                let middle = (low + high) / 2
                if lines[middle].x < box.x - 1 { low = middle + 1 } else { high = middle }
            }
            let crossing = lines[low...].prefix { $0.x <= box.right + 1 }
                .contains { $0.from < box.bottom && $0.to > box.y }
            text.hasHalo = text.hasHalo || crossing
            return text
        }
    }
}
