internal import EventLoop

/// Tasks that live no longer than a block, and fail together; see `withLoopTaskGroup`.
public final class LoopTaskGroup: Sendable {
    private let parent: AnyLoopTask
    private let state = GroupState()

    /// All guarded by the lock of all states.
    private final class GroupState: @unchecked Sendable {
        /// Those that have not been seen to end, in order of creation.
        var children: [AnyLoopTask] = []
        var errors: [any Error] = []
        var isLeaving = false
        var isAborting = false
        var isParentCancelled = false
        /// What the parent waits for as it leaves.
        var lastEnd: Turn?
    }

    fileprivate init(of parent: AnyLoopTask) { self.parent = parent }

    /// Makes a task of the group.
    ///
    /// - Parameters:
    ///   - name: What it is called in traces and warnings.
    ///   - body: What it does.
    /// - Returns: The task.
    /// - Throws: `LoopTaskGroupError.shuttingDown` once a task or the block has failed, or all is over.
    @discardableResult
    public func createTask<Value: Sendable>(
        name: String? = nil,
        _ body: @escaping @Sendable () async throws -> Value
    ) throws(LoopTaskGroupError) -> LoopTask<Value> {
        let isShuttingDown = StateLock.withLock {
            state.isAborting || (state.isLeaving && state.children.isEmpty)
        }
        if isShuttingDown { throw .shuttingDown }
        let task = LoopTask(name: name, in: parent.context, body)
        StateLock.withLock { state.children.append(task) }
        task.whenDone { self.ended(task) }
        return task
    }

    private func ended(_ task: AnyLoopTask) {
        let isFirstError = changing { changes in
            if let place = state.children.firstIndex(where: { $0 === task }) {
                state.children.remove(at: place)
            }
            if state.children.isEmpty { state.lastEnd?.choose(because: .completion, &changes) }
            guard let error = task.retrieveError() else { return false }
            state.errors.append(error)
            return !state.isAborting && !state.isParentCancelled
        }
        guard isFirstError else { return }
        abort()
        StateLock.withLock { state.isParentCancelled = true }
        parent.cancel()
    }

    /// Cancels all that have not ended, in order of creation.
    private func abort() {
        let children = StateLock.withLock {
            state.isAborting = true
            return state.children
        }
        for child in children { child.cancel() }
    }

    private var isAborting: Bool { StateLock.withLock { state.isAborting } }

    /// The block is over: waits until no task is left.
    fileprivate func leave(after failure: (any Error)?) async throws {
        StateLock.withLock { state.isLeaving = true }
        var cancellation = failure as? CancellationError
        if failure != nil, !isAborting { abort() }
        while let end = nextEnd() {
            do {
                try await end.wait()
            } catch {
                // Held back: the first one from outside ends the tasks, and the wait goes on.
                if !isAborting {
                    cancellation = error
                    abort()
                }
            }
            StateLock.withLock { state.lastEnd = nil }
        }
        let (isParentCancelled, taskErrors) = StateLock.withLock { (state.isParentCancelled, state.errors) }
        var errors = taskErrors
        if isParentCancelled, parent.uncancel() == 0 { cancellation = nil }
        if let cancellation, errors.isEmpty { throw cancellation }
        if let failure, !(failure is CancellationError) { errors.append(failure) }
        if errors.isEmpty { return }
        if parent.cancelling > 0 {
            // Errors come first; a request from outside is asked for again, and comes at the next wait.
            parent.uncancel()
            parent.cancel()
        }
        throw LoopTaskGroupError.failed(errors)
    }

    private func nextEnd() -> Turn? {
        StateLock.withLock {
            if state.children.isEmpty { return nil }
            let end = Turn(.group)
            state.lastEnd = end
            return end
        }
    }
}

/// How a group of tasks came to fail.
public enum LoopTaskGroupError: Error, Sendable {
    /// The errors of its tasks in the order in which they ended, and that of its block.
    case failed([any Error])
    /// It takes no more tasks.
    case shuttingDown
}

extension LoopTaskGroupError: CustomStringConvertible {
    /// The error in one sentence.
    public var description: String {
        switch self {
        case .failed(let errors): "unhandled errors in a task group: \(errors)"
        case .shuttingDown: "the task group has ended or failed, so it takes no more tasks"
        }
    }
}

/// Runs `body`, and then waits for all tasks that it has made in the group.
///
/// ```swift
/// try await withLoopTaskGroup { group in
///     try group.createTask { try await fetch(1) }
///     try group.createTask { try await fetch(2) }
/// }
/// ```
///
/// If one of them or `body` fails, all others are cancelled, in order of creation, and then `body`. Needs a task of a
/// loop: see `createTask`.
///
/// - Returns: What `body` returned.
/// - Throws: `LoopTaskGroupError.failed` with all errors; `CancellationError` if the caller is cancelled.
@discardableResult
public func withLoopTaskGroup<Result>(
    _ body: (LoopTaskGroup) async throws -> Result
) async throws -> Result {
    let group = LoopTaskGroup(of: requiredTask(for: "withLoopTaskGroup"))
    let result: Result
    do {
        result = try await body(group)
    } catch {
        try await group.leave(after: error)
        throw error
    }
    try await group.leave(after: nil)
    return result
}
