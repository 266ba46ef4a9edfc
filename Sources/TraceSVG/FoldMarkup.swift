import TraceLayout

/// A lane that many tasks share.
extension SVGWriter {
    /// The group of a fold: its label, and for each state a skyline over a line.
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
            path("\(band.state)") { writer in
                for (place, step) in band.steps.enumerated() where step.height > 0 {
                    let next = place + 1 < band.steps.count ? band.steps[place + 1].x : fold.extent.to
                    writer.rectangle(step.x, band.foot - step.height, next - step.x, step.height)
                }
            }
        }
        markup("</g>\n")
    }
}
