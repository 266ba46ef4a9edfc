import TraceAnalysis

/// Explains the signs that occur in the picture of a difference.
struct DifferenceLegend {
    private(set) var entries: [DifferenceLegendEntry] = []
    /// The line above it.
    let rule: Double
    /// Its foot.
    private(set) var bottom: Double

    init(_ layout: DifferenceLayout, below y: Double) {
        rule = y + 23.5
        bottom = rule + 30
        let columns = max(2, Int((layout.width - 2 * Measures.margin) / 230))
        let pitch = (layout.width - 2 * Measures.margin) / Double(columns)
        for (place, sign) in Self.signs(layout).enumerated() {
            let x = Measures.margin + pitch * Double(place % columns)
            let baseline = rule + 34.5 + 28 * Double(place / columns)
            let (name, explanation) = Self.words(sign, layout)
            entries.append(
                DifferenceLegendEntry(
                    sign: sign,
                    at: Point(x: snap(x), y: baseline - 12),
                    name: PlacedText(name, .legend, x: x + 36, baseline: baseline, suffix: explanation)
                )
            )
            bottom = baseline + 30
        }
    }

    private static func signs(_ layout: DifferenceLayout) -> [DifferenceLegendEntry.Sign] {
        let bars = layout.bars
        guard !bars.isEmpty else { return [] }
        var signs: [DifferenceLegendEntry.Sign] = []
        if hasBefore(layout) { signs.append(.before) }
        signs.append(.after)
        if !layout.ghosts.isEmpty { signs.append(.ghost) }
        if !layout.rings.isEmpty { signs.append(.changed) }
        if !(layout.newEdges.spawns.isEmpty && layout.newEdges.wakes.isEmpty) { signs.append(.newEdge) }
        if !layout.shifts.isEmpty { signs.append(.moved) }
        if layout.critical.contains(where: { $0.added.width > 0 }) { signs.append(.longer) }
        func has(_ state: TaskState) -> Bool { bars.contains { !$0.stretches[state].isEmpty } }
        func ends(_ isSuch: (Lane.End) -> Bool) -> Bool { bars.contains { $0.end.map(isSuch) ?? false } }
        func ended(_ ending: LaneEnding) -> Bool {
            ends { if case .ended(_, ending) = $0 { true } else { false } }
        }
        var others: [Legend.Sign] = []
        if has(.ready) { others.append(.ready) }
        if has(.suspended) { others.append(.suspended) }
        if has(.created) { others.append(.created) }
        if has(.unknown) { others.append(.lost) }
        if ended(.returned) { others.append(.returned) }
        if ended(.threw) { others.append(.threw) }
        if ended(.cancelled) { others.append(.cancelled) }
        if ends({ if case .open = $0 { true } else { false } }) { others.append(.unfinished) }
        if !layout.edges.spawns.isEmpty { others.append(.spawn) }
        if !layout.edges.wakes.isEmpty || layout.edges.hidden > 0 { others.append(.wake) }
        if bars.contains(where: { !$0.cancellations.isEmpty }) { others.append(.cancellation) }
        if !layout.hairlines.isEmpty { others.append(.print) }
        if bars.contains(where: { !$0.ticks.isEmpty }) { others.append(.tick) }
        if !layout.axis.bands.isEmpty { others.append(.instant) }
        if !layout.axis.cuts.isEmpty { others.append(.cut) }
        if layout.merged > 0 { others.append(.merged) }
        return signs + others.map { .picture($0) }
    }

    /// Whether anything is hollow.
    private static func hasBefore(_ layout: DifferenceLayout) -> Bool {
        layout.bars.contains { $0.side == .before } || layout.strips.contains { $0.side == .before }
    }

    private static func words(
        _ sign: DifferenceLegendEntry.Sign,
        _ layout: DifferenceLayout
    ) -> (name: String, explanation: String) {
        switch sign {
        case .before: ("before", "")
        case .after: hasBefore(layout) ? ("after", "or the same in both") : ("runs", "the same in both")
        case .ghost: ("ghost", "only on the other side")
        case .changed: ("changed", "its number is below")
        case .newEdge: ("new edge", "or at another time")
        case .moved: ("moved", "from before to after")
        case .longer: ("longer", "critical path")
        case .picture(.wake) where layout.edges.hidden > 0:
            ("wakes a task", "\(CountWords.grouped(layout.edges.hidden)) edges not drawn")
        case .picture(.merged): ("merged", "\(CountWords.grouped(layout.merged)) short ones")
        case .picture(.tick):
            (
                "prints",
                layout.bars.contains { $0.ticks.contains { $0.title != nil } } ? "its words on hover" : ""
            )
        case .picture(let sign): Self.words(sign)
        }
    }

    private static func words(_ sign: Legend.Sign) -> (name: String, explanation: String) {
        switch sign {
        case .ready: ("ready", "woken, not yet running")
        case .suspended: ("suspended", "and what for")
        case .created: ("created", "not yet awaited")
        case .returned: ("returned", "")
        case .threw: ("threw", "an error")
        case .cancelled: ("cancelled", "")
        case .unfinished: ("still going", "when it ended")
        case .lost: ("unknown", "not recorded")
        case .spawn: ("creates a task", "")
        case .wake: ("wakes a task", "")
        case .cancellation: ("cancels", "asked to stop")
        case .print: ("prints", "")
        case .instant: ("one instant", "a column a step")
        case .cut: ("silence", "cut short")
        default: ("", "")
        }
    }
}
