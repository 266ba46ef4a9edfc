import Testing
import Weft

/// The same objects among the threads of Swift's own executor.
struct ThreadTests {
    /// A number that only the holder of a lock touches.
    private final class Level: @unchecked Sendable {
        var value = 0
    }

    @Test(.timeLimit(.minutes(1)))
    func `tasks on many threads lose nothing, and nobody is forgotten`() async throws {
        let lock = Lock()
        let level = Level()
        let queue = Queue<Int>(capacity: 3)
        let sum = try await withThrowingTaskGroup(of: Int.self, returning: Int.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    for item in 0..<500 {
                        try await lock.withLock { level.value += 1 }
                        try await queue.put(item)
                    }
                    return 0
                }
                group.addTask {
                    var sum = 0
                    for _ in 0..<500 { sum += try await queue.get() }
                    return sum
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(level.value == 2_000)
        #expect(sum == 4 * 500 * 499 / 2)
    }

    @Test(.timeLimit(.minutes(1)))
    func `permits survive any number of cancellations`() async throws {
        let semaphore = Semaphore(2, isBounded: true)
        await withTaskGroup { group in
            for number in 0..<200 {
                group.addTask {
                    let task = Task { try await semaphore.withPermit { await Task.yield() } }
                    if number % 3 == 0 { task.cancel() }
                    _ = await task.result
                }
            }
        }
        for _ in 0..<2 { try await semaphore.acquire() }
        #expect(semaphore.isLocked)
        for _ in 0..<2 { try semaphore.release() }
        #expect(throws: SynchronizationError.releasedTooOften) { try semaphore.release() }
    }
}
