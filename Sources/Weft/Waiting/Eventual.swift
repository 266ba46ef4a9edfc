internal import EventLoop

/// What can be awaited for a value: a task, a future, or a coroutine that becomes a task when somebody waits.
public protocol Awaitable<Value>: Sendable {
    /// What comes out of it.
    associatedtype Value: Sendable

    /// Itself; or the task that is made of it now, if it has not begun.
    func begun() -> any Eventual<Value>

    /// What comes out of it; a coroutine does its work in the calling task.
    var value: Value { get async throws }
}

/// What ends with a value, an error, or cancelled: a task or a future.
public protocol Eventual<Value>: Waitable, Awaitable {
    /// What came out of it.
    ///
    /// - Throws: The error with which it ended, `CancellationError` if it was cancelled, or `FutureError.notDone`.
    func result() throws -> Value
}

extension Eventual {
    /// Itself.
    public func begun() -> any Eventual<Value> { self }

    /// What comes out of it; suspends until it has ended, and not at all if it has.
    ///
    /// Cancelling a loop's task that waits here cancels what it waits for; see `shield`.
    ///
    /// - Throws: The error with which it ends, or `CancellationError` if it or the waiting task is cancelled.
    public var value: Value {
        get async throws {
            try await wait()
            return try result()
        }
    }
}

extension Waitable {
    /// Throws what somebody gets who asks for the result, unless that is a value.
    ///
    /// The value was stored before the end, and is never changed: it can be read without the lock.
    final func throwUnlessValue() throws {
        let error: (any Error)? = StateLock.withLock {
            switch state {
            case .pending: FutureError.notDone
            case .cancelled: CancellationError()
            case .finished: retrieveError()
            }
        }
        if let error { throw error }
    }

    /// Says on standard error that nobody has asked for the error, as asyncio does when such a future is let go.
    final func reportUnknownFailure(of subject: String) {
        guard let failure, !isFailureKnown else { return }
        ThisProcess.writeError("warning: the error of \(subject) was never retrieved: \(failure)")
    }
}
