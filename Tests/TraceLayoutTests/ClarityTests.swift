import TestSupport
import Testing
import TraceAnalysis
import TraceModel
import TraceSVG

@testable import TraceLayout

/// What makes a picture legible.
struct ClarityTests {
    @Test func `no text is smaller than 10.5 pixels`() throws {
        for density in [Density.airy, .normal, .dense] {
            for style in TextStyle.allCases {
                let metrics = TextMetrics(style, density)
                #expect(metrics.size >= 10.5 && metrics.smallSize >= metrics.size, "\(style), \(density)")
            }
        }
        for trace in [Samples.fetchAndNumbers, Samples.restaurant2, ServerSample.trace(handlers: 25)] {
            let svg = String(decoding: SVGRenderer.render(Layout(of: trace)), as: UTF8.self)
            for part in svg.components(between: "font-size:", and: "p") {
                #expect(try #require(Double(part)) >= 10.5)
            }
        }
    }

    @Test func `ticks of time are round, evenly spaced, and in one unit, in any part of a trace`() throws {
        var generator = SplitMix64(seed: 7)
        for round in 0..<300 {
            let length = Int64(1) << Int64.random(in: 4...45, using: &generator)
            let from = Int64.random(in: 0...length, using: &generator)
            let to = from + Int64.random(in: 1...length, using: &generator)
            var builder = TraceBuilder(clock: .wall)
            builder.create(kind: .main)
            builder.time = Instant(nanoseconds: to)
            let trace = builder.finish()
            let window = Window(of: trace, from: Instant(nanoseconds: from), to: Instant(nanoseconds: to))
            let ticks = TimeTicks(window, width: 900, least: 80)
            let words = ticks.major.map { $0.text.split(separator: " ") }
            #expect(Set(words.map { $0[1] }).count <= 1, "round \(round)")
            #expect(ticks.major.count <= 12, "round \(round)")
            let offsets = ticks.major.map(\.offset)
            for (one, next) in zip(offsets, offsets.dropFirst()) {
                #expect(
                    next - one >= 79.9 && abs((next - one) - (offsets[1] - offsets[0])) < 1e-3,
                    "round \(round)"
                )
            }
            guard words.count >= 2 else { continue }
            let step = ((try #require(Double(words[1][0]))) - (try #require(Double(words[0][0])))) as Double
            var digit = step
            while digit < 0.95 { digit *= 10 }
            while digit >= 9.5 { digit /= 10 }
            #expect([1, 2, 5].contains { abs($0 - digit) < 1e-3 }, "round \(round): \(step)")
        }
    }

    @Test(arguments: [
        (604_800_000_000_000 as Int64, "0 d", "1 d"), (36_000_000_000_000, "0 h", "1 h"),
        (600_000_000_000, "0 min", "1 min"),
        (120_000_000_000, "0 s", "20 s"), (2_000_000_000, "0 s", "0.2 s"), (1500, "0 µs", "0.2 µs"),
    ])
    func `ticks are in the unit that people count in`(_ length: Int64, _ first: String, _ second: String) {
        var builder = TraceBuilder(clock: .wall)
        builder.create(kind: .main)
        builder.time = Instant(nanoseconds: length)
        let ticks = TimeTicks(Timeline(builder.finish()).window, width: 900, least: 80)
        #expect(ticks.major.prefix(2).map(\.text) == [first, second])
        #expect(ticks.major.count <= 12)
    }

    @Test func `labels of the axis do not touch, in any part of a trace`() throws {
        let timeline = Timeline(ServerSample.trace(handlers: 25))
        let end = timeline.trace.endTime.nanoseconds
        var generator = SplitMix64(seed: 9)
        for round in 0..<60 {
            let from = Int64.random(in: 0..<end, using: &generator)
            var selection = Selection()
            selection.from = Instant(nanoseconds: from)
            selection.to = Instant(
                nanoseconds: from + max(1, (end - from) >> Int64.random(in: 0...20, using: &generator))
            )
            guard let excerpt = try? Excerpt(timeline, selection) else { continue }
            for isSmall in [false, true] {
                let layout = Layout(of: excerpt)
                let boxes = layout.axis.labels.filter { !isSmall || !$0.goesWhenSmall }
                    .map { $0.box(layout.density, isSmall: isSmall) }
                for (one, next) in zip(boxes, boxes.dropFirst()) {
                    #expect(one.right <= next.x, "round \(round), small: \(isSmall)")
                }
            }
        }
    }

    @Test func `a child stands below its parent`() {
        for seed in 0..<150 as Range<UInt64> {
            let layout = Layout(of: RandomTrace.make(seed: seed))
            var tops: [String: Double] = [:]
            for lane in layout.lanes { tops[lane.number] = lane.top }
            for lane in layout.lanes {
                guard let top = lane.parent.flatMap({ tops[$0] }) else { continue }
                #expect(top < lane.top, "seed \(seed), task \(lane.number)")
            }
        }
    }

    @Test func `a reason is written wherever there is room for it`() throws {
        for seed in 0..<100 as Range<UInt64> {
            let timeline = Timeline(RandomTrace.make(seed: seed))
            let layout = Layout(of: timeline.trace)
            let axis = Axis(timeline, layout.axisKind, left: layout.plot.x, width: layout.plot.width)
            let metrics = TextMetrics(layout.density == .dense ? .denseReason : .reason, layout.density)
            for lane in layout.lanes {
                var said: String?
                let stretches = try #require(timeline[lane.task]).stretches
                for stretch in stretches where stretch.state == .suspended {
                    let extent = axis.extent(of: stretch)
                    // What was said of the stretch before, if in short, is not repeated.
                    guard let words = WaitWords(timeline.suspension(of: stretch), timeline),
                        said != words.full
                    else { continue }
                    func fits(_ text: String) -> Bool { metrics.width(of: text) <= extent.width - 9 }
                    guard fits(words.full) else {
                        if let short = words.short, metrics.width(of: short) <= extent.width - 5 {
                            said = words.full
                        }
                        continue
                    }
                    said = words.full
                    let isWritten = layout.texts.contains {
                        $0.text == words.full && abs($0.x - extent.from) < 7 && $0.baseline > lane.top - 2
                            && $0.baseline < lane.foot
                    }
                    #expect(isWritten, "seed \(seed), task \(lane.number): \(words.full) at \(extent.from)")
                }
            }
        }
    }

    @Test func `edges do not bury the lanes`() {
        for handlers in [5, 25, 100] {
            let layout = Layout(of: ServerSample.trace(handlers: handlers))
            // At most one line of those that cross lanes for each twelve pixels.
            let across = layout.edges.wakes.count { abs($0.to - $0.from) > 60 }
            #expect(Double(across) <= layout.plot.width / 12, "\(handlers) handlers: \(across)")
        }
    }
}

extension String {
    /// What stands between two marks, each time.
    fileprivate func components(between start: String, and end: Character) -> [Substring] {
        self.split(separator: start).dropFirst().map { $0.prefix { $0 != end } }
    }
}
