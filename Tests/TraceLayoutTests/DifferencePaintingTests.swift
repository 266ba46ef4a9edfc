import TestSupport
import Testing
import TraceAnalysis
import TraceDiff
import TraceModel
import TraceSVG

@testable import TraceLayout

/// What is painted of a difference is what both recordings have: read back from the file.
struct DifferencePaintingTests {
    /// A pair of traces and what to call it.
    private struct Pair {
        var name: String
        var base: Trace
        var candidate: Trace
    }

    /// Unrelated traces, and traces with one changed event.
    private static let random: [Pair] = (0..<200 as Range<UInt64>).map { seed in
        let base = RandomTrace.make(seed: seed)
        guard seed % 2 == 0 else {
            return Pair(name: "seed \(seed)", base: base, candidate: RandomTrace.make(seed: seed + 1))
        }
        var generator = SplitMix64(seed: seed)
        var candidate = base
        let late = Int.random(in: 0..<candidate.events.count, using: &generator)
        for place in late..<candidate.events.count {
            candidate.events[place].time = candidate.events[place].time + TimeSpan(nanoseconds: 1_000_000)
        }
        if let end = candidate.end { candidate.end?.time = end.time + TimeSpan(nanoseconds: 1_000_000) }
        return Pair(name: "seed \(seed), later from event \(late)", base: base, candidate: candidate)
    }

    private static func recorded() throws -> [Pair] {
        try RecordedPair.names.map { name in
            let comparison = try RecordedPair.reported(name).comparison
            return Pair(name: name, base: comparison.base, candidate: comparison.candidate)
        }
    }

    /// The same on the clock of the world, on whose axis widths are times.
    private static func wall(_ trace: Trace) -> Trace {
        var trace = trace
        trace.clock = .wall
        return trace
    }

    /// Whose the lanes of a task are that a file calls `before-3`, `after-3` or `both-3`.
    private static func sides(of key: String) -> [DifferenceSide] {
        key.hasPrefix("both") ? [.before, .after] : key.hasPrefix("before") ? [.before] : [.after]
    }

    @Test func `on the axis of time the widths of each lane and side add up to its times`() throws {
        for pair in try Self.random + Self.recorded() {
            let reported = RecordedPair.reported(Self.wall(pair.base), Self.wall(pair.candidate))
            guard reported.comparison.verdict != .cannotCompare else { continue }
            let layout = DifferenceLayout(of: reported)
            let sides = DifferenceSides(DrawnComparison(reported))
            let end = max(sides.base.trace.endTime, sides.candidate.trace.endTime).nanoseconds
            guard layout.axisKind == .time, end > 0 else { continue }
            let scale = layout.plot.width / Double(end)
            for (lane, bar) in zip(try DrawnPicture(layout).lanes, layout.bars) {
                #expect(lane.key == bar.key, "\(pair.name)")
                let side: DifferenceSide = bar.side == .before ? .before : .after
                let id = try #require(TaskID(UInt32(lane.task)))
                let task = try #require(sides.timeline(side)[id], "\(pair.name), \(lane.key)")
                for state in TaskState.allCases {
                    let time = Double(task.total(state).nanoseconds) * scale
                    let rectangles = lane.states["\(state)"] ?? []
                    let width = rectangles.reduce(0) { $0 + $1.width }
                    // Merged slivers may each be half a pixel off, the first of a state may be wider so that it is
                    // seen, and coordinates are on the grid of tenths.
                    let slack = 1.5 + 0.2 * Double(rectangles.count + 1) + 0.5 * Double(bar.stretches.merged)
                    #expect(abs(width - time) <= slack, "\(pair.name), \(lane.key), \(state)")
                }
            }
        }
    }

    @Test func `each task of a side has one lane there, or shares one with the other side`() throws {
        for pair in try Self.random + Self.recorded() {
            let reported = RecordedPair.reported(pair.base, pair.candidate)
            guard reported.comparison.verdict != .cannotCompare else { continue }
            let sides = DifferenceSides(DrawnComparison(reported))
            let pairs = TaskPairs(sides)
            let lanes = try DrawnPicture(DifferenceLayout(of: reported)).lanes
            for side in [DifferenceSide.before, .after] {
                let drawn = lanes.count { Self.sides(of: $0.key).contains(side) }
                #expect(drawn == pairs.drawn.count { sides.task($0, side) != nil }, "\(pair.name), \(side)")
            }
        }
    }

    @Test(arguments: [true, false])
    func `no two states of a lane overlap, and all stay in the plot`(isVirtual: Bool) throws {
        for pair in try Self.random + Self.recorded() {
            let (base, candidate) =
                isVirtual
                ? (pair.base, pair.candidate) : (Self.wall(pair.base), Self.wall(pair.candidate))
            let layout = DifferenceLayout(of: RecordedPair.reported(base, candidate))
            for lane in try DrawnPicture(layout).lanes {
                let all = lane.states.values.flatMap(\.self).sorted { $0.x < $1.x }
                for (one, next) in zip(all, all.dropFirst()) {
                    #expect(one.right <= next.x + 0.11, "\(pair.name), \(lane.key), \(one), \(next)")
                }
                for rectangle in all {
                    #expect(rectangle.x >= layout.plot.x - 0.1, "\(pair.name), \(lane.key)")
                    #expect(rectangle.right <= layout.plot.right + 1.6, "\(pair.name), \(lane.key)")
                }
            }
        }
    }

