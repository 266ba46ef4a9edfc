import TestSupport
import Testing
import TraceAnalysis
import TraceLayout
import TraceModel

/// Where the numbers of findings stand.
struct PinTests {
    /// Two hundred workers, of which each runs for a millisecond; the last for fifty, while one waits for its thread.
    private static func workers(finish: Bool) -> Trace {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        let workers = (0..<200).map { _ in builder.create(name: "worker", kind: .child, parent: main) }
        builder.suspend(main, on: .group)
        for (place, worker) in workers.enumerated() {
            builder.start(worker)
            builder.time = builder.time + TimeSpan(nanoseconds: place == 150 ? 50_000_000 : 1_000_000)
            if finish { builder.end(worker) } else { builder.suspend(worker, on: .queueGet, what: "jobs") }
        }
        builder.ready(main, via: .completion)
        builder.resume(main)
        builder.end(main)
        return builder.finish()
    }

    @Test func `tasks that share a lane share the badge at its end`() throws {
        let layout = Layout(of: Self.workers(finish: false))
        let findings = Timeline(Self.workers(finish: false)).findings()
        let place = try #require(findings.firstIndex { $0.kind.name == "never-finished" })
        #expect(findings[place].tasks.count == 200)
        #expect(layout.pins.count { $0.number == place + 1 } == 1)
    }

    @Test func `a finding of a task in a shared lane has one bracket above that lane`() throws {
        let layout = Layout(of: Self.workers(finish: true))
        let findings = Timeline(Self.workers(finish: true)).findings()
        let place = try #require(findings.firstIndex { $0.kind.name == "blocked" })
        let pins = layout.pins.filter { $0.number == place + 1 }
        #expect(pins.count == 1 && pins.first?.bracket.count == 4)
        #expect(pins.first?.text?.text == "50 ms without a suspension")
    }

    @Test func `findings of one lane stand above each other`() throws {
        var builder = TraceBuilder(clock: .wall)
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        let other = builder.create(name: "other", creator: main)
        let waiting = builder.create(name: "waiting", creator: main)
        builder.end(main)
        builder.start(other)
        builder.time = Instant(nanoseconds: 20_000_000)
        builder.end(other)
        builder.start(waiting)
        builder.end(waiting)
        let pins = Layout(of: builder.finish()).pins
        let heights = Dictionary(grouping: pins.filter { !$0.bracket.isEmpty }, by: { $0.bracket[0].y })
        #expect(pins.count == 3 && heights.count == 3, "\(pins.map(\.title))")
    }
}
