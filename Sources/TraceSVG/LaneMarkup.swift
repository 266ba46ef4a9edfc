import TraceLayout

/// One task's lane.
extension SVGWriter {
    /// The group of a lane: its label, at most one path a state, its end.
    mutating func lane(_ lane: Lane, _ density: Density) {
        markup("<g class=\"lane c\(lane.hue)\" id=\"task-\(lane.number)\" data-task=\"\(lane.number)\"")
        attribute("data-name", text: lane.name)
        if let parent = lane.parent { markup(" data-parent=\"\(parent)\"") }
        if !lane.wakers.isEmpty {
            markup(" data-wakers=\"\(lane.wakers.joined(separator: " "))\"")
        }
        markup(" tabindex=\"0\" role=\"graphics-object\"")
        attribute("aria-label", text: lane.accessibleLabel)
        markup(">\n")
        title(lane.title)
        path("row") { $0.rectangle(lane.row.x, lane.row.y, lane.row.width, lane.row.height) }
        if let chip = lane.chip {
            path("chip") { $0.rectangle(chip.x, chip.y, chip.width, chip.height) }
        }
        for label in lane.labels { placed(label) }
        states(lane, density)
        if !lane.scopes.isEmpty {
            path("scope") { writer in
                for scope in lane.scopes { writer.bracket(scope) }
            }
        }
        ticks(lane.ticks, top: lane.top)
        if let end = lane.end {
            self.end(end, top: lane.top, foot: lane.foot, density, title: lane.endTitle)
        }
        cancellations(lane.cancellations, top: lane.top, foot: lane.foot)
        markup("</g>\n")
    }

    /// The moments at which cancellation was asked for, on a bar between a top and a foot.
    mutating func cancellations(_ moments: [Double], top: Double, foot: Double) {
        guard !moments.isEmpty else { return }
        path("bad") { writer in
            for x in moments { writer.bar(x, top - 3, 2, foot - top + 6) }
        }
    }

    /// One path for all ticks, or one each where they have something to say.
    mutating func ticks(_ ticks: [LaneTick], top: Double) {
        let silent = ticks.filter { $0.title == nil }
        if !silent.isEmpty {
            path("said") { writer in
                for tick in silent { writer.tick(tick.x, top: top) }
            }
        }
        for tick in ticks {
            guard let title = tick.title else { continue }
            markup("<path class=\"said\" d=\"")
            self.tick(tick.x, top: top)
            markup("\"><title>")
            text(title)
            markup("</title></path>\n")
        }
    }

    private mutating func states(_ lane: Lane, _ density: Density) {
        let height = lane.foot - lane.top
        let thin = density == .dense ? 2.5 : 3.0
        rectangles("created", lane.stretches.created, top: lane.foot - 1, height: 1)
        rectangles("suspended", lane.stretches.suspended, top: lane.foot - thin, height: thin)
        rectangles("ready", lane.stretches.ready, top: lane.foot - height / 2, height: height / 2 - 0.5)
        rectangles("unknown", lane.stretches.unknown, top: lane.top, height: height)
        rectangles("running", lane.stretches.running, top: lane.top, height: height)
        if !lane.seams.isEmpty {
            path("seam") { writer in
                for x in lane.seams { writer.bar(x + 0.5, lane.top, 1, height) }
            }
        }
        if !lane.notches.isEmpty {
            path("notch") { writer in
                for x in lane.notches { writer.bar(x + 0.75, lane.foot - 7, 1.5, 7) }
            }
        }
    }

    /// The end of a lane whose bar stands between a top and a foot.
    mutating func end(_ end: Lane.End, top: Double, foot: Double, _ density: Density, title: String) {
        switch end {
        case .ended(let x, let outcome): cap(x, outcome, top: top, foot: foot, density, title: title)
        case .open(let x):
            let thin = density == .dense ? 2.5 : 3.0
            path("open") { writer in
                for (from, width) in [(3.0, 4.0), (10, 3), (16, 2)] {
                    writer.bar(x, foot - thin, width, thin, offset: from)
                }
            }
        }
    }

    /// The cap at the end of a lane: plain if it returned; red with a cross above if it threw, with a slash if it was
    /// cancelled.
    mutating func cap(
        _ x: Double,
        _ outcome: LaneEnding,
        top: Double,
        foot: Double,
        _ density: Density,
        title: String?
    ) {
        let isDense = density == .dense
        let beyond = isDense ? 1.5 : 3.0
        let isGood = outcome == .returned
        markup("<path class=\"\(isGood ? "cap" : "bad")\" d=\"")
        rectangle(x, top - beyond, isDense ? 1.8 : 3, foot - top + 2 * beyond)
        if let title {
            markup("\"><title>")
            text(title)
            markup("</title></path>\n")
        } else {
            markup("\"/>\n")
        }
        guard !isGood else { return }
        markup("<path class=\"badline\" d=\"")
        if outcome == .threw {
            move(x, top)
            markup(isDense ? "m-1.1-6l4 4m0-4l-4 4" : "m-1.5-11l6 6m0-6l-6 6")
        } else {
            move(x, foot)
            markup(isDense ? "m-4.1 0l10 " : "m-3.5 0l10 ")
            number(top - foot)
        }
        markup("\"/>\n")
    }
}
