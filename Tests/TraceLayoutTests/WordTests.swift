import TestSupport
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceLayout

/// The words and colours that a picture is made of.
struct WordTests {
    static let durations: [(Int64, String)] = [
        (0, "0 s"), (1, "1 ns"), (999, "999 ns"), (1000, "1 µs"), (1190, "1.19 µs"), (12_340, "12.3 µs"),
        (123_400, "123 µs"), (999_400, "999 µs"), (999_600, "1 ms"), (250_000_000, "250 ms"),
        (1_000_000_000, "1 s"), (2_500_012_000, "2.5 s"), (2_000_003_000, "2 s"), (59_900_000_000, "59.9 s"),
        (59_960_000_000, "1 min"), (60_000_000_000, "1 min"), (125_000_000_000, "2 min 5 s"),
        (3_600_000_000_000, "1 h"), (5_400_000_000_000, "1 h 30 min"), (90_000_000_000_000, "1 d 1 h"),
        (-1000, "−1 µs"), (.max, "106752 d"),
    ]

    @Test(arguments: durations.indices)
    func `a length of time has at most three digits`(_ index: Int) {
        let (nanoseconds, words) = Self.durations[index]
        #expect(TimeWords.duration(TimeSpan(nanoseconds: nanoseconds)) == words)
    }

    @Test func `a length of time is never told wrong by more than half a percent`() {
        let units: [String: Double] = ["ns": 1, "µs": 1e3, "ms": 1e6, "s": 1e9]
        var generator = SplitMix64(seed: 1)
        for _ in 0..<2000 {
            let length = Int64.random(
                in: 1..<(1 << Int64.random(in: 1...35, using: &generator)),
                using: &generator
            )
            let parts = TimeWords.duration(TimeSpan(nanoseconds: length)).split(separator: " ")
            guard let value = Double(parts[0]), let unit = units[String(parts[1])] else {
                Issue.record("\(length): \(parts)")
                continue
            }
            #expect(abs(value * unit - Double(length)) <= 0.005 * Double(length) + 1e-9, "\(length)")
        }
    }

    @Test func `counts have commas, and lists an and`() {
        #expect(CountWords.count(1, "task") == "1 task")
        #expect(CountWords.count(7104, "event") == "7,104 events")
        #expect(CountWords.grouped(1_234_567) == "1,234,567")
        #expect(CountWords.grouped(-100) == "−100")
        #expect(CountWords.list([]) == "")
        #expect(CountWords.list(["8", "9"]) == "8 and 9")
        #expect(CountWords.list(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more")
    }

    @Test func `equal names have equal hues, and five names five`() {
        #expect(Hues.hash("") == 0xCBF2_9CE4_8422_2325)
        #expect(Hues.hash("a") == 0xAF63_DC4C_8601_EC8C)
        var builder = TraceBuilder()
        for name in ["main", "fetchData", "worker 1", "worker 22", "order", "e", "f"] {
            builder.create(name: name)
        }
        let hues = Hues(NameStems(Timeline(builder.finish()))).ofTask
        #expect(hues[0] == 1 && hues[1] == 0)
        #expect(hues[2] == hues[3])
        #expect(Set([hues[0], hues[1], hues[2], hues[4], hues[5]]).count == 5)
    }

    @Test func `every kind of wait has its words`() {
        var builder = TraceBuilder()
        let other = builder.create(name: "other")
        var words: [String] = []
        let what = builder.text("cache")
        let timeline = Timeline(builder.finish())
        for reason in WaitReason.allCases {
            let suspension = Suspension(
                on: reason,
                target: other,
                for: TimeSpan(nanoseconds: 2_000_000_000),
                what: reason == .task ? nil : what
            )
            words.append(WaitWords(suspension, timeline)?.full ?? "-")
        }
        #expect(
            words == [
                "sleep 2 s", "awaits other", "awaits the group", "continuation cache", "actor cache",
                "yields",
                "lock cache", "semaphore cache", "event cache", "condition cache", "barrier cache",
                "takes from cache", "puts into cache", "reads cache", "writes cache", "accepts cache",
                "connects cache", "process cache", "-",
            ]
        )
    }

    @Test func `slivers add up to what they stand for`() {
        for seed in 0..<200 as Range<UInt64> {
            var generator = SplitMix64(seed: seed)
            var painter = SliverPainter(colours: 3, rare: [0, 1])
            var x = 0.0
            var sums = [0.0, 0, 0]
            while x < 400 {
                let colour = Int.random(in: 0..<3, using: &generator)
                let width = Double.random(in: 0..<(seed % 2 == 0 ? 0.3 : 2), using: &generator)
                painter.add(colour, Extent(from: x, to: x + width), isSeenWithoutWidth: false)
                sums[colour] += width
                x += width
            }
            painter.finish()
            for colour in 0..<3 {
                let painted = painter.painted[colour].reduce(0) { $0 + $1.width }
                #expect(abs(painted - sums[colour]) < 4, "seed \(seed), colour \(colour)")
            }
            let all = painter.painted.flatMap(\.self).sorted { $0.from < $1.from }
            for (one, next) in zip(all, all.dropFirst()) {
                #expect(one.to <= next.from + 1e-9, "seed \(seed)")
            }
        }
    }

    @Test func `what is rare is seen all the same`() {
        var painter = SliverPainter(colours: 2, rare: [0])
        for place in 0..<1000 {
            let x = Double(place) * 0.1
            painter.add(place == 500 ? 0 : 1, Extent(from: x, to: x + 0.1), isSeenWithoutWidth: true)
        }
        painter.finish()
        #expect(painter.painted[0].count == 1)
        #expect((painter.painted[0].first?.width ?? 0) >= 0.5)
        #expect(painter.merged == 1000)
    }

    @Test func `wakes whose heads would touch become one, and the critical one stays`() {
        var bundles = WakeBundles(width: 120)
        func edge(_ event: Int32) -> Edge { Edge(kind: .wake(nil), source: 1, target: 0, event: event) }
        bundles.add(edge(0), 10, distance: 1, isCritical: false)
        bundles.add(edge(1), 12, distance: 1, isCritical: true)
        bundles.add(edge(2), 100, distance: 20, isCritical: false)
        #expect(bundles.shown.map(\.edge.event) == [1])
        #expect(bundles.shown.map(\.count) == [2])
        #expect(bundles.shown.map(\.hasRoomForCount) == [true])
        #expect(bundles.hidden == 1)
        for place in 3..<40 as Range<Int32> {
            bundles.add(edge(place), 100 + Double(place) * 5, distance: 1, isCritical: false)
        }
        #expect(bundles.shown.map(\.edge.event) == [1])
    }
}
