import TestSupport
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceLayout

/// Every line between lanes is an edge of the trace, from the one task to the other, at its moment.
struct PaintedEdgeTests {
    /// A line as painted: a spawn or a wake.
    private struct Line {
        var x: Double
        var from: Double
        var to: Double
    }

    /// What is wrong with the lines of a picture, if anything.
    private static func check(_ trace: Trace, _ kind: AxisKind, _ what: String) throws {
        var options = LayoutOptions()
        options.axis = kind
        let excerpt = Excerpt(Timeline(trace))
        let layout = Layout(of: excerpt, options: options)
        let drawn = try DrawnPicture(layout)
        let axis = Axis(excerpt.shown, kind, left: layout.plot.x, width: layout.plot.width)
        var lanes: [TaskID: Lane] = [:]
        for lane in layout.lanes { lanes[lane.task] = lane }
        for (isSpawn, name) in [(true, "spawn"), (false, "wake")] {
            // From the source's bar to the target's, with room for rings, heads and stubs.
            let possible = excerpt.whole.edges.filter { ($0.kind == .spawn) == isSpawn && $0.kind != .cancel }
            let edges = possible.compactMap { edge -> (x: Double, source: Lane, target: Lane)? in
                guard let source = lanes[excerpt.whole.tasks[Int(edge.source)].id],
                    let target = lanes[excerpt.whole.tasks[Int(edge.target)].id]
                else { return nil }
                return (axis.x(of: edge.event, at: trace.events[Int(edge.event)].time), source, target)
            }
            for line in drawn.edges(class: name) {
                let isEdge = edges.contains { edge in
                    guard abs(edge.x - line.x) < 0.11, touches(edge.target, line.to, 11) else { return false }
                    let isStub = isSpawn && abs(line.from - line.to) <= 7.1
                    return isStub || touches(edge.source, line.from, 4)
                }
                #expect(isEdge, "\(what), \(kind): a \(name) at \(line.x) from \(line.from) to \(line.to)")
            }
            // What is not drawn is counted.
            let across = edges.count { $0.source.top != $0.target.top }
            let count = drawn.edges(class: name).count
            #expect(count <= across, "\(what), \(kind)")
            #expect(across == 0 || count > 0 || layout.edges.hidden > 0, "\(what), \(kind): no \(name)")
        }
    }

    private static func touches(_ lane: Lane, _ y: Double, _ slack: Double) -> Bool {
        y > lane.top - slack && y < lane.foot + slack
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
}
