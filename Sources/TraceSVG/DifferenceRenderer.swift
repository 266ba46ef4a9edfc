public import TraceLayout

extension SVGRenderer {
    /// The SVG of a difference, as UTF-8: one file that needs nothing else.
    ///
    /// Each task is a `<g class="lane" id="before-3" data-task="3" data-side="before">`, and `data-side` is `both`
    /// where it is drawn once. O(what is drawn).
    ///
    /// - Parameters:
    ///   - layout: What is drawn.
    ///   - isInteractive: Whether it carries `PictureScript`; where nothing can be compared it never does.
    /// - Returns: The file.
    public static func render(_ layout: DifferenceLayout, isInteractive: Bool = false) -> [UInt8] {
        let isInteractive = isInteractive && !layout.bars.isEmpty
        var writer = SVGWriter()
        writer.root(layout, isInteractive: isInteractive)
        writer.head(layout)
        if !layout.bars.isEmpty {
            writer.time(layout.axis, layout.plot, layout.axisKind, layout.knots)
            writer.strips(layout)
            writer.names(layout)
            writer.edges(layout)
            for bar in layout.bars { writer.bar(bar) }
            writer.ghosts(layout)
            writer.critical(layout)
            writer.texts(layout.texts, layout.hairlines)
            writer.rings(layout)
        }
        writer.list(layout)
        writer.legend(layout)
        if isInteractive { writer.script(PictureScript.text) }
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

    fileprivate mutating func root(_ layout: DifferenceLayout, isInteractive: Bool) {
        // It has room for names as a picture of a few tasks has.
        root(
            classes: "\(Density.normal) \(layout.theme)",
            width: layout.width,
            height: layout.height,
            role: "difference of two execution traces",
            texts: (layout.title.text + " " + layout.title.suffix, layout.description),
            style: StyleSheet.text(layout, hues: hues(layout), isInteractive: isInteractive)
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
        for line in layout.note { placed(line) }
    }

    /// The place of a rectangle with round corners, and the end of its element.
    mutating func frame(_ rectangle: Rectangle, radius: Double) {
        attribute("x", rectangle.x)
        attribute("y", rectangle.y)
        attribute("width", rectangle.width)
        attribute("height", rectangle.height)
        attribute("rx", radius)
        markup("/>\n")
    }

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
        case .moved: arrow(from: at.x + 1, to: at.x + 25, at.y + 9)
        case .longer: rectangles("plus", [box], top: at.y + 1, height: 13)
        case .picture(let sign): self.sign(sign, at, hue: hue)
        }
    }
}
