internal import EventLoop

/// A lock that one task at a time holds, given on in order of arrival.
///
/// ```swift
/// let lock = Lock()
/// try await lock.withLock { balance = try await withdraw(from: balance) }
/// ```
///
/// The task that waits for it is suspended, and no thread is blocked. Nobody overtakes: who releases the lock and
/// asks again goes to the end of the line. It is not recursive, and any task may release it.
public final class Lock: Sendable {
    private let state = Guarded(State())
    private let label: ObjectLabel

    private struct State {
        var isHeld = false
        var line = Line()
    }

    /// A lock that nobody holds.
    ///
    /// - Parameter name: What traces call it; `Lock#1` and so on without.
    public init(name: String? = nil) { label = ObjectLabel("Lock", name: name) }

    /// Whether somebody holds it.
    public var isLocked: Bool { state.withLock { $0.isHeld } }

    /// Takes the lock; suspends only if somebody holds it or is in line.
    ///
    /// - Throws: `CancellationError` if the task is cancelled while it waits; the lock then goes to the next.
    public func acquire() async throws(CancellationError) {
        guard let waiter = takeOrJoin() else { return }
        do throws(CancellationError) {
            try await waiter.wait(for: .lock, of: label)
        } catch {
            let next: [Waiter] = state.withLock {
                $0.line.leave(waiter)
                return $0.isHeld ? [] : Self.chooseFirst($0.line)
            }
            next.forEach { $0.wake(.unlock) }
            throw error
        }
        take(asWaiter: waiter)
    }

    /// Takes the lock, also in a task that has been cancelled.
    func acquireInSpiteOfCancellation() async {
        guard let waiter = takeOrJoin() else { return }
        await waiter.waitInSpiteOfCancellation(for: .lock, of: label)
        take(asWaiter: waiter)
    }

    /// Gives the lock to the first in line, who has it once it runs.
    ///
    /// - Throws: `SynchronizationError.lockNotHeld` if nobody holds it.
    public func release() throws(SynchronizationError) {
        let next: [Waiter]? = state.withLock {
            guard $0.isHeld else { return nil }
            $0.isHeld = false
            return Self.chooseFirst($0.line)
        }
        guard let next else { throw .lockNotHeld }
        next.forEach { $0.wake(.unlock) }
    }

    /// Runs `body` while holding the lock.
    ///
    /// - Returns: What `body` returned.
    /// - Throws: What `body` threw, or `CancellationError` if the task is cancelled while it waits.
    public func withLock<Result>(_ body: () async throws -> Result) async throws -> Result {
        try await holding(acquire: acquire, release: release, body)
    }

    /// A place at the end of the line, or nil if the lock was free and is now taken.
    private func takeOrJoin() -> Waiter? {
        state.withLock {
            // One who was chosen and has not run yet is still in line.
            guard $0.isHeld || !$0.line.allSatisfy(\.isCancelled) else {
                $0.isHeld = true
                return nil
            }
            return $0.line.join()
        }
    }

    private func take(asWaiter waiter: Waiter) {
        state.withLock {
            $0.line.leave(waiter)
            $0.isHeld = true
        }
    }

    /// The first in line, if it still waits: one that was cancelled passes the lock on when it runs.
    private static func chooseFirst(_ line: Line) -> [Waiter] {
        guard let first = line.first, first.choose() else { return [] }
        return [first]
    }
}
