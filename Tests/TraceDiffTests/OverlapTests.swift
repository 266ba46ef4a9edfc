import TestSupport
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceDiff

/// The fast count of pairs that overlap on one side alone, against looking at every pair.
struct OverlapTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `pairs are counted and listed as if each were looked at`(seed: UInt64) {
        let base = Self.lives(seed: seed)
        let candidate = Self.lives(seed: seed &+ 1_000)
        let sides = Side.pair(base, candidate)
        let pairs = (0..<sides.base.outside).map { (base: $0, candidate: $0) }
        let tasks = (0...Int32(sides.base.outside)).map { $0 }
        let alignment = TaskAlignment(partners: tasks, originals: tasks)
        let overlap = OverlapComparison(sides.base, sides.candidate, alignment)
        let timelines = (Timeline(base), Timeline(candidate))
        var lost: Set<[Int32]> = []
        var gained: Set<[Int32]> = []
        for first in pairs {
            for second in pairs where first.base < second.base {
                let before = Self.overlap(timelines.0, first.base, second.base)
                let now = Self.overlap(timelines.1, first.candidate, second.candidate)
                if before, !now { lost.insert([Int32(first.base), Int32(second.base)]) }
                if now, !before { gained.insert([Int32(first.base), Int32(second.base)]) }
            }
        }
        #expect(overlap.lostCount == lost.count, "seed \(seed)")
        #expect(overlap.gainedCount == gained.count, "seed \(seed)")
        #expect(Set(overlap.lost.map { [$0.first, $0.second].sorted() }) == lost, "seed \(seed)")
        #expect(Set(overlap.gained.map { [$0.first, $0.second].sorted() }) == gained, "seed \(seed)")
    }

    private static func overlap(_ timeline: Timeline, _ first: Int, _ second: Int) -> Bool {
        let (left, right) = (timeline.tasks[first], timeline.tasks[second])
        let starts = [left, right].compactMap { $0.stretches.first { $0.state == .running }?.opening }
        return starts.count == 2 && starts[0] <= right.endEvent && starts[1] <= left.endEvent
    }

    /// Twenty tasks that start and end in random order, several alive at a time.
    private static func lives(seed: UInt64) -> Trace {
        var generator = SplitMix64(seed: seed)
        var builder = TraceBuilder()
        var waiting = (0..<20).map { builder.create(name: "task \($0)") }.shuffled(using: &generator)
        var alive: [TaskID] = []
        while !waiting.isEmpty || !alive.isEmpty {
            builder.time = Instant(nanoseconds: builder.time.nanoseconds + 1)
            if let next = waiting.last, alive.isEmpty || Bool.random(using: &generator) {
                waiting.removeLast()
                builder.start(next)
                builder.suspend(next, on: .unknown)
                alive.append(next)
            } else {
                let task = alive.remove(at: Int.random(in: alive.indices, using: &generator))
                builder.resume(task)
                builder.end(task)
            }
        }
        return builder.finish()
    }
}
