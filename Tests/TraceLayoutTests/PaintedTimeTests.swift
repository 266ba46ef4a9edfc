import TestSupport
import Testing
import TraceAnalysis
import TraceLayout
import TraceModel
import TraceText

/// What is painted is what was recorded: no more, no less, and nothing over anything else.
struct PaintedTimeTests {
    private static func picture(
        _ seed: UInt64,
        _ axis: AxisKind
    ) throws -> (layout: Layout, drawn: DrawnPicture, timeline: Timeline) {
        let trace = RandomTrace.make(seed: seed)
        var options = LayoutOptions()
        options.axis = axis
        options.rowLimit = .max
        let layout = Layout(of: trace, options: options)
        return (layout, try DrawnPicture(layout), Timeline(trace))
    }

    /// The middle third of a trace.
    private static func middle(of timeline: Timeline) -> Window {
        let end = timeline.trace.endTime.nanoseconds
        let (from, to) = (Instant(nanoseconds: end / 3), Instant(nanoseconds: end - end / 3))
        return Window(of: timeline.trace, from: from, to: to)
    }

    /// Compares what is painted of each lane with what its task did.
    private static func expectTimes(_ excerpt: Excerpt, _ what: String) throws {
        let window = excerpt.shown.window
        guard window.duration > .zero else { return }
        var options = LayoutOptions()
        options.axis = .time
        let layout = Layout(of: excerpt, options: options)
        let scale = layout.plot.width / Double(window.duration.nanoseconds)
        for (lane, painted) in zip(try DrawnPicture(layout).lanes, layout.lanes) {
            let task = try #require(excerpt.shown[painted.task])
            #expect(lane.task == Int(task.id.number), "\(what)")
            for state in TaskState.allCases {
                let time = Double(task.total(state).nanoseconds) * scale
                let rectangles = lane.states["\(state)"] ?? []
                let width = rectangles.reduce(0) { $0 + $1.width }
                // Merged slivers may each be half a pixel off, the first of a state may be wider so that it is seen,
                // and coordinates are on the grid of tenths. What is lost over all lanes is hatched there and not in
                // the lane.
                let slack =
                    1.5 + 0.1 * Double(rectangles.count + 1)
                    + layout.mergedBelow * Double(painted.stretches.merged)
                let isHatched = state == .unknown && !layout.lost.isEmpty
                #expect(abs(width - time) <= slack || isHatched, "\(what), task \(task.id), \(state)")
            }
        }
    }

    @Test func `on the axis of time the painted widths of each state add up to its time`() throws {
        for seed in 0..<150 as Range<UInt64> {
            let timeline = Timeline(RandomTrace.make(seed: seed))
            try Self.expectTimes(Excerpt(timeline), "seed \(seed)")
            var selection = Selection()
            let end = timeline.trace.endTime.nanoseconds
            selection.from = Instant(nanoseconds: end / 4)
            selection.to = Instant(nanoseconds: end * 3 / 4)
            if let part = try? Excerpt(timeline, selection) {
                try Self.expectTimes(part, "a part of seed \(seed)")
            }
        }
    }

    @Test(arguments: (Samples.all + Samples.corners).map(\.name))
    func `so they do in the pictures`(_ name: String) throws {
        let sample = try #require((Samples.all + Samples.corners).first { $0.name == name })
        try Self.expectTimes(Excerpt(Timeline(sample.trace)), name)
    }

    @Test(arguments: AxisKind.allCases)
    func `no two states of a lane overlap`(_ axis: AxisKind) throws {
        for seed in 0..<100 as Range<UInt64> {
            let (_, drawn, _) = try Self.picture(seed, axis)
            for lane in drawn.lanes {
                let all = lane.states.values.flatMap(\.self).sorted { $0.x < $1.x }
                for (one, next) in zip(all, all.dropFirst()) {
                    #expect(one.right <= next.x + 0.051, "seed \(seed), task \(lane.task), \(one), \(next)")
                }
            }
        }
    }

    @Test(arguments: AxisKind.allCases)
    func `every lane stays within the plot`(_ axis: AxisKind) throws {
        for seed in 0..<100 as Range<UInt64> {
            let (layout, drawn, _) = try Self.picture(seed, axis)
            for lane in drawn.lanes {
                for rectangle in lane.states.values.joined() {
                    #expect(rectangle.x >= layout.plot.x - 0.1, "seed \(seed)")
                    #expect(rectangle.right <= layout.plot.right + 1.6, "seed \(seed)")
                }
            }
        }
    }

