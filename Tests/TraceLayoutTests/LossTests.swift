import TestSupport
import Testing
import TraceAnalysis
import TraceLayout
import TraceModel

/// What was lost is hatched where it matters, and nowhere else.
struct LossTests {
    private static func hatches(_ picture: DrawnPicture) -> [Rectangle] {
        let group = picture.root.children.first { $0.has(class: "loss") }
        let path = group?.children.first { $0.attributes["class"] == "lost" }
        return DrawnPicture.rectangles(path?.attributes["d"] ?? "")
    }

    @Test func `a loss on every thread is hatched over all lanes`() throws {
        let layout = Layout(of: Samples.gap)
        let picture = try DrawnPicture(layout)
        let hatches = Self.hatches(picture)
        #expect(hatches.count == 1)
        #expect(hatches.allSatisfy { $0.height == layout.plot.height })
        #expect(picture.lanes.allSatisfy { $0.states["unknown"] == nil })
    }

    @Test func `a loss on one thread is hatched in its row and in the lanes of which nothing is known`()
        throws
    {
        let layout = Layout(of: Samples.threadGap)
        let picture = try DrawnPicture(layout)
        let row = try #require(layout.strip.rows.first { $0.thread == ThreadID(2) })
        let hatches = Self.hatches(picture)
        #expect(hatches.map(\.y) == [row.top])
        #expect(hatches.map(\.height) == [layout.strip.rowHeight])
        let timeline = Timeline(Samples.threadGap)
        for lane in picture.lanes {
            let id = try #require(TaskID(UInt32(lane.task)))
            let time = try #require(timeline[id]).total(.unknown)
            #expect((lane.states["unknown"] != nil) == (time > .zero), "task \(id)")
        }
        #expect(picture.lanes.contains { $0.states["unknown"] != nil })
        #expect(layout.legend.entries.contains { $0.sign == .lost })
    }

    @Test func `a loss on a thread that the strip does not show is hatched over all lanes`() throws {
        var trace = Samples.threadGap
        for place in trace.events.indices {
            guard case .gap(var gap) = trace.events[place].action else { continue }
            gap.thread = ThreadID(77)
            trace.events[place].action = .gap(gap)
        }
        let layout = Layout(of: trace)
        #expect(Self.hatches(try DrawnPicture(layout)).map(\.height) == [layout.plot.height])
    }

    @Test func `nobody is painted in the strip while the thread's events were lost`() {
        let layout = Layout(of: Samples.threadGap)
        let hatch = layout.lost[0]
        for row in layout.strip.rows where row.thread == ThreadID(2) {
            for extent in row.stretches.joined() {
                #expect(extent.to <= hatch.x + 0.1 || extent.from >= hatch.right - 0.1)
            }
        }
    }
}
