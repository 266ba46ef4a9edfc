import TestSupport
import Testing
import TraceAnalysis
import TraceLayout
import TraceModel
import TraceSVG

/// Pictures are bounded by their own size and not by the trace's.
struct ScaleTests {
    /// A trace of about so many events in which tasks take turns on a thread each.
    private static func trace(events: Int, tasks: Int, isWall: Bool) -> Trace {
        var builder = TraceBuilder(clock: isWall ? .wall : .virtual(tick: TimeSpan(nanoseconds: 1000)))
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        var workers: [TaskID] = []
        for number in 0..<tasks {
            workers.append(builder.create(name: "worker \(number)", kind: .child, parent: main))
        }
        builder.suspend(main, on: .group)
        for worker in workers {
            builder.start(worker)
            builder.suspend(worker, on: .queueGet, what: "jobs")
        }
        var next = 0
        while builder.trace.events.count < events {
            let worker = workers[next % tasks]
            builder.time = builder.time + TimeSpan(nanoseconds: 1000)
            builder.ready(worker, by: workers[(next + 1) % tasks], via: .put)
            builder.resume(worker)
            builder.print("job \(next % 10)", worker)
            builder.time = builder.time + TimeSpan(nanoseconds: 1000)
            builder.suspend(worker, on: .queueGet, what: "jobs")
            next += 1
        }
        return builder.finish()
    }

    @Test(arguments: [3, 40, 1000], AxisKind.allCases)
    func `a hundred thousand events give a file of moderate size`(_ tasks: Int, _ axis: AxisKind) throws {
        var options = LayoutOptions()
        options.axis = axis
        let trace = Self.trace(events: 100_000, tasks: tasks, isWall: axis == .time)
        try Self.expectBounded(Layout(of: trace, options: options), Timeline(trace))
    }

    /// A megabyte, ten thousand elements, and no lane without a sign of what ran in it.
    static func expectBounded(_ layout: Layout, _ timeline: Timeline) throws {
        let svg = SVGRenderer.render(layout)
        #expect(svg.count <= 1_000_000, "\(svg.count) bytes")
        let elements = zip(svg, svg.dropFirst()).count {
            $0 == UInt8(ascii: "<") && $1 != UInt8(ascii: "/")
        }
        #expect(elements <= 10_000, "\(elements) elements")
        let rows = Dictionary(grouping: layout.lanes, by: \.top)
        for lane in layout.lanes where timeline[lane.task]?.stepCount != 0 {
            #expect(!lane.stretches.running.isEmpty, "task \(lane.task)")
            // Children that share a row may stand closer than what is drawn of each.
            guard rows[lane.top]?.count == 1 else { continue }
            var covers = lane.cancellations.map { Extent(from: $0 - 1, to: $0 + 1) }
            covers += lane.seams.map { Extent(from: $0, to: $0 + 1) }
            if case .ended(let x, _) = lane.end { covers.append(Extent(from: x, to: x + 3)) }
            let seen = DrawnPicture.seen(lane.stretches.running, under: covers)
            #expect(seen > 0.9, "task \(lane.task)")
        }
        for fold in layout.folds {
            let band = fold.bands.first { $0.state == .running }
            #expect(band?.steps.contains { $0.height > 0 } ?? true, "fold \(fold.number)")
        }
    }

    /// Lanes full of everything: each task wakes, cancels, prints, loses, ends badly, and is called by a page of text.
    private static func crowd(tasks: Int, rounds: Int) -> Trace {
        var builder = TraceBuilder(clock: .wall)
        let page = String(repeating: "<&\">", count: 2500)
        let main = builder.create(name: page, kind: .main)
        builder.start(main)
        let workers = (0..<tasks).map {
            builder.create(name: "\($0) \(page)", kind: .unstructured, creator: main)
        }
        for (place, worker) in workers.enumerated() {
            builder.start(worker, thread: ThreadID(UInt32(place % 40 + 2)))
        }
        for round in 0..<rounds {
            for (place, worker) in workers.enumerated() {
                let neighbour = workers[(place + 1) % tasks]
                let thread = ThreadID(UInt32((place + 1) % 40 + 2))
                builder.time = builder.time + TimeSpan(nanoseconds: 500)
                builder.suspend(neighbour, on: .lock, what: "\(round % 3) \(page)")
                builder.print(page, worker)
                builder.time = builder.time + TimeSpan(nanoseconds: 500)
                if place % 3 == 0 { builder.cancel(neighbour, by: worker) }
                builder.ready(neighbour, by: worker, via: .unlock)
                builder.time = builder.time + TimeSpan(nanoseconds: Int64(round % 7) * 100)
                if place == round % tasks {
                    let gap = Gap(dropped: 1, thread: thread, from: builder.time, to: builder.time)
                    builder.add(.gap(gap), nil)
                }
                builder.resume(neighbour, thread: thread)
            }
        }
        for worker in workers { builder.end(worker, .threw, error: page) }
        return builder.finish()
    }

    @Test(arguments: [
        (11, 500, 1200), (11, 500, 20_000), (100, 80, 1200), (100, 80, 20_000), (3000, 2, 1200),
    ])
    func `lanes full of everything give no more`(_ tasks: Int, _ rounds: Int, _ width: Int) throws {
        let trace = Self.crowd(tasks: tasks, rounds: rounds)
        var options = LayoutOptions()
        options.width = width
        try Self.expectBounded(Layout(of: trace, options: options), Timeline(trace))
    }

    @Test func `where stretches had to be made coarser, the legend says how coarse`() {
        let layout = Layout(of: Self.trace(events: 60_000, tasks: 100, isWall: true))
        #expect(layout.folds.isEmpty)
        #expect(layout.mergedBelow > 0.5)
        let entry = layout.legend.entries.first { $0.sign == .merged }
        #expect(entry?.name.suffix.hasSuffix(" under \(Int(layout.mergedBelow)) px") == true)
    }

    @Test func `a picture says how many tasks it does not show`() throws {
        var options = LayoutOptions()
        options.rowLimit = 20
        var selection = Selection()
        selection.expand = .all
        let timeline = Timeline(Self.trace(events: 5000, tasks: 1000, isWall: true))
        let layout = Layout(of: try Excerpt(timeline, selection), options: options)
        #expect(layout.more?.text == "… 401 more tasks")
        #expect(layout.lanes.count == 600)
    }

    @Test func `short tasks in one row are bounded too`() throws {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        for _ in 0..<20_000 {
            let child = builder.create(name: "job", kind: .child, parent: main)
            builder.start(child)
            builder.time = builder.time + TimeSpan(nanoseconds: 10)
            builder.end(child)
        }
        builder.end(main)
        let timeline = Timeline(builder.finish())
        var selection = Selection()
        selection.expand = .name("job")
        let expanded = Layout(of: try Excerpt(timeline, selection))
        #expect(expanded.lanes.count == 600)
        #expect(expanded.more?.text == "… 19,401 more tasks")
        let folded = Layout(of: Excerpt(timeline))
        #expect(folded.lanes.map(\.name) == ["main"] && folded.folds.map(\.count) == [20_000])
        #expect(folded.more == nil)
    }
}
