internal import EventLoop

/// A place where a number of tasks wait for one another.
///
/// ```swift
/// let start = Barrier(parties: 3)
/// try await start.wait()   // goes on when three tasks have come
/// ```
///
/// The last to come does not suspend. Then the barrier is as new.
public final class Barrier: @unchecked Sendable {
    /// How many tasks it waits for, 1 or more.
    public let parties: Int
    private let label: ObjectLabel
    private let condition = Condition()
    // Guarded by the condition's lock; read by all under the lock of all states.
    private var phase = Phase.filling
    private var count = 0

    private enum Phase { case filling, draining, resetting, broken }

    /// A barrier for so many tasks.
    ///
    /// - Parameters:
    ///   - parties: How many tasks it waits for, 1 or more.
    ///   - name: What traces call it; `Barrier`, `Barrier#2` and so on without.
    public init(parties: Int, name: String? = nil) {
        precondition(parties >= 1, "a barrier needs at least one party, not \(parties)")
        self.parties = parties
        label = ObjectLabel("Barrier", name: name)
    }

    /// How many tasks wait.
    public var waiting: Int { StateLock.withLock { phase == .filling ? count : 0 } }

    /// Whether it was broken by `abort()`.
    public var isBroken: Bool { isIn(.broken) }

    /// Waits until all parties have come; those who come while the last round leaves wait for the next.
    ///
    /// - Returns: How many had come before, from 0: one of the tasks may then do what one has to do.
    /// - Throws: `SynchronizationError.barrierBroken` after `abort()`, or if `reset()` is called meanwhile;
    ///   `CancellationError` if the task is cancelled while it waits: it then does not count as having come.
    @discardableResult
    public func wait() async throws -> Int {
        try await condition.withLock {
            while isIn(.draining) || isIn(.resetting) { try await pause() }
            if isIn(.broken) { throw SynchronizationError.barrierBroken }
            let index = come()
            defer { go() }
            if index + 1 == parties {
                move(to: .draining)
                try condition.notifyAll()
            } else {
                while isIn(.filling) { try await pause() }
                if !isIn(.draining) { throw SynchronizationError.barrierBroken }
            }
            return index
        }
    }

    /// Sends those who wait away with an error, and begins anew.
    ///
    /// - Throws: `CancellationError` if the task is cancelled while it waits for its turn.
    public func reset() async throws {
        try await condition.withLock {
            move(to: StateLock.withLock { count > 0 } ? .resetting : .filling)
            try condition.notifyAll()
        }
    }

    /// Breaks it: those who wait, and those who come, get an error.
    ///
    /// - Throws: `CancellationError` if the task is cancelled while it waits for its turn.
    public func abort() async throws {
        try await condition.withLock {
            move(to: .broken)
            try condition.notifyAll()
        }
    }

    private func pause() async throws { try await condition.wait(for: .object(.barrier, label)) }

    private func isIn(_ phase: Phase) -> Bool { StateLock.withLock { self.phase == phase } }

    private func move(to phase: Phase) { StateLock.withLock { self.phase = phase } }

    private func come() -> Int {
        StateLock.withLock {
            defer { count += 1 }
            return count
        }
    }

    /// The last of a round to go lets the next one in.
    private func go() {
        let isLast = StateLock.withLock {
            count -= 1
            if count == 0, phase == .resetting || phase == .draining { phase = .filling }
            return count == 0
        }
        // The caller holds the condition's lock.
        if isLast { try? condition.notifyAll() }
    }
}
