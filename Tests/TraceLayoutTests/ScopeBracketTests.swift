import TestSupport
import Testing
import TraceAnalysis
import TraceLayout
import TraceModel
import TraceSVG

/// The brackets of scopes, read back from the SVG.
struct ScopeBracketTests {
    /// For each lane of a picture its brackets: where they begin and, if they are closed, where they end.
    private static func brackets(_ layout: Layout) throws -> [Int: [[Double]]] {
        let root = try DrawnPicture(layout).root
        var brackets: [Int: [[Double]]] = [:]
        for lane in root.all("g").filter({ $0.has(class: "lane") }) {
            let path = lane.children.first { $0.attributes["class"] == "scope" }?.attributes["d"] ?? ""
            for part in path.split(separator: "M") {
                let numbers = part.split { " VH".contains($0) }.compactMap { Double($0) }
                // x, foot, line, end; and the foot there, if there is an end.
                brackets[Int(lane.attributes["data-task"] ?? "") ?? 0, default: []].append(
                    numbers.count == 5 ? [numbers[0], numbers[3]] : [numbers[0]]
                )
            }
        }
        return brackets
    }

    @Test func `a bracket spans the time from the first child to where its parent goes on`() throws {
        let trace = TraceNotation.trace(
            """
            main R.........G........R....................|
              a  .R.......|
              b  ..........R.......|
            """
        )
        var options = LayoutOptions()
        options.axis = .time
        let layout = Layout(of: trace, options: options)
        let brackets = try Self.brackets(layout)
        #expect(brackets.keys.sorted() == [1])
        let bracket = try #require(brackets[1]?.first)
        #expect(abs(bracket[0] - layout.plot.x) < 0.1)
        let end = layout.plot.x + layout.plot.width * 19 / 40
        #expect(abs(bracket[1] - end) < 0.1)
        #expect(layout.legend.entries.contains { $0.sign == .scope })
    }

    @Test func `a bracket of a scope that never ended stays open, and without children there is none`() throws
    {
        let stuck = TraceNotation.trace(
            """
            main R..G....
              a  .R......
            """
        )
        #expect(try Self.brackets(Layout(of: stuck))[1]?.map(\.count) == [1])
        let layout = Layout(of: Samples.fetchAndNumbers)
        #expect(try Self.brackets(layout).isEmpty)
        #expect(!layout.legend.entries.contains { $0.sign == .scope })
    }

    @Test func `no bracket reaches into the lane below it`() throws {
        for seed in 0..<60 as Range<UInt64> {
            let layout = Layout(of: RandomTrace.make(seed: seed))
            let tops = Set(layout.lanes.map(\.top)).sorted()
            for lane in layout.lanes {
                for scope in lane.scopes {
                    let next = tops.first { $0 > lane.top } ?? .infinity
                    #expect(scope.y <= next, "seed \(seed), task \(lane.task)")
                }
            }
        }
    }
}
