import TestSupport
import Testing
import TraceAnalysis
import TraceDiff
import TraceModel
import TraceSVG

@testable import TraceLayout

/// The picture of a difference, under the rules of every picture.
struct DifferencePictureTests {
    private static func svg(
        _ reported: ReportedComparison,
        _ options: LayoutOptions = LayoutOptions()
    ) -> String {
        String(decoding: SVGRenderer.render(DifferenceLayout(of: reported, options: options)), as: UTF8.self)
    }

    @Test(arguments: RecordedPair.names)
    func `each pair is drawn as before`(name: String) throws {
        let picture = Self.svg(try RecordedPair.reported(name))
        Golden.expect(picture, matches: "traces/pairs/\(name)/picture.svg")
    }

    @Test func `there are pairs to be drawn`() { #expect(RecordedPair.names.count >= 12) }

    // MARK: What is drawn

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `what is the same is drawn once`(seed: UInt64) {
        let trace = RandomTrace.make(seed: seed)
        let layout = DifferenceLayout(of: RecordedPair.reported(trace, trace))
        #expect(layout.bars.allSatisfy { $0.side == .both }, "seed \(seed)")
        #expect(layout.rings.isEmpty && layout.ghosts.isEmpty && layout.shifts.isEmpty, "seed \(seed)")
        #expect(layout.newEdges == EdgeDrawing(), "seed \(seed)")
        #expect(layout.isPass && layout.items.isEmpty, "seed \(seed)")
    }

    @Test func `a task that is new has a ghost before, a ring, and a red edge`() throws {
        let layout = DifferenceLayout(of: try RecordedPair.reported("task-added"))
        #expect(layout.bars.filter { $0.name == "log" }.map(\.side) == [.after])
        #expect(layout.ghosts.map(\.title) == ["log, after alone"])
        #expect(layout.newEdges.spawns.count == 1)
        #expect(layout.rings.map(\.title) == ["`log` is new; `main` creates it"])
    }

    @Test func `a task that has gone leaves a ghost`() throws {
        let pair = try RecordedPair.reported("task-added").comparison
        let layout = DifferenceLayout(of: RecordedPair.reported(pair.candidate, pair.base))
        #expect(layout.bars.filter { $0.name == "log" }.map(\.side) == [.before])
        #expect(layout.ghosts.map(\.title) == ["log, before alone"])
        #expect(layout.newEdges == EdgeDrawing())
    }

    @Test func `a task that begins later shows where it ran before, and by how much it moved`() throws {
        let layout = DifferenceLayout(of: try RecordedPair.reported("serialised"))
        #expect(layout.shifts.map(\.text.text) == ["2 s later"])
        #expect(layout.shifts[0].from < layout.shifts[0].to)
        #expect(layout.bars.filter { $0.name == "fetch" }.map(\.side) == [.both])
        #expect(layout.bars.filter { $0.name == "order" }.map(\.side) == [.before, .after])
        #expect(layout.critical.map(\.side) == [.before, .after])
        #expect(layout.critical[1].added.width > 0 && layout.critical[1].saved.width == 0)
        #expect(layout.critical.flatMap(\.texts).map(\.text) == ["2 s", "4 s", "+2 s"])
        let back = DifferenceLayout(of: try RecordedPair.reported("newly-parallel"))
        #expect(back.shifts.map(\.text.text) == ["2 s earlier"])
        #expect(back.critical[1].saved.width > 0 && back.critical[1].added.width == 0)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `on the clock of the world nothing is said to have moved`(seed: UInt64) {
        func wall(_ trace: Trace, slower: Int64) -> Trace {
            var trace = trace
            trace.clock = .wall
            for place in trace.events.indices {
                let time = trace.events[place].time.nanoseconds
                trace.events[place].time = Instant(nanoseconds: time * slower)
            }
            if let end = trace.end { trace.end?.time = Instant(nanoseconds: end.time.nanoseconds * slower) }
            return trace
        }
        let trace = RandomTrace.make(seed: seed)
        let reported = RecordedPair.reported(wall(trace, slower: 1), wall(trace, slower: 3))
        let layout = DifferenceLayout(of: reported)
        #expect(layout.shifts.isEmpty && layout.ghosts.isEmpty && layout.strips.isEmpty, "seed \(seed)")
        #expect(layout.newEdges == EdgeDrawing() && layout.rings.isEmpty, "seed \(seed)")
    }

    @Test func `what can't be compared says why, and draws nothing`() throws {
        let layout = DifferenceLayout(of: try RecordedPair.reported("truncated"))
        #expect(layout.bars.isEmpty && layout.legend.isEmpty && !layout.isPass)
        #expect(layout.verdict.text == "cannot compare")
        #expect(layout.summary.map(\.text).joined(separator: " ").hasPrefix("the candidate is truncated"))
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `when a recording began is no difference`(seed: UInt64) {
        let trace = RandomTrace.make(seed: seed)
        var shifted = trace
        let shift = TimeSpan(nanoseconds: 5_000_000_000)
        for place in shifted.events.indices {
            shifted.events[place].time = shifted.events[place].time + shift
        }
        if let end = trace.end { shifted.end?.time = end.time + shift }
        let layout = DifferenceLayout(of: RecordedPair.reported(trace, shifted))
        #expect(layout.bars.allSatisfy { $0.side == .both }, "seed \(seed)")
    }

    // MARK: One axis

    @Test(arguments: 0..<60 as Range<UInt64>, [AxisKind.both, .time])
    func `what happens at the same time stands at the same place`(seed: UInt64, kind: AxisKind) {
        let base = Timeline(RandomTrace.make(seed: seed))
        let candidate = Timeline(RandomTrace.make(seed: seed + 1000))
        let axes = Axis.pair(base, candidate, kind, left: 100, width: 900)
        #expect(axes.base.instants == axes.candidate.instants, "seed \(seed)")
        for step in 0...20 {
            let end = max(base.window.to, candidate.window.to).nanoseconds
            let time = Instant(nanoseconds: end / 20 * Int64(step))
            #expect(axes.base.x(at: time) == axes.candidate.x(at: time), "seed \(seed)")
        }
        for (axis, timeline) in [(axes.base, base), (axes.candidate, candidate)] {
            var last = axis.left
            for (place, event) in timeline.trace.events.enumerated() {
                let x = axis.x(of: Int32(place), at: event.time)
                #expect(x >= last - 1e-6 && x <= 1000 + 1e-6, "seed \(seed), event \(place)")
                last = x
            }
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `an instant of both has as many columns as the side with more steps`(seed: UInt64) {
        let base = Timeline(RandomTrace.make(seed: seed))
        let candidate = Timeline(RandomTrace.make(seed: seed + 1000))
        let pair = Axis.pair(base, candidate, .both, left: 0, width: 1000).base
        let own = [base, candidate].map { timeline in
            Axis(timeline, .both, left: 0, width: 1000).instants.reduce(0) { $0 + $1.columns }
        }
        let columns = pair.instants.reduce(0) { $0 + $1.columns }
        #expect(columns >= max(own[0], own[1]) && columns <= own[0] + own[1], "seed \(seed)")
    }
}
