import TestSupport
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceLayout

/// Every line between lanes is an edge of the trace, from the one task to the other, at its moment.
struct PaintedEdgeTests {
    /// A lane in the picture: that of a task, or one that many share.
    private struct Place: Equatable {
        var top: Double
        var foot: Double

        func isTouched(at y: Double, _ slack: Double) -> Bool { y > top - slack && y < foot + slack }
    }

    /// For each task of a trace that is drawn its lane, read from the picture.
    private static func places(_ excerpt: Excerpt, _ layout: Layout, rows limit: Int) -> [Int32: Place] {
        var places: [Int32: Place] = [:]
        var tops: [TaskID: Place] = [:]
        for lane in layout.lanes { tops[lane.task] = Place(top: lane.top, foot: lane.foot) }
        for (task, life) in excerpt.whole.tasks.enumerated() { places[Int32(task)] = tops[life.id] }
        let rows = LaneRows(excerpt, packs: false, limit: limit).rows.filter { !$0.folded.isEmpty }
        for (row, fold) in zip(rows, layout.folds) {
            guard let first = fold.bands.first, let last = fold.bands.last else { continue }
            for task in row.folded {
                places[Int32(task)] = Place(top: first.foot - FoldLane.bandHeight, foot: last.foot)
            }
        }
        return places
    }

    /// Checks the lines of a picture, and says how many there are at lanes that tasks share.
    @discardableResult
    private static func check(
        _ trace: Trace,
        _ kind: AxisKind,
        _ what: String,
        rows limit: Int = LayoutOptions().rowLimit
    ) throws -> Int {
        var options = LayoutOptions()
        options.axis = kind
        options.rowLimit = limit
        let excerpt = Excerpt(Timeline(trace))
        let layout = Layout(of: excerpt, options: options)
        let drawn = try DrawnPicture(layout)
        let axis = Axis(excerpt.shown, kind, left: layout.plot.x, width: layout.plot.width)
        let places = places(excerpt, layout, rows: limit)
        let shared = layout.folds.isEmpty ? [] : Set(places.keys).subtracting(alone(excerpt, layout))
        var atFolds = 0
        for (isSpawn, name) in [(true, "spawn"), (false, "wake")] {
            // From the source's bar to the target's, with room for rings, heads and stubs.
            let possible = excerpt.whole.edges.filter {
                ($0.kind == .spawn) == isSpawn && $0.kind != .cancel
            }
            let edges = possible.compactMap {
                edge -> (x: Double, source: Place, target: Place, isFold: Bool)? in
                guard let source = places[edge.source], let target = places[edge.target] else { return nil }
                let x = axis.x(of: edge.event, at: trace.events[Int(edge.event)].time)
                return (x, source, target, shared.contains(edge.source) || shared.contains(edge.target))
            }
            for line in drawn.edges(class: name) {
                let ends = edges.filter { edge in
                    guard abs(edge.x - line.x) < 0.11, edge.target.isTouched(at: line.to, 11) else {
                        return false
                    }
                    let isStub = isSpawn && abs(line.from - line.to) <= 7.1
                    return isStub || edge.source.isTouched(at: line.from, 4)
                }
                #expect(
                    !ends.isEmpty,
                    "\(what), \(kind): a \(name) at \(line.x) from \(line.from) to \(line.to)"
                )
                if ends.contains(where: \.isFold) { atFolds += 1 }
            }
            // What is not drawn is counted, and what stands for several says for how many.
            let lines = isSpawn ? layout.edges.spawns : layout.edges.wakes
            let hidden = isSpawn ? layout.edges.hiddenSpawns : layout.edges.hidden
            #expect(lines.count == drawn.edges(class: name).count, "\(what), \(kind)")
            #expect(lines.reduce(hidden) { $0 + $1.count } == edges.count, "\(what), \(kind), \(name)")
            let isTold = layout.legend.entries.contains { $0.sign == (isSpawn ? .spawn : .wake) }
            #expect(isTold == !edges.isEmpty, "\(what), \(kind), \(name)")
        }
        return atFolds
    }

    /// The tasks that have a lane of their own.
    private static func alone(_ excerpt: Excerpt, _ layout: Layout) -> [Int32] {
        let lanes = Set(layout.lanes.map(\.task))
        return excerpt.whole.tasks.indices.filter { lanes.contains(excerpt.whole.tasks[$0].id) }.map {
            Int32($0)
        }
    }

    @Test(arguments: (Samples.all + Samples.corners).map(\.name))
    func `the edges of the pictures join the lanes that the trace says`(_ name: String) throws {
        let sample = try #require((Samples.all + Samples.corners).first { $0.name == name })
        for kind in AxisKind.allCases { try Self.check(sample.trace, kind, name) }
    }

    @Test(arguments: AxisKind.allCases)
    func `the edges of random traces join the lanes that the trace says`(_ kind: AxisKind) throws {
        for seed in 0..<150 as Range<UInt64> {
            try Self.check(RandomTrace.make(seed: seed), kind, "seed \(seed)")
        }
    }

    @Test(arguments: AxisKind.allCases)
    func `the edges of tasks that share a lane join that lane`(_ kind: AxisKind) throws {
        var atFolds = 0
        for seed in 0..<120 as Range<UInt64> {
            atFolds += try Self.check(RandomTrace.make(seed: seed), kind, "seed \(seed)", rows: 3)
        }
        #expect(atFolds > 100)
        #expect(try Self.check(ServerSample.trace(handlers: 150), kind, "server") > 10)
    }

    @Test func `a thousand edges to a lane are a few lines that say how many they are`() throws {
        let layout = Layout(of: ServerSample.trace(handlers: 1000))
        let lines = layout.edges.spawns + layout.edges.wakes
        #expect(lines.count < 150)
        #expect(layout.edges.counts.contains { $0.text.dropFirst().allSatisfy(\.isNumber) })
        let texts = layout.edges.counts.map { $0.box(layout.density) }
        for (place, one) in texts.enumerated() {
            for other in texts[(place + 1)...] {
                #expect(
                    one.right <= other.x || other.right <= one.x || one.bottom <= other.y
                        || other.bottom <= one.y
                )
            }
        }
    }
}
