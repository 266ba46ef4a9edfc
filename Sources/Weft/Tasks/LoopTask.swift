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
    // Touched only by the task itself, once.
    private var body: (@Sendable () async throws -> Value)?
    // Guarded by the lock of all states, both.
    private var outcome: Result<Value, any Error>?
    private var isRetrieved = false

    init(
        name: String?,
        in context: LoopContext,
        _ body: @escaping @Sendable () async throws -> Value
    ) {
        self.body = body
        super.init(name: name, in: context)
        StateLock.withLock { context.add(self) }
        start { try await self.run() }
    }

    deinit { Unretrieved.report(isRetrieved ? nil : outcome?.failure, of: "task '\(name)'") }

    /// What the task returned.
    ///
    /// - Throws: What it threw, `CancellationError` if it was cancelled, or `FutureError.notDone`.
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

    private func run() async throws {
        guard beginFirstStep() else {
            body = nil
            end(with: .failure(CancellationError()))
            throw CancellationError()
        }
        let result: Result<Value, any Error>
        do {
            guard let body else { return }
            result = .success(try await body())
        } catch {
            result = .failure(error)
        }
        body = nil
        if end(with: result) == .cancelled { throw CancellationError() }
        // The task of the runtime ends in the same way, so that a recording shows how.
        if case .failure(let error) = result { throw error }
    }

    @discardableResult
    private func end(with result: Result<Value, any Error>) -> State {
        let isCancelled = result.failure is CancellationError
        return changing { changes in
            if !isCancelled { outcome = result }
            let end = end(isCancelled ? .cancelled : .finished, &changes)
            return end
        }
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
