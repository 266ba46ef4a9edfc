import TestSupport
import Testing
import TraceAnalysis
import TraceDiff
import TraceModel

/// Steps that change places: whether it matters is decided by what they touch.
struct EquivalenceTests {
    @Test(arguments: 0..<150 as Range<UInt64>)
    func `swapping independent steps is equivalent, swapping dependent ones never is`(seed: UInt64) {
        var shape = RandomTrace.Shape(seed: seed)
        shape.isWall = false
        shape.threads = 1
        let trace = RandomTrace.make(seed: seed, shape: shape)
        for first in 0..<max(0, Timeline(trace).steps.count - 1) {
            guard let swap = trace.swappingSteps(at: first) else { continue }
            // Inside an immediate task its creator's steps can't move.
            guard swap.trace.lawReport().isLawful else { continue }
            let verdict = Comparison(base: trace, candidate: swap.trace).verdict
            if swap.areIndependent {
                #expect(verdict == .equivalent, "seed \(seed), step \(first)")
            } else {
                #expect(verdict == .different, "seed \(seed), step \(first)")
            }
        }
    }

    @Test func `random traces have many independent neighbours, and many that depend on each other`() {
        var independent = 0
        var dependent = 0
        for seed in 0..<150 as Range<UInt64> {
            var shape = RandomTrace.Shape(seed: seed)
            shape.isWall = false
            let trace = RandomTrace.make(seed: seed, shape: shape)
            for first in 0..<max(0, Timeline(trace).steps.count - 1) {
                guard let swap = trace.swappingSteps(at: first), swap.trace.lawReport().isLawful else {
                    continue
                }
                if swap.areIndependent { independent += 1 } else { dependent += 1 }
            }
        }
        #expect(independent > 100)
        #expect(dependent > 30)
    }
}

extension Trace {
    /// The trace with a step and the next one exchanged, where they touch in the sequence of events.
    ///
    /// They are independent if no task and no thing is mentioned in both. Nil where other events come in
    /// between, or only the outside is in both.
    func swappingSteps(at place: Int) -> (trace: Trace, areIndependent: Bool)? {
        let timeline = Timeline(self)
        let (first, second) = (timeline.steps[place], timeline.steps[place + 1])
        let firstEvents = Int(first.opening)...Int(first.closing)
        let secondEvents = Int(second.opening)...min(Int(second.closing), events.count - 1)
        guard firstEvents.upperBound + 1 == secondEvents.lowerBound, first.task != second.task else {
            return nil
        }
        var trace = self
        let swapped = Array(events[secondEvents]) + Array(events[firstEvents])
        for (offset, event) in swapped.enumerated() {
            let index = firstEvents.lowerBound + offset
            trace.events[index] = Event(time: events[index].time, task: event.task, action: event.action)
        }
        let common = mentions(firstEvents).intersection(mentions(secondEvents))
        // Two equal lines that no task printed are one and the same, whichever comes first.
        guard common != ["outside"] else { return nil }
        return (trace, common.isEmpty)
    }
}
