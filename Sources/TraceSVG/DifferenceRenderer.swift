public import TraceLayout

extension SVGRenderer {
    /// The SVG of a difference, as UTF-8: one file that needs nothing else, without script.
    ///
    /// Each task is a `<g class="lane" data-task="3" data-side="before">`, and `data-side` is `both` where it is drawn
    /// once. O(what is drawn).
    public static func render(_ layout: DifferenceLayout) -> [UInt8] {
        var writer = SVGWriter()
        writer.root(layout)
        writer.head(layout)
        if !layout.bars.isEmpty {
            writer.markup("<g class=\"time\">\n")
            writer.time(layout.axis, layout.plot)
            writer.markup("</g>\n")
            writer.strips(layout)
            writer.names(layout)
            writer.edges(layout)
            for bar in layout.bars { writer.bar(bar) }
            for ghost in layout.ghosts { writer.ghost(ghost) }
            for shift in layout.shifts { writer.shift(shift) }
            writer.critical(layout)
            writer.texts(layout)
            for ring in layout.rings { writer.ring(ring) }
        }
        writer.list(layout)
        writer.legend(layout)
        writer.markup("</svg>\n")
        return writer.bytes
    }
}

extension SVGWriter {
    private func hues(_ layout: DifferenceLayout) -> [Int] {
        let strips = layout.strips.flatMap { strip in
            strip.stretches.indices.filter { !strip.stretches[$0].isEmpty }
        }
        let others = [layout.bars.first?.hue ?? 0] + (layout.isPass ? [0] : [])
        return Set(layout.bars.map(\.hue) + strips + others).sorted()
    }

    fileprivate mutating func root(_ layout: DifferenceLayout) {
        root(
            classes: "\(layout.density) \(layout.theme)",
            width: layout.width,
            height: layout.height,
            role: "difference of two execution traces",
            texts: (layout.title.text + " " + layout.title.suffix, layout.description),
            style: StyleSheet.text(layout, hues: hues(layout))
        )
    }

    fileprivate mutating func head(_ layout: DifferenceLayout) {
        placed(layout.title)
        markup("<rect class=\"\(layout.isPass ? "pass" : "bad")\"")
        frame(layout.pill, radius: 12)
        placed(layout.verdict)
        placed(layout.facts)
        markup("<g class=\"find\">\n")
        for line in layout.summary { placed(line) }
        markup("</g>\n")
    }

    /// The place of a rectangle with round corners, and the end of its element.
    private mutating func frame(_ rectangle: Rectangle, radius: Double) {
        attribute("x", rectangle.x)
        attribute("y", rectangle.y)
        attribute("width", rectangle.width)
        attribute("height", rectangle.height)
        attribute("rx", radius)
        markup("/>\n")
    }

    // MARK: The plot

    fileprivate mutating func strips(_ layout: DifferenceLayout) {
        for strip in layout.strips {
            markup("<g class=\"strip\(strip.side == .before ? " was" : "")\" role=\"img\"")
            attribute("aria-label", text: strip.summary)
            markup(">\n")
            for (hue, extents) in strip.stretches.enumerated() {
                states("running c\(hue)", extents, strip.side, top: strip.top, height: strip.height)
            }
            for number in strip.numbers { placed(number) }
            markup("</g>\n")
        }
    }

    /// Rectangles of a state; those before are hollow, their outline inside of them.
    private mutating func states(
        _ style: String,
        _ extents: [Extent],
        _ side: DifferenceSide,
        top: Double,
        height: Double
    ) {
        guard side == .before else { return rectangles(style, extents, top: top, height: height) }
        let inner = extents.map { extent in
            let inset = min(1, extent.width / 2)
            return Extent(from: extent.from + inset, to: extent.to - inset)
        }
        rectangles(style, inner, top: top + 1, height: height - 2)
    }

    fileprivate mutating func names(_ layout: DifferenceLayout) {
        if !layout.tree.isEmpty {
            path("tree") { writer in
                for line in layout.tree { writer.corners(line.points) }
            }
        }
        for chip in layout.chips {
            path("chip c\(chip.hue)") {
                $0.rectangle(chip.square.x, chip.square.y, chip.square.width, chip.square.height)
            }
        }
    }

    fileprivate mutating func edges(_ layout: DifferenceLayout) {
        edges(layout.edges, layout.density) { _ in }
        markup("<g class=\"new\">\n")
        edges(layout.newEdges, layout.density) { _ in }
        markup("</g>\n")
    }

