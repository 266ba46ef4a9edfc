import TraceLayout

/// Findings, at their places and in the list.
extension SVGWriter {
    /// The findings at their places.
    mutating func pins(_ layout: Layout) {
        let guides = layout.pins.map(\.guide).filter { !$0.isEmpty }
        guard !layout.pins.isEmpty else { return }
        markup("<g class=\"pins\">\n")
        if !guides.isEmpty {
            path("badline dot") { writer in
                for guide in guides { writer.corners(guide) }
            }
        }
        for pin in layout.pins {
            markup("<g class=\"pin\(pin.isAlarm ? "" : " calm")\">\n")
            title(pin.title)
            if !pin.bracket.isEmpty { path("badline") { $0.corners(pin.bracket) } }
            badge(pin.number, pin.badge)
            if let text = pin.text { placed(text) }
            markup("</g>\n")
        }
        markup("</g>\n")
    }

    /// A finding's number on red, or on ink where nothing is wrong.
    mutating func badge(_ number: Int, _ center: Point, isAlarm: Bool = true) {
        markup("<g class=\"badge\(isAlarm ? "" : " calm")\"><circle class=\"bad\"")
        attribute("cx", center.x)
        attribute("cy", center.y)
        markup(" r=\"9\"/><text class=\"on\"")
        attribute("x", center.x)
        attribute("y", center.y + 4.3)
        markup(">\(number)</text></g>\n")
    }

    /// The list of findings.
    mutating func findings(_ layout: Layout) {
        guard let heading = layout.findingsHeading else { return }
        markup("<g class=\"find\" aria-label=\"Findings\">\n")
        placed(heading)
        for finding in layout.findings {
            badge(finding.number, finding.badge, isAlarm: finding.isAlarm)
            placed(finding.headline)
            for sentence in finding.sentences { placed(sentence) }
        }
        if let more = layout.moreFindings { placed(more) }
        markup("</g>\n")
    }
}
