import TestSupport
import Testing
import TraceLayout
import TraceModel

/// Where lanes are too close for words, what was printed is a tick that can be asked.
struct TickTests {
    /// Twenty tasks that print so many lines each, a millisecond apart.
    private static func trace(lines: Int) -> Trace {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        let tasks = (0..<20).map { builder.create(name: "worker \($0)", kind: .child, parent: main) }
        builder.suspend(main, on: .group)
        for task in tasks { builder.start(task, thread: ThreadID(task.number)) }
        for line in 0..<lines {
            for task in tasks {
                builder.time = builder.time + TimeSpan(nanoseconds: 1_000_000)
                if line == 0 {
                    builder.add(.mark(text: builder.text("here")), task)
                } else {
                    builder.print("line \(line) of <\(task.number)>", task)
                }
            }
        }
        for task in tasks { builder.end(task) }
        return builder.finish()
    }

    /// For each lane of a picture the x and the title of each of its ticks.
    private static func ticks(_ layout: Layout) throws -> [Int: [(x: Double, title: String?)]] {
        var ticks: [Int: [(x: Double, title: String?)]] = [:]
        for lane in try DrawnPicture(layout).root.all("g").filter({ $0.has(class: "lane") }) {
            for path in lane.children where path.attributes["class"] == "said" {
                for x in DrawnPicture.moments(path.attributes["d"] ?? "") {
                    ticks[Int(lane.attributes["data-task"] ?? "") ?? 0, default: []].append(
                        (x, path.children.first { $0.name == "title" }?.text)
                    )
                }
            }
        }
        return ticks
    }

    @Test func `a dense lane has a tick for each line that it printed, at its moment`() throws {
        let trace = Self.trace(lines: 3)
        let layout = Layout(of: trace)
        let ticks = try Self.ticks(layout)
        #expect(ticks.count == 20)
        let first = try #require(ticks[2])
        #expect(first.map(\.title) == ["marks here", "prints line 1 of <2>", "prints line 2 of <2>"])
        for (place, tick) in first.enumerated() {
            let time = Double(place * 20 + 1) / Double(trace.endTime.nanoseconds) * 1_000_000
            #expect(abs(tick.x - layout.plot.x - layout.plot.width * time) < 0.2)
        }
        #expect(layout.legend.entries.contains { $0.sign == .tick && $0.name.suffix == "its words on hover" })
    }

    @Test func `ticks that would touch are one, which names a few lines and counts the others`() throws {
        let ticks = try Self.ticks(Layout(of: Self.trace(lines: 1000)))
        let first = try #require(ticks[2])
        #expect(first.count <= 200)
        #expect(zip(first, first.dropFirst()).allSatisfy { $1.x - $0.x >= 4.9 })
        #expect(first.allSatisfy { $0.title == nil })
        var builder = TraceBuilder(clock: .wall)
        let tasks = (0..<13).map { _ in builder.create(name: "talker", kind: .unstructured) }
        builder.start(tasks[0])
        for line in 0..<9 { builder.print("line \(line)", tasks[0]) }
        builder.time = Instant(nanoseconds: 1000)
        builder.end(tasks[0])
        let one = try Self.ticks(Layout(of: builder.finish()))[1]
        #expect(
            one?.map(\.title) == [
                "prints line 0\nprints line 1\nprints line 2\nprints line 3\nand 5 more lines"
            ]
        )
    }

    @Test func `lanes with room for words have no ticks`() throws {
        #expect(try Self.ticks(Layout(of: Samples.fetchAndNumbers)).isEmpty)
    }
}