    fileprivate mutating func bar(_ bar: DifferenceBar) {
        let was = bar.side == .before ? " was" : ""
        markup("<g class=\"lane c\(bar.hue)\(was)\" id=\"\(bar.side.rawValue)-\(bar.number)\"")
        markup(" data-task=\"\(bar.number)\" data-side=\"\(bar.side.rawValue)\"")
        attribute("data-name", text: bar.name)
        markup(" tabindex=\"0\" role=\"graphics-object\"")
        attribute("aria-label", text: bar.accessibleLabel)
        markup(">\n")
        title(bar.title)
        path("row") { $0.rectangle(bar.row.x, bar.row.y, bar.row.width, bar.row.height) }
        let height = bar.foot - bar.top
        rectangles("created", bar.stretches.created, top: bar.foot - 1, height: 1)
        rectangles("suspended", bar.stretches.suspended, top: bar.foot - 3, height: 3)
        rectangles("ready", bar.stretches.ready, top: bar.foot - height / 2, height: height / 2 - 0.5)
        rectangles("unknown", bar.stretches.unknown, top: bar.top, height: height)
        states("running", bar.stretches.running, bar.side, top: bar.top, height: height)
        if let end = bar.end { self.end(end, top: bar.top, foot: bar.foot, .normal, title: bar.endTitle) }
        markup("</g>\n")
    }

    fileprivate mutating func ghost(_ ghost: Ghost) {
        markup("<g>\n")
        title(ghost.title)
        path("ghost") { writer in
            for run in ghost.runs { writer.rectangle(run.x, run.y, run.width, run.height) }
            for wait in ghost.waits {
                writer.move(wait.from, ghost.foot)
                writer.markup("H")
                writer.number(wait.to)
            }
        }
        markup("</g>\n")
    }

    fileprivate mutating func shift(_ shift: DifferenceShift) {
        let isLater = shift.to > shift.from
        markup("<g class=\"shift\">\n")
        path("badline") { writer in
            writer.vertical(shift.from, shift.y - 5, shift.y + 5)
            writer.move(shift.from, shift.y)
            writer.markup("H")
            writer.number(shift.to + (isLater ? -7 : 7))
        }
        path("bad") { writer in
            writer.move(shift.to, shift.y)
            writer.markup(isLater ? "l-8-4.5v9z" : "l8-4.5v9z")
        }
        placed(shift.text)
        markup("</g>\n")
    }

    fileprivate mutating func critical(_ layout: DifferenceLayout) {
        for bar in layout.critical {
            let box = bar.rectangle
            markup("<g class=\"critical\(bar.side == .before ? " was" : "")\">\n")
            title(bar.title)
            let extents = [Extent(from: box.x, to: box.right)]
            states("length", extents, bar.side, top: box.y, height: box.height)
            if bar.added.width > 0 {
                let inner = Extent(from: bar.added.from + 0.5, to: bar.added.to - 0.5)
                rectangles("plus", [inner], top: box.y + 0.5, height: box.height - 1)
            }
            if bar.saved.width > 0 {
                rectangles("ghost", [bar.saved], top: box.y + 1, height: box.height - 2)
            }
            for text in bar.texts { placed(text) }
            markup("</g>\n")
        }
    }

    fileprivate mutating func texts(_ layout: DifferenceLayout) {
        markup("<g class=\"texts\">\n")
        for text in layout.texts { placed(text) }
        markup("</g>\n")
    }

    fileprivate mutating func ring(_ ring: DifferenceRing) {
        markup("<g class=\"pin\">\n")
        title(ring.title)
        markup("<rect class=\"ringed\"")
        frame(ring.rectangle, radius: 8)
        for badge in ring.badges { self.badge(badge.number, badge.center) }
        markup("</g>\n")
    }

    // MARK: Below the plot

    fileprivate mutating func list(_ layout: DifferenceLayout) {
        guard let heading = layout.heading else { return }
        markup("<g class=\"find\" aria-label=\"Differences\">\n")
        placed(heading)
        for item in layout.items {
            badge(item.number, item.badge)
            placed(item.headline)
            for sentence in item.sentences { placed(sentence) }
        }
        if let more = layout.more { placed(more) }
        markup("</g>\n")
    }

    fileprivate mutating func legend(_ layout: DifferenceLayout) {
        guard !layout.legend.isEmpty else { return }
        let hue = layout.bars.first?.hue ?? 0
        markup("<g class=\"leg\" aria-label=\"Legend\">\n")
        rule(layout.legendRule, width: layout.width)
        for entry in layout.legend {
            sign(entry.sign, entry.at, hue: hue)
            placed(entry.name)
        }
        markup("</g>\n")
    }

    private mutating func sign(_ sign: DifferenceLegendEntry.Sign, _ at: Point, hue: Int) {
        let box = Extent(from: at.x, to: at.x + 26)
        switch sign {
        case .before:
            markup("<g class=\"was\">\n")
            states("running c\(hue)", [box], .before, top: at.y, height: 16)
            markup("</g>\n")
        case .after: rectangles("running c\(hue)", [box], top: at.y, height: 16)
        case .ghost: rectangles("ghost", [box], top: at.y, height: 16)
        case .changed:
            markup("<rect class=\"ringed\"")
            frame(Rectangle(x: at.x, y: at.y - 2, width: 26, height: 20), radius: 6)
        case .newEdge:
            markup("<g class=\"new\">\n")
            self.sign(Legend.Sign.wake, at, hue: hue)
            markup("</g>\n")
        case .picture(let sign): self.sign(sign, at, hue: hue)
        }
    }
}

extension DifferenceLayout {
    /// It has room for names as a picture of a few tasks has.
    fileprivate var density: Density { .normal }
}
