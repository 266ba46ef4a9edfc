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
    // Written once, under the lock of all states, before it ends.
    private var stored: Value?

    /// A future that has not ended.
    public override init() {}

    deinit { reportUnknownFailure(of: "a future") }

    /// Ends it with a value.
    ///
    /// - Throws: `FutureError.alreadyDone`.
    public func set(_ value: Value) throws(FutureError) {
        if !settle(.success(value)) { throw .alreadyDone }
    }

    /// Ends it with an error.
    ///
    /// - Throws: `FutureError.alreadyDone`.
    public func fail(_ error: any Error) throws(FutureError) {
        if !settle(.failure(error)) { throw .alreadyDone }
    }

    /// Ends it, unless it has ended: then false.
    @discardableResult
    func settle(_ result: Result<Value, any Error>, because cause: Recorder.WakeCause = .resume) -> Bool {
        changing { settle(result, because: cause, &$0) }
    }

    /// With the lock held: ends it, unless it has ended: then false.
    @discardableResult
    func settle(
        _ result: Result<Value, any Error>,
        because cause: Recorder.WakeCause,
        _ changes: inout Changes
    ) -> Bool {
        guard state == .pending else { return false }
        switch result {
        case .success(let value):
            stored = value
            finish(.finished, because: cause, &changes)
        case .failure(let error): finish(.finished, with: error, because: cause, &changes)
        }
        return true
    }

    /// What it was set to.
    ///
    /// - Throws: The error that it was ended with, `CancellationError` if it was cancelled, or `FutureError.notDone`.
    public func result() throws -> Value {
        try throwUnlessValue()
        guard let stored else { throw FutureError.notDone }
        return stored
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
