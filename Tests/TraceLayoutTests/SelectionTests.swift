import TestSupport
import Testing
import TraceAnalysis
import TraceLayout
import TraceModel
import TraceText

/// What is asked for is drawn, what is not is left out, and the picture says so.
struct SelectionTests {
    private static let server = Timeline(ServerSample.trace(handlers: 3))

    private static func layout(
        _ timeline: Timeline = server,
        options: LayoutOptions = LayoutOptions(),
        _ choose: (inout Selection) throws -> Void
    ) throws -> Layout {
        var selection = Selection()
        try choose(&selection)
        return Layout(of: try Excerpt(timeline, selection), options: options)
    }

    private static func names(_ layout: Layout) -> Set<String> { Set(layout.lanes.map(\.name)) }

    @Test func `tasks are chosen by their names`() throws {
        let only = try Self.layout { $0.only = try NamePattern("^(read|write)$") }
        #expect(Self.names(only) == ["read", "write"])
        #expect(only.excerpt.map(\.text) == ["Shown: 6 of 13 tasks, called like /^(read|write)$/"])
        let hide = try Self.layout { $0.hide = try NamePattern("^[rqw]") }
        #expect(Self.names(hide) == ["accept", "handler"])
        #expect(hide.excerpt.map(\.text) == ["Shown: 4 of 13 tasks, not called like /^[rqw]/"])
    }

    @Test func `a focus has what it comes from, what comes from it, and what woke it`() throws {
        let timeline = Timeline(Samples.tree)
        let focus = try Self.layout(timeline) { $0.focus = "fetchPosts" }
        #expect(Self.names(focus) == ["main", "fetchPosts", "page"])
        #expect(focus.lanes.count == 4)
        let number = try Self.layout(timeline) { $0.focus = "3" }
        #expect(number.lanes.map(\.number).contains("3"))
        #expect(number.excerpt.map(\.text) == ["Shown: 4 of 6 tasks, around 3"])
    }

