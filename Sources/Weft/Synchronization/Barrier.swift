internal import EventLoop

/// A place where a number of tasks wait for one another.
///
/// ```swift
/// let start = Barrier(parties: 3)
/// try await start.wait()   // goes on when three tasks have come
/// ```
///
/// The last to come does not suspend. Then the barrier is as new.
public final class Barrier: Sendable {
    /// How many tasks it waits for, 1 or more.
    public let parties: Int
    private let line = Guarded(Line())
    private let label: ObjectLabel

    /// A barrier for so many tasks.
    ///
    /// - Parameters:
    ///   - parties: How many tasks it waits for, 1 or more.
    ///   - name: What traces call it; `Barrier#1` and so on without.
    public init(parties: Int, name: String? = nil) {
        precondition(parties >= 1, "a barrier needs at least one party, not \(parties)")
        self.parties = parties
        label = ObjectLabel("Barrier", name: name)
    }

    /// How many tasks wait.
    public var waiting: Int { line.withLock { $0.count(where: \.isWaiting) } }

    /// Waits until all parties have come.
    ///
    /// - Throws: `CancellationError` if the task is cancelled while it waits; it then does not count as having
    ///   come, unless all had.
    public func wait() async throws(CancellationError) {
        let (waiter, woken): (Waiter?, [Waiter]) = line.withLock {
            // Those of an earlier round, and the cancelled, may not have run yet: they wait no longer.
            guard $0.count(where: \.isWaiting) + 1 >= parties else { return ($0.join(), []) }
            return (nil, $0.choose(.max))
        }
        woken.forEach { $0.wake(.notify) }
        guard let waiter else { return }
        defer { line.withLock { $0.leave(waiter) } }
        try await waiter.wait(for: .barrier, of: label)
    }
}
