public import TraceLayout

/// Writes a layout as one SVG file that needs nothing else: no fonts, no network, and script only if it is asked for.
///
/// ```swift
/// let bytes = SVGRenderer.render(Layout(of: trace))
/// ```
///
/// The same layout gives the same bytes. Every text of the trace is escaped, so the file is well-formed whatever the
/// program called its tasks. Others may rely on its structure: each task is a `<g class="lane" id="task-3"
/// data-task="3" data-name="…">` with at most one `<path>` a state.
public enum SVGRenderer: Sendable {
    /// The SVG of a layout, as UTF-8.
    ///
    /// O(what is drawn).
    ///
    /// - Parameters:
    ///   - layout: What is drawn.
    ///   - isInteractive: Whether it carries `PictureScript`, which adds zoom, search and more where scripts may run.
    /// - Returns: The file.
    public static func render(_ layout: Layout, isInteractive: Bool = false) -> [UInt8] {
        var writer = SVGWriter()
        writer.root(layout, isInteractive: isInteractive)
        writer.head(layout)
        writer.time(layout.axis, layout.plot, layout.axisKind, layout.knots)
        writer.strip(layout)
        writer.tree(layout)
        writer.edges(layout)
        for lane in layout.lanes { writer.lane(lane, layout.density) }
        for fold in layout.folds { writer.fold(fold) }
        writer.losses(layout)
        writer.pins(layout)
        writer.texts(layout.texts, layout.hairlines)
        if let more = layout.more { writer.placed(more) }
        writer.findings(layout)
        writer.legend(layout)
        if isInteractive { writer.script(PictureScript.text) }
        writer.markup("</svg>\n")
        return writer.bytes
    }
}

extension SVGWriter {
    /// The hues that occur, in ascending order.
    private func hues(_ layout: Layout) -> [Int] {
        let strip = layout.strip.rows.flatMap { row in
            row.stretches.indices.filter { !row.stretches[$0].isEmpty }
        }
        let legend = layout.legend.entries.compactMap { if case .hue(let hue) = $0.sign { hue } else { nil } }
        return Set(layout.lanes.map(\.hue) + layout.folds.map(\.hue) + strip + legend + [layout.legend.hue])
            .sorted()
    }

    fileprivate mutating func root(_ layout: Layout, isInteractive: Bool) {
        root(
            classes: "\(layout.density) \(layout.theme)",
            width: layout.width,
            height: layout.height,
            role: "execution trace",
            texts: (layout.title.text, layout.description),
            style: StyleSheet.text(layout, hues: hues(layout), isInteractive: isInteractive)
        )
    }

    /// The root of a picture with its title and description, its style sheet, its patterns and its paper.
    mutating func root(
        classes: String,
        width: Double,
        height: Double,
        role: String,
        texts: (title: String, description: String),
        style: String
    ) {
        markup("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"weft \(classes)\"")
        attribute("width", width)
        attribute("height", height)
        markup(" viewBox=\"0 0 ")
        number(width)
        markup(" ")
        number(height)
        markup("\" role=\"graphics-document document\" aria-roledescription=\"\(role)\">\n")
        // They name the picture by standing here; ids would clash with those of a second picture on a page.
        title(texts.title)
        markup("<desc>")
        text(texts.description)
        markup("</desc>\n<style>")
        markup(style)
        markup("</style>\n")
        markup(
            """
            <defs><pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(45)"><path class="paper" d="M0 0h4v4h-4z"/>\
            <path d="M0 0h1.8v4h-1.8z" style="fill:var(--ready)"/></pattern>\
            <pattern id="lost" width="7" height="7" patternUnits="userSpaceOnUse" \
            patternTransform="rotate(-45)"><path class="paper" d="M0 0h7v7h-7z"/>\
            <path class="bad" d="M0 0h1.6v7h-1.6z"/></pattern></defs>

            """
        )
        path("paper") { $0.rectangle(0, 0, width, height) }
    }

    fileprivate mutating func head(_ layout: Layout) {
        placed(layout.title)
        for line in layout.facts { placed(line.facts, alarms: line.alarms) }
        for line in layout.excerpt { placed(line) }
        for loss in layout.losses {
            path("lostk") { $0.rectangle(24, loss.baseline - 10, 18, 11) }
            placed(loss)
        }
    }

    /// Writes a text where it stands.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - raised: How far above its place it is to stand.
    ///   - alarms: What follows it in red.
    mutating func placed(_ text: PlacedText, raised: Double = 0, alarms: [String] = []) {
        markup("<text")
        attribute("x", text.x - text.hang)
        attribute("y", text.baseline - raised)
        // The moment is in x, and the distance from it apart, so that a script that moves the one keeps the other.
        if text.hang != 0 { attribute("dx", text.hang) }
        var classes = [StyleSheet.classes(text.style)]
        switch text.anchor {
        case .start: break
        case .middle: if text.style != .chip { classes.append("mid") }
        case .end: classes.append("end")
        }
        if text.hasHalo { classes.append("halo") }
        if text.goesWhenSmall { classes.append("x") }
        let joined = classes.filter { !$0.isEmpty }.joined(separator: " ")
        if !joined.isEmpty { markup(" class=\"\(joined)\"") }
        markup(">")
        isolated(text.text, text.style)
        for (place, alarm) in alarms.enumerated() {
            markup(place == 0 && text.text.isEmpty ? "" : HeadLine.separator)
            markup("<tspan class=\"bad b\">")
            self.text(alarm)
            markup("</tspan>")
        }
        if !text.suffix.isEmpty {
            markup("<tspan class=\"x\"> ")
            self.text(text.suffix)
            markup("</tspan>")
        }
        markup("</text>\n")
    }
}
