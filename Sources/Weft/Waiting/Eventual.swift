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
    /// With the lock held: what an outcome is for those who ask.
    final func resultOfOutcome<Value>(_ outcome: Result<Value, any Error>?) -> Result<Value, any Error> {
        if state == .cancelled { return .failure(CancellationError()) }
        return outcome ?? .failure(FutureError.notDone)
    }
}

extension Result {
    /// The error, if that is what it is.
    var failure: Failure? { if case .failure(let error) = self { error } else { nil } }
}

/// Errors that nobody has asked for.
enum Unretrieved {
    /// Says so on standard error, as asyncio does when such a future is let go.
    static func report(_ error: (any Error)?, of subject: @autoclosure () -> String) {
        guard let error else { return }
        ThisProcess.writeError("warning: the error of \(subject()) was never retrieved: \(error)")
    }
}
