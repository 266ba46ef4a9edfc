import TraceLayout

/// A lane that many tasks share.
extension SVGWriter {
    /// The group of a fold: its label, and for each state an outline over a line.
    mutating func fold(_ fold: FoldLane) {
        markup("<g class=\"lane fold c\(fold.hue)\" id=\"fold-\(fold.number)\" data-count=\"\(fold.count)\"")
        attribute("data-name", text: fold.name)
        markup(" tabindex=\"0\" role=\"graphics-object\"")
        attribute("aria-label", text: fold.accessibleLabel)
        markup(">\n")
        title(fold.title)
        path("row") { $0.rectangle(fold.row.x, fold.row.y, fold.row.width, fold.row.height) }
        for label in fold.labels { placed(label) }
        for band in fold.bands {
            path("grid") { writer in
                writer.move(fold.extent.from, band.foot + 0.5)
                writer.markup("H")
                writer.number(fold.extent.to)
            }
            path("\(band.state)") { $0.outline(band, to: fold.extent.to) }
        }
        markup("</g>\n")
    }

    /// The outline of a band: `M x foot`, then `V y H x` for each step, down to the foot at the end.
    private mutating func outline(_ band: FoldLane.Band, to end: Double) {
        var isOpen = false
        for (place, step) in band.steps.enumerated() {
            guard step.height > 0 else { continue }
            if !isOpen { move(step.x, band.foot) }
            isOpen = true
            let next = place + 1 < band.steps.count ? band.steps[place + 1] : nil
            markup("V")
            number(band.foot - step.height)
            markup("H")
            number(next?.x ?? end)
            if (next?.height ?? 0) == 0 {
                markup("V")
                number(band.foot)
                markup("z")
                isOpen = false
            }
        }
    }
}
