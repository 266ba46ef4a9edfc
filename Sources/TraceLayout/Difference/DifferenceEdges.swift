import TraceAnalysis
import TraceModel

/// Draws who made and who woke whom on both sides: what is the same once, what is new apart.
struct DifferenceEdges {
    private(set) var kept = EdgeDrawing()
    private(set) var new = EdgeDrawing()

    private let sides: DifferenceSides
    private let frame: DifferenceFrame

    /// So many edges are all drawn; of more only those that one side alone has, and of these no more than that.
    private static let limit = 200

    /// An edge between rows; edges of one key follow one another on both sides.
    private struct Key: Hashable {
        var isSpawn: Bool
        var source: Int
        var target: Int
    }

    private struct Drawn {
        var edge: Edge
        var key: Key
        /// How many of its key came before it.
        var number: Int
        var x: Double

        /// Where the edge of the same key and number stands on the other side; nil if there is none.
        func counterpart(in places: [Key: [Double]]) -> Double? {
            guard let places = places[key], number < places.count else { return nil }
            return places[number]
        }
    }

    init(_ sides: DifferenceSides, _ frame: DifferenceFrame) {
        self.sides = sides
        self.frame = frame
        let before = edges(.before)
        let after = edges(.after)
        let places = (before: Self.places(before), after: Self.places(after))
        // Within a column an edge may stand elsewhere, since the step that it belongs to does more or less.
        let tolerance = max(1, frame.axes.base.columnWidth)
        let isFew = before.count + after.count <= Self.limit
        for edge in after {
            let counterpart = edge.counterpart(in: places.before)
            let isMoved = counterpart.map { abs($0 - edge.x) > tolerance } ?? true
            // A wake comes later where anything does; a task that is made elsewhere is news.
            let isNew = counterpart == nil || (isMoved && edge.key.isSpawn && sides.hasExactTimes)
            add(edge, .after, isNew: isNew, isDrawn: isNew || isFew)
        }
        for edge in before {
            let counterpart = edge.counterpart(in: places.after)
            // What is the same is drawn once.
            if let counterpart, abs(counterpart - edge.x) <= tolerance { continue }
            add(edge, .before, isNew: false, isDrawn: counterpart == nil || isFew)
        }
    }

    private mutating func add(_ edge: Drawn, _ side: DifferenceSide, isNew: Bool, isDrawn: Bool) {
        let count = kept.spawns.count + kept.wakes.count + new.spawns.count + new.wakes.count
        guard isDrawn, count < Self.limit else {
            kept.hidden += 1
            return
        }
        if isNew { draw(edge, side, &new) } else { draw(edge, side, &kept) }
    }

    /// For each key where its edges stand, in order.
    private static func places(_ edges: [Drawn]) -> [Key: [Double]] {
        edges.reduce(into: [:]) { $0[$1.key, default: []].append($1.x) }
    }

    private func edges(_ side: DifferenceSide) -> [Drawn] {
        let timeline = sides.timeline(side)
        var numbers: [Key: Int] = [:]
        var drawn: [Drawn] = []
        for edge in timeline.edges where edge.kind != .cancel {
            guard let source = frame.row(of: Int(edge.source), side),
                let target = frame.row(of: Int(edge.target), side)
            else { continue }
            let key = Key(isSpawn: edge.kind == .spawn, source: source, target: target)
            let time = timeline.trace.events[Int(edge.event)].time
            let x = snap(frame.axis(side).x(of: edge.event, at: time))
            drawn.append(Drawn(edge: edge, key: key, number: numbers[key, default: 0], x: x))
            numbers[key, default: 0] += 1
        }
        return drawn
    }

    private func draw(_ edge: Drawn, _ side: DifferenceSide, _ drawing: inout EdgeDrawing) {
        let (source, target) = (frame.rows[edge.key.source], frame.rows[edge.key.target])
        let (sourceTop, top) = (frame.top(source, side), frame.top(target, side))
        let isDown = sourceTop < top
        let start = isDown ? frame.foot(source, side) + 3 : sourceTop - 3
        let foot = frame.foot(target, side)
        let isFar = abs(edge.key.source - edge.key.target) > 3
        func line(_ to: Double) -> EdgeDrawing.Line {
            EdgeDrawing.Line(x: edge.x, from: snap(start), to: snap(to), isFaded: isFar)
        }
        let ready = top + frame.height(target, side) / 2
        if edge.key.isSpawn {
            let ring = isDown ? ready - 7 : foot + 7
            drawing.spawns.append(line(isDown ? ring - 3 : ring + 3))
            drawing.rings.append(Point(x: edge.x, y: snap(ring)))
        } else {
            let tip = isDown ? ready - 2 : foot + 2
            drawing.wakes.append(line(isDown ? tip - 5 : tip + 5))
            drawing.heads.append(
                EdgeDrawing.Head(tip: Point(x: edge.x, y: snap(tip)), pointsUp: !isDown, isFaded: isFar)
            )
        }
    }
}
