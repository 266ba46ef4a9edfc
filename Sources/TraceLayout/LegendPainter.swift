import TraceAnalysis
import TraceModel

/// Explains the signs that occur in the picture, and only those.
struct LegendPainter {
    let subject: Subject
    let layout: Layout

    func legend(below y: Double) -> Legend {
        let columns = max(2, Int((layout.width - 2 * Measures.margin) / 230))
        let pitch = (layout.width - 2 * Measures.margin) / Double(columns)
        let rule = y + 23.5
        var entries: [Legend.Entry] = []
        let metrics = TextMetrics(.legend, .normal)
        var place = 0
        for sign in signs {
            let (name, explanation) = words(sign)
            // At the large size of a small picture a long name takes the room of two.
            let words = explanation.isEmpty ? name : name + " " + explanation
            let isLong = max(metrics.width(of: name, isSmall: true), metrics.width(of: words)) > pitch - 38
            if isLong, place % columns == columns - 1 { place += 1 }
            let x = Measures.margin + pitch * Double(place % columns)
            let baseline = rule + 34.5 + 28 * Double(place / columns)
            place += isLong ? 2 : 1
            let room = (isLong ? 2 * pitch : pitch) - 44
            let fitted = metrics.fitName(name, to: room * metrics.size / metrics.smallSize) ?? "…"
            entries.append(
                Legend.Entry(
                    sign: sign,
                    at: Point(x: snap(x), y: baseline - 12),
                    name: PlacedText(fitted, .legend, x: x + 36, baseline: baseline, suffix: explanation)
                )
            )
        }
        let bottom = (entries.last?.name.baseline ?? rule) + 30
        return Legend(hue: layout.lanes.first?.hue ?? 0, entries: entries, rule: rule, bottom: bottom)
    }

    private var signs: [Legend.Sign] {
        let lanes = layout.lanes
        var signs: [Legend.Sign] = []
        func has(_ state: TaskState) -> Bool {
            lanes.contains { !$0.stretches[state].isEmpty }
                || layout.folds.contains { $0.bands.contains { $0.state == state } }
        }
        func ends(_ outcome: Legend.Sign) -> Bool {
            lanes.contains {
                switch ($0.end, outcome) {
                case (.ended(_, .threw), .threw), (.ended(_, .cancelled), .cancelled), (.open, .unfinished),
                    (.ended(_, .returned), .returned):
                    true
                default: false
                }
            }
        }
        if has(.running) { signs.append(.running) }
        if has(.ready) { signs.append(.ready) }
        if has(.suspended) { signs.append(.suspended) }
        if has(.created) { signs.append(.created) }
        signs += [Legend.Sign.returned, .threw, .cancelled, .unfinished].filter { ends($0) }
        if !layout.lost.isEmpty || has(.unknown) { signs.append(.lost) }
        if !layout.edges.spawns.isEmpty || layout.edges.hiddenSpawns > 0 { signs.append(.spawn) }
        if !layout.edges.wakes.isEmpty || layout.edges.hidden > 0 { signs.append(.wake) }
        if lanes.contains(where: { !$0.scopes.isEmpty }) { signs.append(.scope) }
        if !layout.hairlines.isEmpty { signs.append(.print) }
        if lanes.contains(where: { !$0.ticks.isEmpty }) { signs.append(.tick) }
        if lanes.contains(where: { !$0.cancellations.isEmpty }) { signs.append(.cancellation) }
        if !layout.folds.isEmpty { signs.append(.fold) }
        if layout.critical != nil { signs.append(.critical) }
        if !layout.axis.bands.isEmpty { signs.append(.instant) }
        if !layout.axis.cuts.isEmpty { signs.append(.cut) }
        if !layout.pins.isEmpty, layout.density == .dense { signs.append(.finding) }
        if merged > 0 { signs.append(.merged) }
        // Where no lane has a name, hues have.
        if layout.density == .dense || lanes.isEmpty {
            signs += subject.hues.names.prefix(Hues.count).map { .hue($0.hue) }
        }
        return signs
    }

    private var merged: Int { layout.lanes.reduce(layout.strip.merged) { $0 + $1.stretches.merged } }

    /// Whether the trace goes on where the picture ends.
    private var goesOn: Bool { subject.timeline.window.to < subject.timeline.trace.endTime }

    private var mergedBelow: String { layout.mergedBelow < 1 ? "½" : "\(Int(layout.mergedBelow))" }

    private var hiddenHops: Int { layout.critical?.hiddenHops ?? 0 }

    private func notDrawn(_ count: Int) -> String {
        count > 0 ? "\(CountWords.grouped(count)) not drawn" : ""
    }

    private func words(_ sign: Legend.Sign) -> (name: String, explanation: String) {
        switch sign {
        case .running: ("running", "")
        case .ready: ("ready", "woken, not yet running")
        case .suspended: ("suspended", "and what for")
        case .created: ("created", "not yet awaited")
        case .returned: ("returned", "")
        case .threw: ("threw", "an error")
        case .cancelled: ("cancelled", "")
        case .unfinished: ("still going", goesOn ? "beyond the picture" : "when it ended")
        case .lost: ("unknown", "not recorded")
        case .spawn: ("creates a task", notDrawn(layout.edges.hiddenSpawns))
        case .wake: ("wakes a task", notDrawn(layout.edges.hidden))
        case .scope: ("scope", "until its children end")
        case .print: ("prints", "")
        case .tick:
            (
                "prints",
                layout.lanes.contains { $0.ticks.contains { $0.title != nil } } ? "its words on hover" : ""
            )
        case .cancellation: ("cancels", "asked to stop")
        case .fold: ("many tasks", "how many")
        case .critical:
            (
                "critical path",
                hiddenHops > 0 ? CountWords.count(hiddenHops, "hop") + " not drawn" : "of main"
            )
        case .instant: ("one instant", "a column a step")
        case .cut: ("silence", "cut short")
        case .finding: ("finding", "")
        case .merged: ("merged", "\(CountWords.grouped(merged)) under \(mergedBelow) px")
        case .hue(let hue):
            (subject.hues.names.first { $0.hue == hue }?.name ?? "", "")
        }
    }
}
