internal import EventLoop

/// A lock whose holder may wait for another task to say that something has changed.
///
/// ```swift
/// let level = Condition()
/// try await level.withLock { try await level.wait(until: { tank.level > 3 }) }
/// // elsewhere
/// try await level.withLock { tank.level += 1; try level.notifyAll() }
/// ```
public final class Condition: @unchecked Sendable {
    private let label: ObjectLabel
    // Guarded by the lock of all states.
    private var line = Line()
    /// The lock; others may use it, too.
    public let lock: Lock

    /// A condition.
    ///
    /// - Parameters:
    ///   - lock: The lock that guards what is waited for.
    ///   - name: What traces call it; `Condition`, `Condition#2` and so on without.
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
    public func wait() async throws { try await wait(for: .object(.condition, label)) }

    /// Waits until `predicate` holds; does not suspend if it does.
    ///
    /// - Throws: As `wait()` does.
    public func wait(until predicate: () -> Bool) async throws {
        while !predicate() { try await wait() }
    }

    /// The same, for what the library makes of a condition.
    func wait(for subject: Turn.Subject) async throws {
        guard lock.isLocked else { throw SynchronizationError.waitWithoutLock }
        let turn = Turn(subject)
        // In line before the lock is free: nobody can notify in between.
        StateLock.withLock { line.append(turn) }
        try lock.release()
        var isCancelled = false
        do { try await turn.wait() } catch { isCancelled = true }
        StateLock.withLock { line.leave(turn) }
        if await lock.acquireInSpiteOfCancellation() { isCancelled = true }
        if isCancelled {
            wake(1)
            throw CancellationError()
        }
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

    private func wake(_ count: Int) {
        changing { _ = line.choose(count, because: .notify, &$0) }
    }
}
