import TraceLayout

/// What lies behind and between the lanes.
extension SVGWriter {
    /// The axis, with its bands and grid.
    mutating func time(_ axis: AxisDrawing, _ plot: Rectangle, _ kind: AxisKind, _ knots: [AxisKnot]) {
        // Who does not see the axis has no use for the numbers along it: each lane says its own times.
        markup("<g class=\"time\" aria-hidden=\"true\"")
        scale(axis, plot, kind, knots)
        markup(">\n")
        if !axis.bands.isEmpty {
            path("band") { writer in
                for band in axis.bands { writer.rectangle(band.x, band.y, band.width, band.height) }
            }
        }
        if !axis.grid.isEmpty {
            path("grid") { writer in
                for x in axis.grid { writer.vertical(x, plot.y, plot.bottom) }
            }
        }
        for label in axis.labels {
            placed(label, raised: axis.labelRise)
            placed(label)
        }
        for silence in axis.silences { placed(silence) }
        path("axis") { writer in
            writer.axisLine(axis.line, axis.y, cuts: axis.cuts)
            for x in axis.majorTicks { writer.tick(x, axis.y, 6) }
            for x in axis.minorTicks { writer.tick(x, axis.y, 3.5) }
        }
        markup("</g>\n")
    }

    /// What a script needs to tell the time at a place: the ends of the plot, and pairs of a place and its time.
    private mutating func scale(
        _ axis: AxisDrawing,
        _ plot: Rectangle,
        _ kind: AxisKind,
        _ knots: [AxisKnot]
    ) {
        attribute("data-from", plot.x)
        attribute("data-to", plot.right)
        markup(" data-axis=\"\(kind.rawValue)\" data-knots=\"")
        for (place, knot) in knots.enumerated() {
            if place > 0 { markup(" ") }
            number(knot.x)
            markup(" \(knot.time)")
        }
        markup("\" data-top=\"")
        number(plot.y)
        markup("\" data-line=\"")
        number(axis.y)
        markup("\"")
        if let label = axis.labels.first {
            markup(" data-rows=\"")
            number(label.baseline - axis.labelRise)
            markup(" ")
            number(label.baseline)
            markup("\"")
        }
        guard !axis.cuts.isEmpty else { return }
        markup(" data-cuts=\"")
        for (place, cut) in axis.cuts.enumerated() {
            if place > 0 { markup(" ") }
            number(cut)
        }
        markup("\"")
    }

    /// The line of an axis, with a zigzag where time is cut short.
    mutating func axisLine(_ line: Extent, _ y: Double, cuts: [Double]) {
        move(line.from, y)
        for x in cuts {
            markup("H")
            number(x - 6.5)
            markup("l2.5-5l4 10l4-10l2.5 5")
        }
        markup("H")
        number(line.to)
    }

    private mutating func tick(_ x: Double, _ y: Double, _ length: Double) {
        move(x, y)
        markup("v")
        number(length)
    }

    /// Who ran when.
    mutating func strip(_ layout: Layout) {
        guard !layout.strip.rows.isEmpty else { return }
        markup("<g class=\"strip\" role=\"img\"")
        // In one row there is half a pixel of paper at either end of a cell, where it is wide enough.
        if layout.strip.rows.count == 1 { markup(" data-gap=\"0.5\"") }
        attribute("aria-label", text: layout.strip.summary)
        markup(">\n")
        for row in layout.strip.rows {
            placed(row.label)
            for (hue, extents) in row.stretches.enumerated() {
                rectangles("running c\(hue)", extents, top: row.top, height: layout.strip.rowHeight)
            }
            for name in row.names { placed(name) }
        }
        markup("</g>\n")
    }

    /// Which task stands under which.
    mutating func tree(_ layout: Layout) {
        for isStructured in [true, false] {
            let lines = layout.tree.filter { $0.isStructured == isStructured }
            guard !lines.isEmpty else { continue }
            path(isStructured ? "tree" : "tree own") { writer in
                for line in lines { writer.corners(line.points) }
            }
        }
    }

    /// Spawns, wakes and the critical path, under the lanes so that they weave behind the bars.
    mutating func edges(_ layout: Layout) {
        edges(layout.edges, layout.density) { $0.critical(layout) }
    }

    /// Edges, and what lies between their lines and their heads.
    mutating func edges(_ edges: EdgeDrawing, _ density: Density, between: (inout SVGWriter) -> Void) {
        let thin = density == .dense ? " thin" : ""
        markup("<g class=\"edges\">\n")
        for (kind, lines) in [("spawn", edges.spawns), ("wake", edges.wakes)] {
            for isFaded in [true, false] {
                let lines = lines.filter { $0.isFaded == isFaded }
                guard !lines.isEmpty else { continue }
                path(kind + thin + (isFaded ? " fade" : "")) { writer in
                    for line in lines { writer.vertical(line.x, line.from, line.to) }
                }
            }
        }
        between(&self)
        for ring in edges.rings { self.ring(ring) }
        for isFaded in [true, false] {
            let heads = edges.heads.filter { $0.isFaded == isFaded }
            guard !heads.isEmpty else { continue }
            path(isFaded ? "fh" : "head") { writer in
                for head in heads { writer.arrow(head, isSmall: density == .dense) }
            }
        }
        for count in edges.counts { placed(count) }
        markup("</g>\n")
    }

    private mutating func hairline(_ line: Hairline) {
        move(line.x - line.hang, line.from)
        markup("m")
        number(line.hang)
        markup(" 0V")
        number(line.to)
    }

    /// The ring at a created task.
    mutating func ring(_ center: Point) {
        markup("<circle class=\"ring\"")
        attribute("cx", center.x)
        attribute("cy", center.y)
        markup(" r=\"3.2\"/>\n")
    }

    private mutating func arrow(_ head: EdgeDrawing.Head, isSmall: Bool) {
        move(head.tip.x, head.tip.y)
        switch (head.pointsUp, isSmall) {
        case (true, false): markup("l-4.5 8h9z")
        case (false, false): markup("l-4.5-8h9z")
        case (true, true): markup("l-2.5 4.5h5z")
        case (false, true): markup("l-2.5-4.5h5z")
        }
    }

    private mutating func critical(_ layout: Layout) {
        guard let critical = layout.critical else { return }
        markup("<g class=\"critical\">\n")
        title(critical.title)
        path("crit") { writer in
            for part in critical.parts { writer.corners(part) }
        }
        markup("</g>\n")
    }

    /// What nobody knows because events were lost, over all lanes.
    mutating func losses(_ layout: Layout) {
        guard !layout.lost.isEmpty else { return }
        markup("<g class=\"loss\">\n")
        title("events were lost here: what ran is unknown")
        path("lost") { writer in
            for band in layout.lost { writer.rectangle(band.x, band.y, band.width, band.height) }
        }
        path("badline") { writer in
            for band in layout.lost {
                writer.vertical(band.x, band.y, band.bottom)
                writer.vertical(band.right, band.y, band.bottom)
            }
        }
        for label in layout.lostLabels { placed(label) }
        markup("</g>\n")
    }

    /// Reasons and printed lines.
    mutating func texts(_ texts: [PlacedText], _ hairlines: [Hairline]) {
        guard !texts.isEmpty else { return }
        markup("<g class=\"texts\" aria-label=\"Reasons and printed lines\">\n")
        for text in texts { placed(text) }
        if !hairlines.isEmpty {
            path("quote") { writer in
                for line in hairlines { writer.hairline(line) }
            }
        }
        markup("</g>\n")
    }
}
