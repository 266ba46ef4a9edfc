import TraceAnalysis
import TraceModel

/// Draws who created and who woke whom, as long as there is room for it.
///
/// Heads that would touch become one with a count, and so do the edges of tasks that share a lane; lines across many
/// lanes are the first to go when there are too many, save those of the critical path, and are counted.
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
        let width = frame.axis.right - frame.axis.left
        var wakes = WakeBundles(width: width)
        var foldWakes = FoldBundles(width: width)
        var foldSpawns = FoldBundles(width: width)
        let childCounts = childCounts
        let critical = criticalEvents
        for edge in subject.edges {
            guard let source = frame.end(Int(edge.source)), let target = frame.end(Int(edge.target)) else {
                continue
            }
            let isSpawn = edge.kind == .spawn
            guard source.row != target.row else {
                if isSpawn { drawing.hiddenSpawns += 1 } else { drawing.hidden += 1 }
                continue
            }
            switch (isSpawn, source.isShared || target.isShared) {
            case (true, true): foldSpawns.add(edge, x(edge), from: source.row, to: target.row)
            case (true, false):
                let isStub = (childCounts[edge.source] ?? 0) > Self.childLimit
                spawn(edge, x(edge), isStub: isStub, count: 1, &drawing)
            case (false, true): foldWakes.add(edge, x(edge), from: source.row, to: target.row)
            case (false, false):
                let isCritical = critical.contains(edge.event)
                wakes.add(edge, x(edge), distance: abs(source.row - target.row), isCritical: isCritical)
            }
        }
        let (shownSpawns, shownWakes) = (foldSpawns.shown, foldWakes.shown)
        for bundle in shownSpawns {
            spawn(bundle.edge, bundle.x, isStub: false, count: bundle.count, &drawing)
        }
        for bundle in wakes.shown {
            wake(bundle.edge, bundle.x, count: bundle.count, &drawing)
            if bundle.hasRoomForCount { count(bundle.count, bundle.edge, bundle.x, &drawing) }
        }
        for bundle in shownWakes { wake(bundle.edge, bundle.x, count: bundle.count, &drawing) }
        let pinned = PinLevels(subject, frame.rows.rows).heights
        for bundle in shownSpawns + shownWakes where bundle.count > 1 {
            foldCount(bundle, pinned, &drawing)
        }
        drawing.hidden += wakes.hidden + foldWakes.hidden
        drawing.hiddenSpawns += foldSpawns.hidden
        return drawing
    }

    /// For each task how many it created that have lanes of their own.
    private var childCounts: [Int32: Int] {
        var counts: [Int32: Int] = [:]
        for edge in subject.edges where edge.kind == .spawn && frame.tops[Int(edge.target)] != nil {
            counts[edge.source, default: 0] += 1
        }
        return counts
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

    private func spawn(_ edge: Edge, _ x: Double, isStub: Bool, count: Int, _ drawing: inout EdgeDrawing) {
        guard let source = frame.end(Int(edge.source)), let target = frame.end(Int(edge.target)) else {
            return
        }
        let ready = readyTop(edge, target)
        let isDown = source.top < target.top
        if frame.density == .dense {
            let from = isStub ? ready - 10 : isDown ? source.foot : source.top
            let to = isStub ? ready - 3 : isDown ? ready : target.foot
            line(&drawing.spawns, edge, x, from, to, count)
            return
        }
        let ring = isDown ? ready - 7 : target.foot + 7
        let to = isDown ? ring - 3 : ring + 3
        let start = isDown ? source.foot + 3 : source.top - 3
        line(&drawing.spawns, edge, x, isStub ? to + (isDown ? -7 : 7) : start, to, count)
        drawing.rings.append(Point(x: x, y: snap(ring)))
    }

    private func wake(_ edge: Edge, _ x: Double, count: Int, _ drawing: inout EdgeDrawing) {
        guard let source = frame.end(Int(edge.source)), let target = frame.end(Int(edge.target)) else {
            return
        }
        let isDense = frame.density == .dense
        let pointsUp = source.top > target.top
        let tip = pointsUp ? target.foot + (isDense ? -0.5 : 2) : readyTop(edge, target) - (isDense ? 0 : 2)
        let neck = isDense ? 3.0 : 5.0
        line(
            &drawing.wakes,
            edge,
            x,
            pointsUp ? source.top : source.foot + (isDense ? 0 : 3),
            pointsUp ? tip + neck : tip - neck,
            count
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
        _ to: Double,
        _ count: Int
    ) {
        let isFaded = distance(edge) > 3
        lines.append(EdgeDrawing.Line(x: x, from: snap(from), to: snap(to), isFaded: isFaded, count: count))
    }

    /// The top of what an edge begins in a lane of one task: of its ready stretch if that is wide enough to be seen,
    /// else of the bar after it; and of a shared lane.
    private func readyTop(_ edge: Edge, _ target: LaneEnd) -> Double {
        guard !target.isShared, hasWidth(Int(edge.target), edge.event) else { return target.top }
        return target.top + frame.measures.bar / 2
    }

    private func hasWidth(_ task: Int, _ event: Int32) -> Bool {
        let life = timeline.tasks[task]
        guard let place = life.place(endingAt: event + 1), life.stretches[place].opening == event,
            life.stretches[place].state != .unknown
        else {
            return false
        }
        return frame.axis.extent(of: life.stretches[place]).width >= 1
    }

    /// Writes how many edges a line stands for under the bar that it ends at.
    private func count(_ count: Int, _ edge: Edge, _ x: Double, _ drawing: inout EdgeDrawing) {
        guard frame.density != .dense, let foot = frame.foot(Int(edge.target)) else { return }
        add(count, x, baseline: foot + 13, &drawing)
    }

    /// The same of tasks that share a lane: beside the line's end, and above what is pinned over the lane.
    private func foldCount(_ bundle: FoldBundles.Bundle, _ pinned: [Int], _ drawing: inout EdgeDrawing) {
        guard let source = frame.end(Int(bundle.edge.source)), let target = frame.end(Int(bundle.edge.target))
        else { return }
        let isDense = frame.density == .dense
        let pins = pinned[target.row] > 0 ? Measures.finding * Double(pinned[target.row]) + 4 : 0
        let above = target.top - (isDense ? 2 : 5) - pins
        let below = target.foot + (isDense ? 9 : 13)
        add(bundle.count, bundle.x, baseline: source.top < target.top ? above : below, &drawing)
    }

    private func add(_ count: Int, _ x: Double, baseline: Double, _ drawing: inout EdgeDrawing) {
        guard drawing.counts.count < Self.countLimit else { return }
        drawing.counts.append(
            PlacedText(
                "×\(CountWords.grouped(count))",
                frame.density == .dense ? .denseReason : .reason,
                x: x + 6,
                baseline: baseline,
                hang: 6,
                hasHalo: true,
                goesWhenSmall: true
            )
        )
    }
}
