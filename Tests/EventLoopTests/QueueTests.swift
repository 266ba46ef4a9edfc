import TestSupport
import Testing

@testable import EventLoop

struct QueueTests {
    @Test(arguments: 0..<50)
    func `a timer heap gives what sorting by deadline and order of arming gives`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var heap = TimerHeap<Int>()
        var sorted: [(deadline: Int64, job: Int)] = []
        for job in 0..<Int.random(in: 0..<200, using: &random) {
            if Int.random(in: 0..<3, using: &random) == 0 {
                let first = sorted.isEmpty ? nil : sorted.removeFirst()
                #expect(heap.first?.job == first?.job, "seed \(seed)")
                #expect(heap.removeFirst()?.job == first?.job, "seed \(seed)")
            } else {
                let deadline = Int64.random(in: 0..<20, using: &random)
                heap.insert(job, at: LoopTime(nanoseconds: deadline))
                sorted.insert(
                    (deadline, job),
                    at: sorted.firstIndex { $0.deadline > deadline } ?? sorted.count
                )
            }
            #expect(heap.count == sorted.count, "seed \(seed)")
        }
        var left: [Int] = []
        while let timer = heap.removeFirst() { left.append(timer.job) }
        #expect(left == sorted.map(\.job), "seed \(seed)")
    }

    @Test(arguments: 0..<20)
    func `timers that are taken out leave the others in their order`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var heap = TimerHeap<Int>()
        var timers: [(deadline: Int64, job: Int)] = []
        for job in 0..<200 {
            let deadline = Int64.random(in: 0..<20, using: &random)
            heap.insert(job, at: LoopTime(nanoseconds: deadline))
            timers.append((deadline, job))
        }
        let useless = Set((0..<200).filter { _ in Bool.random(using: &random) })
        heap.removeAll(where: useless.contains)
        var left: [Int] = []
        while let timer = heap.removeFirst() { left.append(timer.job) }
        let expected = timers.filter { !useless.contains($0.job) }.sorted {
            ($0.deadline, $0.job) < ($1.deadline, $1.job)
        }
        #expect(left == expected.map(\.job), "seed \(seed)")
    }

    @Test func `a loop does not keep timers that were called off`() {
        var state = LoopState<Int>()
        for job in 0..<10_000 {
            state.arm(job, at: LoopTime(nanoseconds: 1_000_000 + Int64(job)))
            // All but one in a thousand are called off as soon as they are armed.
            state.forgetTimers { !$0.isMultiple(of: 1_000) }
        }
        #expect(state.timerCount <= 128 + 10)
        #expect(state.nextDeadline == LoopTime(nanoseconds: 1_000_000))
    }

    @Test(arguments: 0..<20)
    func `a ready queue gives jobs in the order in which they came`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var queue = ReadyQueue<Int>()
        var expected: [Int] = []
        for job in 0..<2_000 {
            if Bool.random(using: &random) {
                queue.append(job)
                expected.append(job)
            } else {
                let next = expected.isEmpty ? nil : expected.removeFirst()
                #expect(queue.removeNext(amongFirst: queue.count) == next, "seed \(seed)")
            }
            #expect(queue.count == expected.count, "seed \(seed)")
        }
    }

    @Test func `a ready queue gives nothing when no job of the iteration is left`() {
        var queue = ReadyQueue<Int>()
        queue.append(1)
        #expect(queue.removeNext(amongFirst: 0) == nil)
        #expect(queue.removeNext(amongFirst: 1) == 1)
        #expect(queue.removeNext(amongFirst: 1) == nil)
    }
}
