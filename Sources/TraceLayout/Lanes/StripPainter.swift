import TraceAnalysis
import TraceModel

/// Draws who ran when: under the virtual clock in one row, on a wall clock in one a thread.
struct StripPainter {
    let subject: Subject
    let frame: Frame

    /// How many cells have a name at most.
    private static let nameLimit = 500

    private var timeline: Timeline { subject.timeline }
    private var isOneRow: Bool { frame.stripTops.count == 1 }
    /// Whether the rows are high enough for names.
    private var hasNames: Bool { frame.measures.stripRow >= 20 }

    func strip() -> Strip {
        var merged = 0
        let painter = LossPainter(subject, frame)
        let overLanes = painter.overLanes
        let inStrip = painter.inStrip
        let rows = frame.stripTops.indices.map { place in
            row(place, steps(place), (overLanes + inStrip[place]).sorted { $0.x < $1.x }, &merged)
        }
        let height = frame.measures.stripRow
        return Strip(
            rows: rows,
            rowHeight: height,
            summary: summary,
            bottom: (frame.stripTops.last ?? 0) + height,
            merged: merged
        )
    }

    /// What a row is called; the last one says how many threads there was no row for.
    private func words(_ row: Int) -> String {
        guard !isOneRow else { return "who ran" }
        let name = subject.stripThreads[row].map { "thread \($0)" } ?? "no thread"
        let hidden = subject.stripThreads.count - frame.stripTops.count
        return row == frame.stripTops.count - 1 && hidden > 0 ? name + ", \(hidden) more" : name
    }

    /// The steps of a row.
    private func steps(_ row: Int) -> some Sequence<Step> {
        let thread = subject.stripThreads[row]
        return timeline.steps.lazy.filter { isOneRow || $0.thread == thread }
    }

    private func row(
        _ place: Int,
        _ steps: some Sequence<Step>,
        _ lost: [Rectangle],
        _ merged: inout Int
    ) -> Strip.Row {
        let top = frame.stripTops[place]
        let thread = subject.stripThreads[place]
        let baseline = hasNames ? top + frame.measures.stripRow / 2 + 4.5 : top + 10
        let label = PlacedText(
            words(place),
            .side,
            x: Measures.margin,
            baseline: baseline,
            goesWhenSmall: !hasNames && place % 2 == 1
        )
        // One colour more than there are hues: nobody runs.
        var painter = SliverPainter(colours: Hues.count + 1, rare: Array(0..<Hues.count), least: frame.least)
        var idleFrom = frame.axis.left
        var names: [PlacedText] = []
        // A pixel of paper between cells, where they are wide enough to spare it.
        let inset = hasNames ? 0.5 : 0
        Self.forEachCell(of: steps, frame.axis, without: lost) { task, cell in
            let hue = subject.hues.ofTask[task]
            let gap = cell.width >= 4 ? inset : 0
            let extent = Extent(from: cell.from + gap, to: cell.to - gap)
            painter.add(Hues.count, Extent(from: idleFrom, to: extent.from), isSeenWithoutWidth: false)
            painter.add(hue, extent, isSeenWithoutWidth: true)
            idleFrom = max(idleFrom, extent.to)
            if hasNames, names.count < Self.nameLimit, let name = name(task, cell, baseline) {
                names.append(name)
            }
        }
        painter.finish()
        merged += painter.merged
        return Strip.Row(
            thread: thread,
            label: label,
            top: top,
            stretches: Array(painter.painted.prefix(Hues.count)),
            names: names
        )
    }

    /// The steps without overlaps, one after another, since there may be millions: where one runs inside another, as an
    /// immediate task does, the outer one is cut; what lies where events were lost is left out.
    private static func forEachCell(
        of steps: some Sequence<Step>,
        _ axis: Axis,
        without lost: [Rectangle],
        _ use: (_ task: Int, Extent) -> Void
    ) {
        var outer: [(task: Int32, to: Double)] = []
        var x = -Double.infinity
        func put(_ task: Int32, _ to: Double) {
            guard to > x else { return }
            forEachKnown(Extent(from: x, to: to), lost) { use(Int(task), $0) }
            x = to
        }
        for step in steps {
            let extent = axis.extent(of: step)
            while let top = outer.last, top.to <= extent.from {
                put(top.task, top.to)
                outer.removeLast()
            }
            if let top = outer.last { put(top.task, extent.from) }
            x = max(x, extent.from)
            if extent.width > 0 {
                outer.append((step.task, extent.to))
            } else {
                forEachKnown(extent, lost) { use(Int(step.task), $0) }
            }
        }
        while let top = outer.popLast() { put(top.task, top.to) }
    }

    /// The parts of a cell that lie where no events were lost: of the others nobody knows who ran there.
    private static func forEachKnown(_ cell: Extent, _ lost: [Rectangle], _ use: (Extent) -> Void) {
        var from = cell.from
        for hole in lost where hole.x < cell.to && hole.right > from {
            if hole.x > from { use(Extent(from: from, to: hole.x)) }
            from = hole.right
        }
        if from <= cell.to { use(Extent(from: from, to: cell.to)) }
    }

    private func name(_ task: Int, _ cell: Extent, _ baseline: Double) -> PlacedText? {
        guard cell.width >= 9 else { return nil }
        let metrics = TextMetrics(.chip, frame.density)
        let room = cell.width - 3
        let candidates = [timeline.label(of: task), "\(timeline.tasks[task].id)"]
        // A name needs some air in its cell; a number may fill it.
        guard
            let text = candidates.first(where: {
                metrics.width(of: $0) <= ($0 == candidates[1] ? room : room - 8)
            })
        else { return nil }
        let isTight = metrics.width(of: text, isSmall: true) > cell.width - 2
        return PlacedText(
            text,
            .chip,
            x: cell.middle,
            baseline: baseline - 0.2,
            anchor: .middle,
            goesWhenSmall: isTight
        )
    }

    private var summary: String {
        guard isOneRow else { return "Which task ran on which thread" }
        let names = timeline.steps.prefix(40).map { timeline.label(of: Int($0.task)) }
        let more = timeline.steps.count - names.count
        return "Who ran, in order: " + names.joined(separator: ", ").brief(10_000)
            + (more > 0 ? ", and \(more) more steps" : "")
    }
}
