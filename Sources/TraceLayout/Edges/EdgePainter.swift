import TraceAnalysis
import TraceModel

/// Draws who created and who woke whom, as long as there is room for it.
///
/// Heads that would touch become one with a count; lines across many lanes are the first to go when there are too
/// many, save those of the critical path, and are counted.
struct EdgePainter {
    let subject: Subject
    let frame: Frame

    /// A creator of more tasks than this gets stubs at its children and no lines across.
    private static let childLimit = 8

    /// How many bundles have their count written beside them.
    private static let countLimit = 500

    private var timeline: Timeline { subject.timeline }

    func edges() -> EdgeDrawing {
        var drawing = EdgeDrawing()
        let visible = subject.edges.filter {
            let (source, target) = (Int($0.source), Int($0.target))
            guard frame.tops[source] != nil, frame.tops[target] != nil else { return false }
            return frame.rowOfTask[source] != frame.rowOfTask[target]
        }
        var children: [Int32: Int] = [:]
        for edge in visible where edge.kind == .spawn { children[edge.source, default: 0] += 1 }
        for edge in visible where edge.kind == .spawn {
            spawn(edge, x(edge), isStub: (children[edge.source] ?? 0) > Self.childLimit, &drawing)
        }
        var bundles = WakeBundles(width: frame.axis.right - frame.axis.left)
        let critical = criticalEvents
        for edge in visible where edge.kind != .spawn {
            bundles.add(edge, x(edge), distance: distance(edge), isCritical: critical.contains(edge.event))
        }
        for bundle in bundles.shown {
            wake(bundle.edge, bundle.x, &drawing)
            if bundle.hasRoomForCount { count(bundle, &drawing) }
        }
        drawing.hidden = bundles.hidden
        return drawing
    }

    private func x(_ edge: Edge) -> Double {
        snap(frame.axis.x(of: edge.event, at: timeline.trace.events[Int(edge.event)].time))
    }

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
        guard let place = life.place(endingAt: event + 1), life.stretches[place].opening == event,
            life.stretches[place].state != .unknown
        else {
            return false
        }
        return frame.axis.extent(of: life.stretches[place]).width >= 1
    }

    private func count(_ bundle: WakeBundles.Bundle, _ drawing: inout EdgeDrawing) {
        guard frame.density != .dense, drawing.counts.count < Self.countLimit,
            let foot = frame.foot(Int(bundle.edge.target))
        else { return }
        drawing.counts.append(
            PlacedText(
                "×\(CountWords.grouped(bundle.count))",
                .reason,
                x: bundle.x + 6,
                baseline: foot + 13,
                hang: 6,
                hasHalo: true,
                goesWhenSmall: true
            )
        )
    }
}
