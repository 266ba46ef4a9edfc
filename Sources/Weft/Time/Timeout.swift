internal import EventLoop

/// The time that a block has; see `timeout(for:_:)`.
public final class Timeout: Sendable {
    private let context: LoopContext
    private let task: AnyLoopTask
    /// How many requests to end the task had when the block began.
    private let requests: Int
    private let state = TimeoutState()

    /// The deadline and its timer; all guarded by the lock of all states.
    private final class TimeoutState: @unchecked Sendable {
        var deadline: Duration?
        var timer: LoopHandle?
        var hasFired = false
    }

    fileprivate init(until deadline: Duration?, of task: AnyLoopTask) {
        self.task = task
        context = task.context
        requests = task.cancelling
        reschedule(at: deadline)
    }

    /// When the time is over, by the loop's `time`; nil for never.
    public var deadline: Duration? { StateLock.withLock { state.deadline } }

    /// Whether the time was over before the block was.
    public var hasExpired: Bool { StateLock.withLock { state.hasFired } }

    /// Gives the block another deadline; nil for none.
    ///
    /// - Parameter deadline: A moment of the loop's `time`; see `EventLoop.Running`.
    public func reschedule(at deadline: Duration?) {
        callOff()
        let timer = deadline.map { deadline in
            let loop = EventLoop.Running(context: context)
            return deadline <= context.time
                ? loop.callSoon { self.fire() } : loop.callAt(deadline) { self.fire() }
        }
        StateLock.withLock { (state.deadline, state.timer) = (deadline, timer) }
    }

    /// Gives the block so much time from now on.
    public func reschedule(for duration: Duration) { reschedule(at: context.time + duration) }

    private func callOff() {
        let timer = StateLock.withLock {
            defer { state.timer = nil }
            return state.timer
        }
        timer?.cancel()
    }

    private func fire() {
        changing {
            task.requestTimeout(&$0)
            state.hasFired = true
        }
    }

    /// The block is over; true if what ended it was that its time was over.
    fileprivate func leave() -> Bool {
        callOff()
        // If a request from elsewhere came in as well, it is that one which counts.
        return hasExpired && task.uncancel() <= requests
    }
}

/// The time that something had was over before it was done.
public struct TimeoutError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The error of a timeout.
    public init() {}

    /// The error in one sentence.
    public var description: String { "the time was over before the work was done" }
}

/// Runs `body` in the calling task and gives it so much time.
///
/// ```swift
/// try await timeout(for: .seconds(5)) { limit in
///     let page = try await fetch()
///     limit.reschedule(for: .seconds(1))
///     return try await parse(page)
/// }
/// ```
///
/// When the time is over, `body` gets `CancellationError` at its wait and may clean up. With zero or less it runs
/// until its first wait. No task is made. Needs a task of a loop: see `createTask`.
///
/// - Parameters:
///   - duration: How long; nil for as long as it takes.
///   - body: What to do.
/// - Returns: What `body` returned.
/// - Throws: `TimeoutError` in place of the `CancellationError` that the end of the time brought about; what else
///   `body` threw.
@discardableResult
public func timeout<Result>(
    for duration: Duration?,
    _ body: (Timeout) async throws -> Result
) async throws -> Result {
    let task = requiredTask(for: "timeout")
    return try await timed(until: duration.map { task.context.time + $0 }, task, body)
}

/// Runs `body` in the calling task, until that moment of the loop's `time` at the latest; see `timeout(for:_:)`.
///
/// - Returns: What `body` returned.
/// - Throws: As `timeout(for:_:)` does.
@discardableResult
public func timeout<Result>(
    at deadline: Duration?,
    _ body: (Timeout) async throws -> Result
) async throws -> Result {
    try await timed(until: deadline, requiredTask(for: "timeout"), body)
}

private func timed<Result>(
    until deadline: Duration?,
    _ task: AnyLoopTask,
    _ body: (Timeout) async throws -> Result
) async throws -> Result {
    let limit = Timeout(until: deadline, of: task)
    do {
        let result = try await body(limit)
        _ = limit.leave()
        return result
    } catch {
        if limit.leave(), error is CancellationError { throw TimeoutError() }
        throw error
    }
}

/// Awaits a task, a future or a coroutine for so long, and cancels it if that is not enough.
///
/// ```swift
/// let page = try await withTimeout(.seconds(5)) { try await fetch() }
/// ```
///
/// With zero or less, a coroutine is cancelled before it begins. Needs a task of a loop: see `createTask`.
///
/// - Parameters:
///   - duration: How long; nil for as long as it takes.
///   - awaitable: What to await.
/// - Returns: What came out of it.
/// - Throws: `TimeoutError`; or what it threw.
@discardableResult
public func withTimeout<Value: Sendable>(
    _ duration: Duration?,
    _ awaitable: some Awaitable<Value>
) async throws -> Value {
    guard let duration else { return try await awaitable.value }
    guard duration <= .zero else {
        return try await timeout(for: duration) { _ in try await awaitable.value }
    }
    let begun = awaitable.begun()
    if begun.isDone { return try begun.result() }
    try await cancelAndWait(begun)
    do {
        return try begun.result()
    } catch is CancellationError {
        throw TimeoutError()
    }
}

/// Runs `body` in the calling task for so long; see `withTimeout(_:_:)` of a task.
///
/// - Returns: What `body` returned.
/// - Throws: `TimeoutError`; or what `body` threw.
@discardableResult
public func withTimeout<Value: Sendable>(
    _ duration: Duration?,
    _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    try await withTimeout(duration, Work(body: body))
}

/// A closure as something that can be awaited.
struct Work<Value: Sendable>: Awaitable {
    let body: @Sendable () async throws -> Value

    func begun() -> any Eventual<Value> { createTask(body) }

    var value: Value { get async throws { try await body() } }
}

/// Cancels it, and waits until it has ended.
private func cancelAndWait(_ target: any Eventual) async throws(CancellationError) {
    let end = Turn(.end(of: target))
    let callback = target.whenDone { changing { _ = end.choose(because: .completion, &$0) } }
    defer { target.remove(callback) }
    target.cancel()
    try await end.wait()
}

/// The calling task, for what makes no sense outside of the loop's tasks.
func requiredTask(for function: String) -> AnyLoopTask {
    guard let task = AnyLoopTask.here else {
        fatalError("weft: \(function) needs a task of an event loop: make one with createTask")
    }
    return task
}
