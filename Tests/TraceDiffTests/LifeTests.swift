import TestSupport
import Testing
import TraceAnalysis
import TraceModel

@testable import TraceDiff

/// The lives that a comparison keeps, against those of the timeline.
struct LifeTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `lives and the number of tasks that run at once are those of the timeline`(seed: UInt64) throws {
        let trace = RandomTrace.make(seed: seed)
        let timeline = Timeline(trace)
        let side = Side.pair(trace, trace).base
        #expect(side.outside == timeline.tasks.count, "seed \(seed)")
        for (life, task) in zip(side.lives, timeline.tasks) {
            let firstStep = task.stretches.first { $0.state == .running }?.opening
            #expect(life.firstStep == firstStep ?? -1, "seed \(seed), task \(task.id)")
            #expect(life.end == task.endEvent, "seed \(seed), task \(task.id)")
            for state in TaskState.allCases {
                #expect(life.total(state) == task.total(state), "seed \(seed), task \(task.id), \(state)")
            }
        }
        var running = 0
        var peak = 0
        let openings = Set(timeline.steps.map(\.opening))
        let closings = Set(timeline.steps.map(\.closing))
        for event in 0..<Int32(trace.events.count) {
            if closings.contains(event) { running -= 1 }
            if openings.contains(event) { running += 1 }
            peak = max(peak, running)
        }
        #expect(side.peak == peak, "seed \(seed)")
    }
}
