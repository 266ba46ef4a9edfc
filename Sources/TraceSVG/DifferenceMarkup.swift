import TraceLayout

/// The plot of a difference.
extension SVGWriter {
    /// Who ran when, before above after.
    mutating func strips(_ layout: DifferenceLayout) {
        for strip in layout.strips {
            let isBefore = strip.side == .before
            markup("<g class=\"strip\(isBefore ? " was" : "")\" role=\"img\"")
            if !isBefore { markup(" data-gap=\"0.5\"") }
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
    ///
    /// The outline takes a pixel from either end, and half of what is narrower than four.
    mutating func states(
        _ style: String,
        _ extents: [Extent],
        _ side: DifferenceSide,
        top: Double,
        height: Double
    ) {
        guard side == .before else { return rectangles(style, extents, top: top, height: height) }
        let inner = extents.map { extent in
            let inset = min(1, extent.width / 4)
            return Extent(from: extent.from + inset, to: extent.to - inset)
        }
        rectangles(style, inner, top: top + 1, height: height - 2)
    }

    /// What the tasks are called.
    mutating func names(_ layout: DifferenceLayout) {
        if !layout.tree.isEmpty {
            path("tree") { writer in
                for line in layout.tree { writer.corners(line.points) }
            }
        }
        for name in layout.names {
            markup("<g")
            lane(name.lane)
            markup(">\n")
            path("chip c\(name.hue)") {
                $0.rectangle(name.square.x, name.square.y, name.square.width, name.square.height)
            }
            for text in name.texts { placed(text) }
            markup("</g>\n")
        }
    }

    /// Which lane something stands at that is not in its group.
    private mutating func lane(_ key: String?) {
        if let key { markup(" data-lane=\"\(key)\"") }
    }

    /// Who made and who woke whom, and apart from those the edges that are new.
    mutating func edges(_ layout: DifferenceLayout) {
        edges(layout.edges, .normal) { _ in }
        markup("<g class=\"new\">\n")
        edges(layout.newEdges, .normal) { _ in }
        markup("</g>\n")
    }

    /// A task's bar, on one side or on both.
    mutating func bar(_ bar: DifferenceBar) {
        let was = bar.side == .before ? " was" : ""
        markup("<g class=\"lane c\(bar.hue)\(was)\" id=\"\(bar.key)\"")
        markup(" data-task=\"\(bar.number)\" data-side=\"\(bar.side.rawValue)\"")
        attribute("data-name", text: bar.name)
        if let partner = bar.partner { markup(" data-partner=\"\(partner)\"") }
        if let parent = bar.parent { markup(" data-parent=\"\(parent)\"") }
        if !bar.wakers.isEmpty { markup(" data-wakers=\"\(bar.wakers.joined(separator: " "))\"") }
        markup(" tabindex=\"0\" role=\"graphics-object\"")
        attribute("aria-label", text: bar.accessibleLabel)
        markup(">\n")
        title(bar.title)
        path("row") { $0.rectangle(bar.row.x, bar.row.y, bar.row.width, bar.row.height) }
        if let label = bar.label { placed(label) }
        let height = bar.foot - bar.top
        rectangles("created", bar.stretches.created, top: bar.foot - 1, height: 1)
        rectangles("suspended", bar.stretches.suspended, top: bar.foot - 3, height: 3)
        rectangles("ready", bar.stretches.ready, top: bar.foot - height / 2, height: height / 2 - 0.5)
        rectangles("unknown", bar.stretches.unknown, top: bar.top, height: height)
        states("running", bar.stretches.running, bar.side, top: bar.top, height: height)
        ticks(bar.ticks, top: bar.top)
        if let end = bar.end { self.end(end, top: bar.top, foot: bar.foot, .normal, title: bar.endTitle) }
        cancellations(bar.cancellations, top: bar.top, foot: bar.foot)
        markup("</g>\n")
    }

    /// Where tasks were, or are on the other side alone, and how far they moved.
    mutating func ghosts(_ layout: DifferenceLayout) {
        guard !layout.ghosts.isEmpty else { return }
        markup("<g class=\"ghosts\">\n")
        for ghost in layout.ghosts { self.ghost(ghost) }
        for shift in layout.shifts { self.shift(shift) }
        markup("</g>\n")
    }

    private mutating func ghost(_ ghost: Ghost) {
        markup("<g")
        lane(ghost.lane)
        markup(">\n")
        title(ghost.title)
        if let label = ghost.label { placed(label) }
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

    private mutating func shift(_ shift: DifferenceShift) {
        markup("<g class=\"shift\"")
        lane(shift.lane)
        markup(">\n")
        arrow(from: shift.from, to: shift.to, shift.y)
        placed(shift.text)
        markup("</g>\n")
    }

    /// The arrow from where something was to where it is.
    mutating func arrow(from: Double, to: Double, _ y: Double) {
        path("badline") { writer in
            writer.vertical(from, y - 5, y + 5)
            writer.move(from, y)
            writer.markup("H")
            writer.number(to)
        }
        path("bad") { writer in
            writer.move(to, y)
            writer.markup(to > from ? "l-8-4.5v9z" : "l8-4.5v9z")
        }
    }

    /// How long the critical paths are.
    mutating func critical(_ layout: DifferenceLayout) {
        guard !layout.critical.isEmpty else { return }
        markup("<g class=\"critical\">\n")
        for label in layout.criticalLabels { placed(label) }
        for bar in layout.critical {
            let box = bar.rectangle
            markup("<g\(bar.side == .before ? " class=\"was\"" : "")>\n")
            title(bar.title)
            let extents = [Extent(from: box.x, to: box.right)]
            states("length", extents, bar.side, top: box.y, height: box.height)
            if bar.added.width > 0 {
                rectangles("plus", [bar.added], top: box.y + 0.5, height: box.height - 1)
            }
            if bar.saved.width > 0 {
                rectangles("ghost", [bar.saved], top: box.y + 1, height: box.height - 2)
            }
            for text in bar.texts { placed(text) }
            markup("</g>\n")
        }
        markup("</g>\n")
    }

    /// What the differences of the list are about.
    mutating func rings(_ layout: DifferenceLayout) {
        guard !layout.rings.isEmpty else { return }
        markup("<g class=\"rings\">\n")
        for ring in layout.rings {
            markup("<g class=\"pin\"")
            lane(ring.lane)
            markup(">\n")
            title(ring.title)
            // A script that widens the plot keeps the ring's distance from what it surrounds.
            markup("<rect class=\"ringed\"")
            attribute("data-from", ring.extent.from)
            attribute("data-to", ring.extent.to)
            frame(ring.rectangle, radius: 8)
            for badge in ring.badges { self.badge(badge.number, badge.center) }
            markup("</g>\n")
        }
        markup("</g>\n")
    }
}