    @Test func `every edge joins the lanes that a side says, and a new one is not on the side before`() throws
    {
        for pair in try Self.random + Self.recorded() {
            let reported = RecordedPair.reported(pair.base, pair.candidate)
            guard reported.comparison.verdict != .cannotCompare else { continue }
            let layout = DifferenceLayout(of: reported)
            let drawn = try DrawnPicture(layout)
            let sides = DifferenceSides(DrawnComparison(reported))
            for (isNew, owners) in [(false, [DifferenceSide.before, .after]), (true, [.after])] {
                for (isSpawn, name) in [(true, "spawn"), (false, "wake")] {
                    let possible = owners.flatMap { Self.edges(sides, $0, isSpawn: isSpawn, layout.bars) }
                    for line in drawn.edges(class: name, areNew: isNew) {
                        let isEdge = possible.contains { source, target in
                            Self.touches(source, line.from, 4) && Self.touches(target, line.to, 11)
                        }
                        #expect(isEdge, "\(pair.name): a \(name) at \(line.x), \(line.from) to \(line.to)")
                    }
                }
            }
        }
    }

    /// The bars that the edges of a side join.
    private static func edges(
        _ sides: DifferenceSides,
        _ side: DifferenceSide,
        isSpawn: Bool,
        _ bars: [DifferenceBar]
    ) -> [(source: DifferenceBar, target: DifferenceBar)] {
        let timeline = sides.timeline(side)
        var barOfTask: [String: DifferenceBar] = [:]
        // Where both are one the number is the candidate's.
        for bar in bars where bar.side == side || (bar.side == .both && side == .after) {
            barOfTask[bar.number] = bar
        }
        if side == .before {
            for (task, partner) in sides.baseOf.enumerated() {
                guard let partner else { continue }
                let shared = bars.first {
                    $0.side == .both && $0.number == "\(sides.candidate.tasks[task].id)"
                }
                if let shared { barOfTask["\(sides.base.tasks[partner].id)"] = shared }
            }
        }
        return timeline.edges.filter { ($0.kind == .spawn) == isSpawn && $0.kind != .cancel }.compactMap {
            edge in
            guard let source = barOfTask["\(timeline.tasks[Int(edge.source)].id)"],
                let target = barOfTask["\(timeline.tasks[Int(edge.target)].id)"]
            else { return nil }
            return (source, target)
        }
    }

    private static func touches(_ bar: DifferenceBar, _ y: Double, _ slack: Double) -> Bool {
        y > bar.top - slack && y < bar.foot + slack
    }

    @Test func `what leads from lane to lane leads to lanes that are there`() throws {
        for pair in try Self.random + Self.recorded() {
            let bars = DifferenceLayout(of: RecordedPair.reported(pair.base, pair.candidate)).bars
            let keys = Set(bars.map(\.key))
            #expect(keys.count == bars.count, "\(pair.name)")
            for bar in bars {
                let named = [bar.parent, bar.partner].compactMap(\.self) + bar.wakers
                #expect(Set(named).isSubset(of: keys), "\(pair.name), \(bar.key): \(named)")
                #expect(!named.contains { $0 == bar.key && bar.partner == $0 }, "\(pair.name)")
            }
        }
    }

    @Test func `prints hang under the side that says them, and cancellations stand on it`() throws {
        func trace(_ line: String, isCancelled: Bool) -> Trace {
            var builder = TraceBuilder(clock: .virtual(tick: TimeSpan(nanoseconds: 1000)))
            let main = builder.create(name: "main", kind: .main)
            let worker = builder.create(name: "worker", kind: .detached, creator: main)
            builder.start(main)
            builder.print("hello", main)
            builder.suspend(main, on: .task, target: worker)
            builder.start(worker)
            builder.print(line, worker)
            builder.suspend(worker, on: .sleep, for: TimeSpan(nanoseconds: 1_000_000_000))
            builder.time = Instant(nanoseconds: 1_000_000_000)
            if isCancelled { builder.cancel(worker, by: main) }
            builder.ready(worker, via: isCancelled ? .cancel : .timer)
            builder.resume(worker)
            builder.print("bye")
            builder.end(worker)
            builder.ready(main, by: worker, via: .completion)
            builder.resume(main)
            builder.end(main)
            return builder.finish()
        }
        let layout = DifferenceLayout(
            of: RecordedPair.reported(trace("one", isCancelled: false), trace("two", isCancelled: true))
        )
        func text(_ words: String) throws -> PlacedText {
            try #require(layout.texts.first { $0.text == words }, "\(words)")
        }
        func bar(_ name: String, _ side: DifferenceSide) throws -> DifferenceBar {
            try #require(layout.bars.first { $0.name == name && $0.side == side })
        }
        let (before, after) = (try bar("worker", .before), try bar("worker", .after))
        let (one, two) = (try text("one"), try text("two"))
        #expect(one.baseline > before.foot && one.baseline < after.top)
        #expect(two.baseline > after.foot && two.baseline < after.foot + 20)
        #expect(before.cancellations.isEmpty && after.cancellations.count == 1)
        #expect(layout.hairlines.count >= 3)
        let outside = layout.texts.filter { $0.text.hasPrefix("outside tasks") }.map(\.text)
        #expect(outside == ["outside tasks, before", "outside tasks, after"])
        let signs = layout.legend.map(\.sign)
        #expect(signs.contains(.picture(.cancellation)) && signs.contains(.picture(.print)))
    }
}
