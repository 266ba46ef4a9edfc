import TestSupport
import Testing
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
        let svg = SVGRenderer.render(Layout(of: trace, options: options))
        #expect(svg.count < 2_500_000, "\(svg.count) bytes")
        let elements = svg.count { $0 == UInt8(ascii: "<") }
        #expect(elements < 20_000, "\(elements) tags")
    }

    @Test func `a picture says how many tasks it does not show`() {
        var options = LayoutOptions()
        options.rowLimit = 20
        let layout = Layout(of: Self.trace(events: 5000, tasks: 100, isWall: true), options: options)
        #expect(layout.more?.text == "… 81 more tasks")
        #expect(layout.lanes.count == 20)
    }

    @Test func `short tasks in one row are bounded too`() {
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
        let layout = Layout(of: builder.finish())
        #expect(layout.lanes.count == 960)
        #expect(layout.more?.text == "… 19,041 more tasks")
    }
}
