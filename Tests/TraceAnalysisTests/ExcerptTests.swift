import TestSupport
import Testing
import TraceAnalysis
import TraceModel

/// A part of a timeline is that part and nothing else.
struct ExcerptTests {
    private static func window(_ trace: Trace, _ from: Int64, _ to: Int64) -> Window {
        Window(of: trace, from: Instant(nanoseconds: from), to: Instant(nanoseconds: to))
    }

    @Test func `the parts of a trace add up to the whole`() {
        for seed in 0..<150 as Range<UInt64> {
            let whole = Timeline(RandomTrace.make(seed: seed))
            let end = whole.trace.endTime.nanoseconds
            var generator = SplitMix64(seed: seed)
            let cut = Int64.random(in: 0...end, using: &generator)
            let parts = [(0 as Int64, cut), (cut, end)].map { from, to in
                whole.excerpt(Self.window(whole.trace, from, to)) { _ in true }
            }
            for place in whole.tasks.indices {
                for state in TaskState.allCases {
                    let sum = parts.reduce(TimeSpan.zero) { $0 + $1.tasks[place].total(state) }
                    #expect(sum == whole.tasks[place].total(state), "seed \(seed), task \(place), \(state)")
                }
            }
            let stepTime = parts.reduce(Int64(0)) { $0 + $1.steps.reduce(0) { $0 + $1.duration.nanoseconds } }
            #expect(stepTime == whole.steps.reduce(0) { $0 + $1.duration.nanoseconds }, "seed \(seed)")
        }
    }

    @Test func `nothing of a part lies outside of it, and stretches still follow one another`() {
        for seed in 0..<150 as Range<UInt64> {
            let whole = Timeline(RandomTrace.make(seed: seed))
            let end = whole.trace.endTime.nanoseconds
            let window = Self.window(whole.trace, end / 3, end * 2 / 3)
            let part = whole.excerpt(window) { $0 % 2 == 0 }
            for event in whole.trace.events.indices {
                let time = whole.trace.events[event].time
                #expect(
                    window.contains(Int32(event)) == (window.from <= time && time <= window.to),
                    "seed \(seed)"
                )
            }
            for (place, task) in part.tasks.enumerated() {
                #expect(place % 2 == 0 || task.stretches.isEmpty, "seed \(seed)")
                #expect(
                    task.stretches.allSatisfy { window.from <= $0.from && $0.to <= window.to },
                    "seed \(seed)"
                )
                for (one, next) in zip(task.stretches, task.stretches.dropFirst()) {
                    #expect(one.to == next.from, "seed \(seed), task \(place)")
                }
            }
            #expect(part.steps.allSatisfy { $0.task % 2 == 0 }, "seed \(seed)")
        }
    }

    @Test func `what stood under a task that is left out stands under the nearest that is left`() {
        for seed in 0..<150 as Range<UInt64> {
            let tree = TaskTree(Timeline(RandomTrace.make(seed: seed)))
            var generator = SplitMix64(seed: seed)
            let isLeft = tree.parents.map { _ in Bool.random(using: &generator) }
            let pruned = tree.pruned(to: isLeft)
            #expect(
                pruned.inOrder.map(\.task).sorted() == isLeft.indices.filter { isLeft[$0] },
                "seed \(seed)"
            )
            for place in isLeft.indices where isLeft[place] {
                var parent = tree.parents[place]
                var isStructured = tree.isStructured[place]
                while let next = parent, !isLeft[next] {
                    isStructured = isStructured && tree.isStructured[next]
                    parent = tree.parents[next]
                }
                #expect(pruned.parents[place] == parent, "seed \(seed), task \(place)")
                #expect(pruned.isStructured[place] == isStructured, "seed \(seed), task \(place)")
            }
        }
    }
}
