import TestSupport
import Testing
import Weft

/// The order in which queues give out what was put.
struct QueueOrderTests {
    /// An item that is compared by its urgency alone.
    private struct Job: Comparable, Sendable {
        let urgency: Int
        let number: Int

        static func == (left: Job, right: Job) -> Bool { left.urgency == right.urgency }
        static func < (left: Job, right: Job) -> Bool { left.urgency < right.urgency }
    }

    /// Puts and takes at random, and compares what comes out with a plain array's answer.
    private func check(_ queue: Queue<Job>, seed: UInt64, takes: ([Job]) -> Int?) throws {
        var random = SplitMix64(seed: seed)
        var plain: [Job] = []
        for number in 0..<300 {
            if Int.random(in: 0..<5, using: &random) < 3 {
                let job = Job(urgency: Int.random(in: 0..<8, using: &random), number: number)
                #expect(try queue.tryPut(job))
                plain.append(job)
            } else {
                let expected = takes(plain).map { plain.remove(at: $0) }
                #expect(try queue.tryGet()?.number == expected?.number, "seed \(seed)")
            }
            #expect(queue.count == plain.count, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<20)
    func `a queue gives the oldest, a stack the newest, a priority queue the oldest of the least`(
        seed: UInt64
    ) throws {
        try check(Queue(), seed: seed) { $0.indices.first }
        try check(LifoQueue(), seed: seed) { $0.indices.last }
        try check(PriorityQueue(), seed: seed) { jobs in
            jobs.map(\.urgency).min().flatMap { least in jobs.firstIndex { $0.urgency == least } }
        }
    }
}
