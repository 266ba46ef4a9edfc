internal import EventLoop

/// A value that somebody will set: what callbacks and tasks meet in.
///
/// ```swift
/// let answer = Future<Int>()
/// createTask { try await sleep(for: .seconds(1)); try answer.set(42) }
/// print(try await answer.value)
/// ```
///
/// Any thread may set it.
public final class Future<Value: Sendable>: Waitable, Eventual, @unchecked Sendable {
    // Guarded by the lock of all states, both.
    private var outcome: Result<Value, any Error>?
    private var isRetrieved = false

    /// A future that has not ended.
    public override init() {}

    deinit { Unretrieved.report(isRetrieved ? nil : outcome?.failure, of: "a future") }

    /// Ends it with a value.
    ///
    /// - Throws: `FutureError.alreadyDone`.
    public func set(_ value: Value) throws(FutureError) { try end(.success(value)) }

    /// Ends it with an error.
    ///
    /// - Throws: `FutureError.alreadyDone`.
    public func fail(_ error: any Error) throws(FutureError) { try end(.failure(error)) }

    private func end(_ result: Result<Value, any Error>) throws(FutureError) {
        if !settle(result) { throw .alreadyDone }
    }

    /// Ends it, unless it has ended: then false.
    @discardableResult
    func settle(_ result: Result<Value, any Error>) -> Bool {
        changing { settle(result, because: .resume, &$0) }
    }

    /// With the lock held: ends it, unless it has ended: then false.
    @discardableResult
    func settle(
        _ result: Result<Value, any Error>,
        because cause: Recorder.WakeCause,
        _ changes: inout Changes
    ) -> Bool {
        guard state == .pending else { return false }
        outcome = result
        finish(.finished, because: cause, &changes)
        return true
    }

    /// What it was set to.
    ///
    /// - Throws: The error that it was ended with, `CancellationError` if it was cancelled, or `FutureError.notDone`.
    public func result() throws -> Value {
        try StateLock.withLock {
            isRetrieved = true
            return resultOfOutcome(outcome)
        }.get()
    }

    override func retrieveError() -> (any Error)? {
        isRetrieved = true
        return outcome?.failure
    }
}

/// How a future was misused.
public enum FutureError: Error, Hashable, Sendable {
    /// Set a second time, or after it was cancelled.
    case alreadyDone
    /// Asked for its result before it had one.
    case notDone
}

extension FutureError: CustomStringConvertible {
    /// The error in one sentence.
    public var description: String {
        switch self {
        case .alreadyDone: "a future is set only once, and not after it was cancelled: ask isDone before"
        case .notDone: "the result is not there yet: await the value"
        }
    }
}