    @Test(arguments: AxisKind.allCases)
    func `every task that ran is seen to run, however short, under all that is drawn over it`(
        _ axis: AxisKind
    ) throws {
        for seed in 0..<150 as Range<UInt64> {
            let (layout, drawn, timeline) = try Self.picture(seed, axis)
            for (lane, placed) in zip(drawn.lanes, layout.lanes) {
                guard let task = timeline[placed.task], task.stepCount > 0 else { continue }
                // Children that share a row may stand closer than what is drawn of each.
                guard layout.lanes.count(where: { $0.top == placed.top }) == 1 else { continue }
                #expect(lane.seenRunning > 0.9, "seed \(seed), \(axis), task \(task.id)")
            }
        }
    }

    /// Runs of a hundredth of a pixel, alone and at the end of everything, in all ways to end.
    private static let short: Trace = {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(name: "main", kind: .main)
        let ends = [Outcome.returned, .threw, .cancelled]
        let tasks = ends.map { builder.create(name: "\($0)", kind: .child, parent: main) }
        for (task, outcome) in zip(tasks, ends) {
            builder.time = builder.time + TimeSpan(nanoseconds: 100_000_000)
            builder.start(task)
            builder.cancel(task, by: main)
            builder.time = builder.time + TimeSpan(nanoseconds: 1000)
            builder.end(task, outcome)
        }
        builder.start(main)
        builder.end(main)
        return builder.finish()
    }()

    @Test(arguments: AxisKind.allCases)
    func `a run is seen beside its own end, in the picture and in the terminal`(_ axis: AxisKind) throws {
        var (picture, chart) = (LayoutOptions(), TextOptions())
        (picture.axis, chart.axis) = (axis, axis)
        for lane in try DrawnPicture(Layout(of: Self.short, options: picture)).lanes {
            #expect(lane.seenRunning >= 1.4, "task \(lane.task)")
        }
        let lines = TextRenderer.render(Self.short, options: chart).split(separator: "\n")
        for sign in ["┤", "✕", "╱"] {
            let lanes = lines.filter { $0.hasSuffix(sign) && !$0.contains("━") }
            #expect(!lanes.isEmpty && lanes.allSatisfy { $0.contains("█") }, "\(sign)")
        }
    }

    @Test func `runs far apart are not joined in the strip, however short`() {
        var options = LayoutOptions()
        options.axis = .time
        let strip = Layout(of: Samples.fetchAndNumbers, options: options).strip
        let extents = strip.rows.flatMap(\.stretches).joined()
        #expect(extents.count == 11)
        #expect(extents.allSatisfy { $0.width <= 1.5 })
    }

    @Test func `the strip shows each thread run as long as it ran`() {
        for seed in 0..<100 as Range<UInt64> {
            let trace = RandomTrace.make(seed: seed)
            guard trace.clock == .wall, trace.endTime > .zero else { continue }
            let layout = Layout(of: trace)
            let timeline = Timeline(trace)
            let scale = layout.plot.width / Double(trace.endTime.nanoseconds)
            for row in layout.strip.rows {
                let steps = timeline.steps.filter { layout.strip.rows.count == 1 || $0.thread == row.thread }
                // An immediate task runs inside its creator: count the time of both once.
                var time: Int64 = 0
                var end: Int64 = 0
                for step in steps {
                    time += max(0, step.to.nanoseconds - max(end, step.from.nanoseconds))
                    end = max(end, step.to.nanoseconds)
                }
                let painted = row.stretches.joined().reduce(0) { $0 + $1.width }
                let slack =
                    1 + 0.5 * Double(steps.count + 1)
                    + (layout.strip.rows.count == 1 ? Double(steps.count) : 0)
                #expect(abs(painted - Double(time) * scale) <= slack, "seed \(seed)")
            }
        }
    }

    @Test(arguments: [false, true])
    func `positions never decrease from one event to the next`(_ isPart: Bool) {
        for seed in 0..<200 as Range<UInt64> {
            var timeline = Timeline(RandomTrace.make(seed: seed))
            if isPart { timeline = timeline.excerpt(Self.middle(of: timeline)) { $0 % 3 > 0 } }
            for kind in AxisKind.allCases {
                let axis = Axis(timeline, kind, left: 0, width: 1000)
                var last = -1.0
                for (place, event) in timeline.trace.events.enumerated() {
                    let x = axis.x(of: Int32(place), at: event.time)
                    #expect(
                        x >= last - 1e-6 && x <= axis.right + 1e-6,
                        "seed \(seed), \(kind), event \(place)"
                    )
                    last = x
                }
            }
        }
    }
}
