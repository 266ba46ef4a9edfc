internal import EventLoop

/// Runs code that blocks on a thread of its own, while the loop goes on.
///
/// ```swift
/// let hash = try await runInThread { slowHash(of: file) }
/// ```
///
/// A trace shows the task waiting for a continuation named `thread`, and woken from outside. At most 32 threads work
/// at a time; what comes beyond waits for one. In virtual time the clock stands still until the thread has
/// answered, for up to ten seconds of the world.
///
/// Cancelling the task ends its wait, and not the code: that goes on to its end, and what it returns is dropped.
///
/// - Parameter body: The code. It is in no task: nothing in it can await, and what it does is not recorded.
/// - Returns: What `body` returned.
/// - Throws: What `body` threw; `CancellationError` if the task is cancelled while it waits.
public func runInThread<Value: Sendable, Failure: Error>(
    _ body: @escaping @Sendable () throws(Failure) -> Value
) async throws -> Value {
    try await ThreadPool.shared.run(named: "thread") { Result(catching: body) }.get()
}