    @Test func `a focus includes a waker that is no relative`() throws {
        let timeline = Timeline(
            TraceNotation.trace(
                """
                main                   R.G.................R|
                  ping                 .rRpY..rRpY..rRp|
                  pong                 .r..rRpYr..rRpYrR|
                """,
                column: 1_000
            )
        )
        let wakers = timeline.edges.filter { edge in
            if case .wake = edge.kind { timeline.tasks[Int(edge.target)].id.number == 2 } else { false }
        }
        let layout = try Self.layout(timeline) { $0.focus = "2" }
        let drawn = Set(layout.lanes.map(\.task))
        for edge in wakers { #expect(drawn.contains(timeline.tasks[Int(edge.source)].id)) }
    }

    @Test(arguments: [TaskState.running, .ready, .suspended])
    func `the top are those that spent most time in a state`(_ state: TaskState) throws {
        let layout = try Self.layout { $0.top = .init(count: 4, state: state) }
        #expect(layout.lanes.count == 4)
        let drawn = Set(layout.lanes.map(\.task))
        let least = layout.lanes.compactMap { Self.server[$0.task]?.total(state) }.min() ?? .zero
        for task in Self.server.tasks where !drawn.contains(task.id) { #expect(task.total(state) <= least) }
    }

    @Test func `a part of the time is drawn at the full width`() throws {
        let layout = try Self.layout {
            $0.from = Instant(nanoseconds: 1_000_000)
            $0.to = Instant(nanoseconds: 2_000_000)
        }
        #expect(layout.axis.labels.first?.text == "1 ms")
        #expect(layout.axis.labels.last?.text == "2 ms")
        #expect(layout.excerpt.map(\.text).first?.hasPrefix("Shown: 1 ms to 2 ms of ") == true)
        #expect(layout.lanes.allSatisfy { $0.end != nil })
        #expect(layout.lanes.contains { if case .open = $0.end { true } else { false } })
    }

    @Test func `what has no lane is not drawn, and the picture says so`() throws {
        var options = LayoutOptions()
        options.lanes = .thread
        options.edges = .none
        let threads = Layout(of: Self.server.trace, options: options)
        #expect(threads.lanes.isEmpty && threads.more == nil)
        #expect(threads.strip.rows.map(\.thread) == [1, 2, 3].map { ThreadID($0) })
        #expect(threads.strip.rows.contains { $0.names.contains { $0.text == "handler" } })
        #expect(threads.excerpt.map(\.text) == ["Shown: threads alone · no edges"])
        options.lanes = .task
        options.criticalPath = false
        let tasks = Layout(of: Self.server.trace, options: options)
        #expect(tasks.strip.rows.isEmpty && tasks.lanes.count == 13 && tasks.critical == nil)
        #expect(tasks.excerpt.map(\.text) == ["Shown: no threads · no edges · no critical path"])
    }

    @Test func `edges are drawn by their kind`() {
        func edges(_ choice: EdgeChoice) -> (spawns: Int, wakes: Int) {
            var options = LayoutOptions()
            options.edges = choice
            let edges = Layout(of: Samples.fetchAndNumbers, options: options).edges
            return (edges.spawns.count, edges.wakes.count)
        }
        #expect(edges(.all) == (2, 1))
        #expect(edges(.spawn) == (2, 0))
        #expect(edges(.wake) == (0, 1))
        #expect(edges(.none) == (0, 0))
    }

    @Test func `the critical path can be asked for where it goes without saying`() {
        var options = LayoutOptions()
        #expect(Layout(of: Samples.restaurant2, options: options).critical == nil)
        options.criticalPath = true
        #expect(Layout(of: Samples.restaurant2, options: options).critical != nil)
    }

    @Test func `a selection that leaves nothing is refused`() throws {
        func refusal(_ choose: (inout Selection) throws -> Void) -> SelectionError? {
            do {
                _ = try Self.layout(Self.server, choose)
                return nil
            } catch {
                return error as? SelectionError
            }
        }
        let names = ["accept", "handler", "read", "query", "write"]
        #expect(refusal { $0.focus = "handle" } == .noSuchTask("handle", names: names))
        #expect(refusal { $0.only = try NamePattern("^nobody$") } == .noTaskLeft)
        let late = Instant(nanoseconds: 3_600_000_000_000)
        #expect(refusal { $0.from = late } == .beginsAfterEnd(from: late, end: Self.server.trace.endTime))
        let early = Instant(nanoseconds: 5)
        #expect(
            refusal { ($0.from, $0.to) = (early, early) } == .endsBeforeBeginning(from: early, to: early)
        )
    }

    @Test func `a finding that a picture does not show says so`() throws {
        let timeline = Timeline(Samples.fetchAndNumbers)
        func sentences(
            _ lanes: LaneKind = .both,
            _ choose: (inout Selection) throws -> Void
        ) throws -> [String] {
            var selection = Selection()
            try choose(&selection)
            let excerpt = try Excerpt(timeline, selection)
            var (picture, chart) = (LayoutOptions(), TextOptions())
            (picture.lanes, chart.lanes) = (lanes, lanes)
            let layout = Layout(of: excerpt, options: picture)
            let text = TextRenderer.render(excerpt, options: chart).split { $0.isWhitespace }.joined(
                separator: " "
            )
            return layout.findings.compactMap { finding in
                let sentence = finding.sentences.map(\.text).joined(separator: " ")
                // What has a number in the plot says nothing of it, and the chart for the terminal says the same.
                let end = [
                    " Its task has no lane in this picture.", " It lies outside the time of this picture.",
                ]
                .first { sentence.hasSuffix($0) }
                #expect((end == nil) == layout.pins.contains { $0.number == finding.number }, "\(sentence)")
                #expect(text.contains(sentence))
                return end
            }
        }
        let noLane = " Its task has no lane in this picture."
        #expect(try sentences { _ in } == [])
        #expect(try sentences { $0.hide = try NamePattern("printNumbers") } == [noLane])
        #expect(try sentences(.thread) { _ in }.allSatisfy { $0 == noLane })
        #expect(try sentences(.thread) { _ in }.isEmpty == false)
        let early = Instant(nanoseconds: 100_000_000)
        #expect(try sentences { $0.to = early }.contains(" It lies outside the time of this picture."))
    }

    @Test func `a chart for the terminal shows the same excerpt`() throws {
        var selection = Selection()
        selection.only = try NamePattern("^handler$")
        selection.from = Instant(nanoseconds: 1_000_000)
        var options = TextOptions()
        options.criticalPath = true
        let chart = TextRenderer.render(try Excerpt(Self.server, selection), options: options)
        #expect(chart.contains("Shown: 1 ms to "))
        #expect(chart.contains("handler") && !chart.contains("1 accept") && !chart.contains("query"))
        #expect(chart.contains("critical path"))
        options.lanes = .thread
        let threads = TextRenderer.render(Excerpt(Self.server), options: options)
        #expect(threads.contains("Shown: threads alone") && threads.contains("thread 3"))
        #expect(!threads.contains("├"))
    }
}
