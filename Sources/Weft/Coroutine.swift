internal import EventLoop

/// A piece of async work that does nothing until somebody awaits it.
///
/// ```swift
/// let hello = Coroutine("hello") { print("Hello,") }
/// // nothing is printed yet
/// await hello()
/// ```
///
/// A `Task` starts by itself; this starts when it is awaited, and then runs as a part of the task that awaits
/// it. One that is dropped without ever having been awaited was most likely forgotten, so it says so on
/// standard error, and the trace shows it.
public final class Coroutine<Value: Sendable, Failure: Error>: Sendable {
    /// What it is called in warnings and traces.
    public let name: String
    private let body: @Sendable () async throws(Failure) -> Value
    private let start = OnceFlag()

    /// Work to be done later.
    ///
    /// - Parameters:
    ///   - name: What to call it in warnings and traces.
    ///   - body: The work.
    public init(_ name: String, _ body: @escaping @Sendable () async throws(Failure) -> Value) {
        self.name = name
        self.body = body
    }

    /// Does the work in the calling task.
    ///
    /// Traps if it has been awaited before: there is nothing left to do.
    ///
    /// - Returns: What the work returned.
    /// - Throws: What the work threw.
    public func callAsFunction() async throws(Failure) -> Value {
        guard start.raise() else {
            preconditionFailure("coroutine '\(name)' cannot be awaited again")
        }
        return try await body()
    }

    /// What the work returns; the same as calling it.
    ///
    /// - Throws: What the work threw.
    public var value: Value {
        get async throws(Failure) { try await self() }
    }

    deinit {
        if start.isRaised { return }
        Recorder.current.coroutineNeverStarted(name)
        ThisProcess.writeError("warning: coroutine '\(name)' was never awaited")
    }
}
