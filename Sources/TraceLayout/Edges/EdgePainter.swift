import TraceAnalysis
import TraceModel

/// Draws who created and who woke whom, as long as there is room for it.
///
/// Heads that would touch become one with a count; lines across many lanes are the first to go when there are too
/// many, save those of the critical path, and are counted.
struct EdgePainter {
    let subject: Subject
    let frame: Frame

    /// How close two heads on one lane may come before they become one.
    private static let headDistance = 4.0
    /// One line across lanes for so many pixels of width, and no more.
    private static let pixelsPerLine = 12.0
    /// A creator of more tasks than this gets stubs at its children and no lines across.
    private static let childLimit = 8

    private var timeline: Timeline { subject.timeline }

    func edges() -> EdgeDrawing {
        var drawing = EdgeDrawing()
        let shown = shownEdges(&drawing.hidden)
        var children: [Int32: Int] = [:]
        for edge in shown where edge.kind == .spawn { children[edge.source, default: 0] += 1 }
        var lastHeads: [Int32: (x: Double, source: Int32, count: Int)] = [:]
        for edge in shown {
            let x = snap(frame.axis.x(of: edge.event, at: timeline.trace.events[Int(edge.event)].time))
            if edge.kind == .spawn {
                spawn(edge, x, isStub: (children[edge.source] ?? 0) > Self.childLimit, &drawing)
                continue
            }
            if let last = lastHeads[edge.target], x - last.x < Self.headDistance {
                lastHeads[edge.target]?.count += 1
                continue
            }
            count(edge.target, lastHeads[edge.target], &drawing)
            lastHeads[edge.target] = (x, edge.source, 1)
            wake(edge, x, &drawing)
        }
        for target in lastHeads.keys.sorted() { count(target, lastHeads[target], &drawing) }
        return drawing
    }

    /// The edges between drawn lanes that there is room for.
    private func shownEdges(_ hidden: inout Int) -> [Edge] {
        let visible = subject.edges.filter {
            let (source, target) = (frame.rowOfTask[Int($0.source)], frame.rowOfTask[Int($0.target)])
            return $0.kind != .cancel && source >= 0 && target >= 0 && source != target
        }
        let room = Int((frame.axis.right - frame.axis.left) / Self.pixelsPerLine)
        let long = visible.count { isLong($0) && $0.kind != .spawn }
        let critical = criticalEvents
        var short = 0
        let shown = visible.filter { edge in
            if critical.contains(edge.event) || edge.kind == .spawn { return true }
            if isLong(edge) { return long <= room }
            short += 1
            return short <= 8 * room
        }
        hidden = visible.count - shown.count
        return shown
    }

    private func isLong(_ edge: Edge) -> Bool { distance(edge) > 1 }

    private func distance(_ edge: Edge) -> Int {
        abs(frame.rowOfTask[Int(edge.source)] - frame.rowOfTask[Int(edge.target)])
    }

    private var criticalEvents: Set<Int32> {
        guard let legs = subject.critical?.legs else { return [] }
        return Set(zip(legs, legs.dropFirst()).filter { $0.task != $1.task }.map { $1.opening })
    }

    private func spawn(_ edge: Edge, _ x: Double, isStub: Bool, _ drawing: inout EdgeDrawing) {
        let (source, target) = (Int(edge.source), Int(edge.target))
        guard let sourceTop = frame.tops[source], let top = frame.tops[target] else { return }
        let foot = top + frame.measures.bar
        let ready = top + (hasWidth(target, edge.event) ? frame.measures.bar / 2 : 0)
        let isDown = sourceTop < top
        if frame.density == .dense {
            let from = isStub ? ready - 10 : isDown ? sourceTop + frame.measures.bar : sourceTop
            let to = isStub ? ready - 3 : isDown ? ready : foot
            line(&drawing.spawns, edge, x, from, to)
            return
        }
        let ring = isDown ? ready - 7 : foot + 7
        let to = isDown ? ring - 3 : ring + 3
        let start = isDown ? sourceTop + frame.measures.bar + 3 : sourceTop - 3
        line(&drawing.spawns, edge, x, isStub ? to + (isDown ? -7 : 7) : start, to)
        drawing.rings.append(Point(x: x, y: snap(ring)))
    }

    private func wake(_ edge: Edge, _ x: Double, _ drawing: inout EdgeDrawing) {
        let (source, target) = (Int(edge.source), Int(edge.target))
        guard let sourceTop = frame.tops[source], let top = frame.tops[target] else { return }
        let isDense = frame.density == .dense
        let foot = top + frame.measures.bar
        let pointsUp = sourceTop > top
        let ready = top + (hasWidth(target, edge.event) ? frame.measures.bar / 2 : 0)
        let tip = pointsUp ? foot + (isDense ? -0.5 : 2) : ready - (isDense ? 0 : 2)
        let neck = isDense ? 3.0 : 5.0
        let sourceFoot = sourceTop + frame.measures.bar
        line(
            &drawing.wakes,
            edge,
            x,
            pointsUp ? sourceTop : sourceFoot + (isDense ? 0 : 3),
            pointsUp ? tip + neck : tip - neck
        )
        drawing.heads.append(
            EdgeDrawing.Head(tip: Point(x: x, y: snap(tip)), pointsUp: pointsUp, isFaded: distance(edge) > 3)
        )
    }

    private func line(
        _ lines: inout [EdgeDrawing.Line],
        _ edge: Edge,
        _ x: Double,
        _ from: Double,
        _ to: Double
    ) {
        lines.append(EdgeDrawing.Line(x: x, from: snap(from), to: snap(to), isFaded: distance(edge) > 3))
    }

    /// Whether what an event began in a task is wide enough to be seen: then the edge meets it, not the bar after it.
    private func hasWidth(_ task: Int, _ event: Int32) -> Bool {
        let life = timeline.tasks[task]
        guard let place = life.place(endingAt: event + 1), life.stretches[place].opening == event else {
            return false
        }
        return frame.axis.extent(of: life.stretches[place]).width >= 1
    }

    private func count(
        _ target: Int32,
        _ head: (x: Double, source: Int32, count: Int)?,
        _ drawing: inout EdgeDrawing
    ) {
        guard let head, head.count > 1, frame.density != .dense, let foot = frame.foot(Int(target)) else {
            return
        }
        drawing.counts.append(
            PlacedText(
                "×\(head.count)",
                .reason,
                x: head.x + 6,
                baseline: foot + 13,
                hasHalo: true,
                goesWhenSmall: true
            )
        )
    }
}
