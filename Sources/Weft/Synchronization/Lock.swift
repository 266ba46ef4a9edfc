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
public final class Lock: @unchecked Sendable {
    private let label: ObjectLabel
    // Guarded by the lock of all states, both.
    private var isHeld = false
    private var line = Line()

    /// A lock that nobody holds.
    ///
    /// - Parameter name: What traces call it; `Lock`, `Lock#2` and so on without.
    public init(name: String? = nil) { label = ObjectLabel("Lock", name: name) }

    /// Whether somebody holds it.
    public var isLocked: Bool { StateLock.withLock { isHeld } }

    /// Takes the lock; suspends only if somebody holds it or is in line.
    ///
    /// - Throws: `CancellationError` if the task is cancelled while it waits; the lock then goes to the next.
    public func acquire() async throws(CancellationError) {
        guard let turn = takeOrJoin() else { return }
        do {
            try await turn.wait()
        } catch {
            changing {
                line.leave(turn)
                if !isHeld { line.chooseFirst(because: .unlock, &$0) }
            }
            throw error
        }
        take(after: turn)
    }

    /// Takes the lock, also in a task that is cancelled meanwhile.
    ///
    /// - Returns: Whether it was.
    func acquireInSpiteOfCancellation() async -> Bool {
        if AnyLoopTask.here == nil {
            // Its cancellation lasts: each wait that heeds it would end at once.
            if let turn = takeOrJoin() {
                await turn.waitInSpiteOfCancellation()
                take(after: turn)
            }
            return Task.isCancelled
        }
        var isCancelled = false
        while true {
            do {
                try await acquire()
                return isCancelled
            } catch {
                isCancelled = true
            }
        }
    }

    /// Gives the lock to the first in line, who has it once it runs.
    ///
    /// - Throws: `SynchronizationError.lockNotHeld` if nobody holds it.
    public func release() throws(SynchronizationError) {
        let wasHeld = changing {
            guard isHeld else { return false }
            isHeld = false
            line.chooseFirst(because: .unlock, &$0)
            return true
        }
        if !wasHeld { throw .lockNotHeld }
    }

    /// Runs `body` while holding the lock.
    ///
    /// - Returns: What `body` returned.
    /// - Throws: What `body` threw, or `CancellationError` if the task is cancelled while it waits.
    public func withLock<Result>(_ body: () async throws -> Result) async throws -> Result {
        try await holding(acquire: acquire, release: release, body)
    }

    /// A place at the end of the line, or nil if the lock was free and is now taken.
    private func takeOrJoin() -> Turn? {
        let turn = Turn(.object(.lock, label))
        return StateLock.withLock {
            // One who was chosen and has not run yet is still in line.
            if isHeld || line.hasClaims { return line.join(turn) }
            isHeld = true
            return nil
        }
    }

    private func take(after turn: Turn) {
        StateLock.withLock {
            line.leave(turn)
            isHeld = true
        }
    }
}
