internal import EventLoop

/// A task of an event loop: made by `createTask`, it runs beside the task that made it.
///
/// ```swift
/// let fetch = createTask(name: "fetch") { try await fetchData() }
/// await printNumbers()
/// print(try await fetch.value)
/// ```
///
/// It is cancelled as asyncio's tasks are: `CancellationError` is thrown once, at the wait that the task is in, and
/// what the task does to clean up may wait again. (A native `Task` stays cancelled for ever: each later wait ends at
/// once.) If what it waits for is another such task or a future, that is cancelled, too; `shield` prevents it.
public final class LoopTask<Value: Sendable>: AnyLoopTask, Eventual, @unchecked Sendable {
    // Touched only by the task itself, both; the second before it ends.
    private var body: (@Sendable () async throws -> Value)?
    private var stored: Value?

    init(
        name: String?,
        in context: LoopContext,
        _ body: @escaping @Sendable () async throws -> Value
    ) {
        self.body = body
        super.init(name: name, in: context)
        start()
    }

    /// What the task returned.
    ///
    /// - Throws: What it threw, `CancellationError` if it was cancelled, or `FutureError.notDone`.
    public func result() throws -> Value {
        try throwUnlessValue()
        guard let stored else { throw FutureError.notDone }
        return stored
    }

    override func run() async throws {
        var failure: (any Error)?
        if beginFirstStep(), let body {
            do {
                stored = try await body()
            } catch {
                failure = error
            }
        } else {
            failure = CancellationError()
        }
        body = nil
        // The task of the runtime ends in the same way, so that a recording shows how.
        if let failure = end(with: failure) { throw failure }
    }
}

/// Makes a task of `body`, which begins to run when its turn comes; the one who makes it goes on first.
///
/// ```swift
/// createTask(name: "heartbeat") { while true { try await sleep(for: .seconds(1)); print("alive") } }
/// ```
///
/// Needs a running loop: see `EventLoop.run`.
///
/// - Parameters:
///   - name: What it is called in traces and warnings.
///   - body: What it does.
/// - Returns: The task.
@discardableResult
public func createTask<Value: Sendable>(
    name: String? = nil,
    _ body: @escaping @Sendable () async throws -> Value
) -> LoopTask<Value> {
    LoopTask(name: name, in: .required(by: "createTask"), body)
}

/// The task that calls this; nil outside of the loop's tasks, also in a native child of one.
public var currentTask: AnyLoopTask? { AnyLoopTask.here }

/// The tasks of the calling thread's loop that have not ended, in order of creation; none outside of a loop.
///
/// O(n log n) for n tasks.
public var allTasks: [AnyLoopTask] { LoopContext.here?.allTasks ?? [] }
