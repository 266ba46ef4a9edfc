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
public final class Coroutine<Value: Sendable, Failure: Error>: Awaitable {
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
        try await begin()()
    }

    /// What is to be done, for the one who does it.
    func begin() -> @Sendable () async throws(Failure) -> Value {
        guard start.raise() else { fatalError("weft: coroutine '\(name)' cannot be awaited again") }
        return body
    }

    /// What the work returns; the same as calling it.
    ///
    /// - Throws: What the work threw.
    public var value: Value {
        get async throws(Failure) { try await self() }
    }

    /// A task that does the work.
    public func begun() -> any Eventual<Value> { createTask(self) }

    deinit {
        if start.isRaised { return }
        Recorder.current.coroutineNeverStarted(name)
        ThisProcess.writeError("warning: coroutine '\(name)' was never awaited")
    }
}

/// Makes a task of a coroutine, which begins to run when its turn comes.
///
/// Needs a running loop: see `EventLoop.run`.
///
/// - Parameters:
///   - coroutine: What the task does.
///   - name: What it is called in traces and warnings; as the coroutine is without.
/// - Returns: The task.
@discardableResult
public func createTask<Value: Sendable, Failure: Error>(
    _ coroutine: Coroutine<Value, Failure>,
    name: String? = nil
) -> LoopTask<Value> {
    // It counts as begun, even if the task is cancelled before its first step.
    let body = coroutine.begin()
    return createTask(name: name ?? coroutine.name) { try await body() }
}
