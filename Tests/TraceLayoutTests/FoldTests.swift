import TestSupport
import Testing
import TraceAnalysis
import TraceModel
import TraceText

@testable import TraceLayout

/// Where tasks are too many for a lane each, a lane shows how many of a name are in which state, at each moment.
struct FoldTests {
    /// A picture with so few rows that tasks have to share them.
    private static func layout(_ excerpt: Excerpt, _ axis: AxisKind, rows: Int = 3) -> Layout {
        var options = LayoutOptions()
        options.axis = axis
        options.rowLimit = rows
        return Layout(of: excerpt, options: options)
    }

    /// How many of some tasks are in a state between two places of an axis, on average, counted the slow way.
    private static func mean(
        _ tasks: [Int],
        _ state: TaskState,
        _ timeline: Timeline,
        _ axis: Axis,
        from: Double,
        to: Double
    ) -> Double {
        var sum = 0.0
        for task in tasks {
            for stretch in timeline.tasks[task].stretches where stretch.state == state {
                let extent = axis.extent(of: stretch)
                sum += max(0, min(to, extent.to) - max(from, extent.from))
            }
        }
        return sum / (to - from)
    }

    @Test(arguments: AxisKind.allCases)
    func `the height of each band is the number of tasks at each moment`(_ kind: AxisKind) throws {
        var checked = 0
        for seed in 0..<120 as Range<UInt64> {
            let excerpt = Excerpt(Timeline(RandomTrace.make(seed: seed)))
            let layout = Self.layout(excerpt, kind)
            let drawn = try DrawnPicture(layout)
            let rows = LaneRows(excerpt, packs: layout.density == .dense, limit: 3).rows.filter {
                !$0.folded.isEmpty
            }
            try #require(drawn.folds.count == rows.count, "seed \(seed)")
            let axis = Axis(excerpt.shown, kind, left: layout.plot.x, width: layout.plot.width)
            for (place, fold) in drawn.folds.enumerated() {
                #expect(fold.count == rows[place].folded.count, "seed \(seed)")
                for state in TaskState.allCases {
                    let band = fold.bands["\(state)"]
                    let scale = layout.folds[place].bands.first { $0.state == state }?.scale ?? 1
                    for number in 0..<Int(layout.plot.width / 2) {
                        let from = layout.plot.x + 2 * Double(number)
                        let mean = Self.mean(
                            rows[place].folded,
                            state,
                            excerpt.shown,
                            axis,
                            from: from,
                            to: from + 2
                        )
                        let block = band?.first { $0.x <= from + 1 && from + 1 < $0.right }
                        let height = block?.height ?? 0
                        // What is rare is a pixel high at least; the axis is rounded to tenths in the file.
                        let wanted = max(mean > 1e-6 ? 1 : 0, mean / scale * FoldLane.bandHeight)
                        let slack = 0.16 + 0.1 * FoldLane.bandHeight / scale
                        #expect(
                            abs(height - wanted) <= slack || (mean < 1e-6 && height == 1),
                            "seed \(seed), fold \(place), \(state) at \(from): \(height), not \(wanted)"
                        )
                        checked += 1
                    }
                }
            }
        }
        #expect(checked > 10_000)
    }

    @Test func `the peak is the largest number at once`() {
        for seed in 0..<150 as Range<UInt64> {
            let timeline = Timeline(RandomTrace.make(seed: seed))
            let axis = Axis(timeline, .time, left: 0, width: 100)
            let tasks = Array(timeline.tasks.indices)
            for band in FoldCounts(of: tasks, timeline, axis, cell: 2).bands {
                var most = 0
                for event in 0..<Int32(timeline.trace.events.count) {
                    let count = tasks.reduce(0) { sum, task in
                        sum
                            + timeline.tasks[task].stretches.count {
                                $0.state == band.state && $0.opening <= event && event < $0.closing
                            }
                    }
                    most = max(most, count)
                }
                #expect(band.peak == most, "seed \(seed), \(band.state)")
            }
        }
    }

    @Test func `every task has a lane or is counted in one, and none in two`() {
        for seed in 0..<150 as Range<UInt64> {
            let excerpt = Excerpt(Timeline(RandomTrace.make(seed: seed)))
            for limit in [1, 3, 10, 1000] {
                for packs in [false, true] {
                    let rows = LaneRows(excerpt, packs: packs, limit: limit)
                    let tasks = rows.rows.flatMap { $0.tasks + $0.folded }
                    #expect(Set(tasks).count == tasks.count, "seed \(seed), \(limit) rows")
                    #expect(
                        tasks.count + rows.hiddenTasks == excerpt.taskCount,
                        "seed \(seed), \(limit) rows"
                    )
                    #expect(rows.rows.count <= limit, "seed \(seed)")
                    for row in rows.rows {
                        #expect(row.parent.map { rows.rows[$0].depth + 1 } ?? 0 == row.depth, "seed \(seed)")
                        for task in row.tasks + row.folded {
                            guard let parent = row.parent else { continue }
                            let above = rows.rows[parent].tasks + rows.rows[parent].folded
                            #expect(
                                excerpt.tree.parents[task].map { above.contains($0) } == true,
                                "seed \(seed)"
                            )
                        }
                    }
                }
            }
        }
    }

    @Test func `a thousand children are one lane, under their parent`() throws {
        let excerpt = Excerpt(Timeline(ServerSample.trace(handlers: 150)))
        let layout = Layout(of: excerpt)
        #expect(layout.folds.map(\.name) == ["handler", "read", "query", "write"])
        #expect(layout.folds.map(\.count) == [150, 150, 150, 150])
        #expect(layout.folds[0].labels[0].text == "handler ×150")
        #expect(layout.lanes.map(\.name) == ["accept"])
        #expect(layout.tree.count == 4)
        #expect(layout.legend.entries.contains { $0.sign == .fold })
        #expect(layout.density == .normal)
        var selection = Selection()
        selection.expand = .name("read")
        let open = Layout(of: try Excerpt(excerpt.whole, selection))
        #expect(open.folds.map(\.name) == ["handler", "query", "write"])
        #expect(open.lanes.count { $0.name == "read" } == 150)
        selection.expand = .all
        #expect(Layout(of: try Excerpt(excerpt.whole, selection)).folds.isEmpty)
        selection.expand = .name("reed")
        #expect(throws: SelectionError.self) { try Excerpt(excerpt.whole, selection) }
    }

    @Test func `names that differ in their digits share a lane`() throws {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        for number in 0..<200 { builder.create(name: "worker \(number) of 200", kind: .child, parent: main) }
        builder.time = Instant(nanoseconds: 1000)
        builder.create(name: "only one", kind: .child, parent: main)
        let timeline = Timeline(builder.finish())
        let layout = Layout(of: Excerpt(timeline))
        // The picture and the report call them the same, and what they are called opens them.
        #expect(layout.folds.map(\.name) == ["worker # of #"])
        #expect(Report(timeline).names.map(\.label).contains("worker # of #"))
        var selection = Selection()
        selection.expand = .name("worker # of #")
        #expect(try Layout(of: Excerpt(timeline, selection)).folds.isEmpty)
        var threads = LayoutOptions()
        threads.lanes = .thread
        let legend = Layout(of: Excerpt(timeline), options: threads).legend.entries.map(\.name.text)
        #expect(legend.contains { $0.hasPrefix("worker #") })
        #expect(layout.lanes.map(\.name) == ["main", "only one"])
        #expect(layout.folds[0].bands.map(\.state) == [.ready])
        #expect(layout.folds[0].bands[0].peak == 200)
    }

    @Test func `what is too short to have a width is seen all the same`() {
        var builder = TraceBuilder()
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        let tasks = (0..<200).map { _ in builder.create(name: "child", kind: .child, parent: main) }
        builder.time = Instant(nanoseconds: 500)
        for task in tasks {
            builder.start(task)
            builder.end(task)
        }
        builder.time = Instant(nanoseconds: 1000)
        let layout = Self.layout(Excerpt(Timeline(builder.finish())), .time)
        let running = layout.folds[0].bands.first { $0.state == .running }
        #expect(running?.steps.contains { $0.height >= 1 } == true)
        #expect(running?.peak == 1)
    }

    @Test func `a critical path that hops all the time hops a few times, and says how often it did`() throws {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        for _ in 0..<250 {
            let task = builder.create(name: "child", kind: .child, parent: main)
            builder.suspend(main, on: .task, target: task)
            builder.time = builder.time + TimeSpan(nanoseconds: 1_000_000)
            builder.start(task)
            builder.time = builder.time + TimeSpan(nanoseconds: 1_000_000)
            builder.end(task)
            builder.ready(main, by: task, via: .completion)
            builder.resume(main)
            builder.time = builder.time + TimeSpan(nanoseconds: 500_000)
        }
        builder.end(main)
        let layout = Layout(of: builder.finish())
        let path = try #require(layout.critical)
        let hops = path.parts.reduce(0) { $0 + zip($1, $1.dropFirst()).count { $0.y != $1.y } }
        #expect(hops >= 10 && hops <= 50)
        #expect(path.hiddenHops > 400)
        let entry = try #require(layout.legend.entries.first { $0.sign == .critical })
        #expect(entry.name.suffix == "\(CountWords.grouped(path.hiddenHops)) hops not drawn")
        // Where the lanes are told apart the path is whole.
        #expect(Layout(of: Samples.fetchAndNumbers).critical?.hiddenHops == 0)
    }

    @Test func `a chart for the terminal folds too`() {
        let chart = TextRenderer.render(ServerSample.trace(handlers: 150))
        #expect(chart.contains("╰╌handler ×150"))
        #expect(chart.contains("├ read ×150") && chart.contains("└ write ×150"))
        #expect(chart.contains("suspended ≤ ") && chart.contains("▁▂▃▄▅▆▇█ how many tasks"))
        #expect(chart.split(separator: "\n").count < 40)
    }
}
