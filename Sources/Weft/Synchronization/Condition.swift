internal import EventLoop

/// A lock whose holder may wait for another task to say that something has changed.
///
/// ```swift
/// let level = Condition()
/// try await level.withLock { try await level.wait(until: { tank.level > 3 }) }
/// // elsewhere
/// try await level.withLock { tank.level += 1; try level.notifyAll() }
/// ```
public final class Condition: Sendable {
    private let line = Guarded(Line())
    private let label: ObjectLabel
    /// The lock; others may use it, too.
    public let lock: Lock

    /// A condition.
    ///
    /// - Parameters:
    ///   - lock: The lock that guards what is waited for.
    ///   - name: What traces call it; `Condition#1` and so on without.
    public init(lock: Lock = Lock(), name: String? = nil) {
        self.lock = lock
        label = ObjectLabel("Condition", name: name)
    }

    /// Runs `body` while holding the lock.
    ///
    /// - Returns: What `body` returned.
    /// - Throws: What `body` threw, or `CancellationError` if the task is cancelled while it waits.
    public func withLock<Result>(_ body: () async throws -> Result) async throws -> Result {
        try await lock.withLock(body)
    }

    /// Gives the lock up, waits to be notified, and gets the lock back, even if it is cancelled.
    ///
    /// - Throws: `SynchronizationError.waitWithoutLock` if the lock is not held; `CancellationError` if the task
    ///   is cancelled while it waits: then somebody else is notified in its place.
    public func wait() async throws {
        guard lock.isLocked else { throw SynchronizationError.waitWithoutLock }
        // In line before the lock is free: nobody can notify in between.
        let waiter = line.withLock { $0.join() }
        try lock.release()
        do throws(CancellationError) {
            try await waiter.wait(for: .condition, of: label)
        } catch {
            await leave(waiter)
            wake(1)
            throw error
        }
        await leave(waiter)
        if Task.isCancelled {
            wake(1)
            throw CancellationError()
        }
    }

    /// Waits until `predicate` holds; does not suspend if it does.
    ///
    /// - Throws: As `wait()` does.
    public func wait(until predicate: () -> Bool) async throws {
        while !predicate() { try await wait() }
    }

    /// Wakes the first `count` of those who wait; each goes on once it has the lock.
    ///
    /// - Throws: `SynchronizationError.notifyWithoutLock` if the lock is not held.
    public func notify(_ count: Int = 1) throws(SynchronizationError) {
        guard lock.isLocked else { throw .notifyWithoutLock }
        wake(count)
    }

    /// Wakes all who wait.
    ///
    /// - Throws: `SynchronizationError.notifyWithoutLock` if the lock is not held.
    public func notifyAll() throws(SynchronizationError) { try notify(.max) }

    private func leave(_ waiter: Waiter) async {
        line.withLock { $0.leave(waiter) }
        await lock.acquireInSpiteOfCancellation()
    }

    private func wake(_ count: Int) {
        let woken = line.withLock { $0.choose(count) }
        woken.forEach { $0.wake(.notify) }
    }
}
