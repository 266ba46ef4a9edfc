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
