/// How a lock, a queue or another such object was misused, or that it has been shut down.
public enum SynchronizationError: Error, Hashable, Sendable {
    /// `Lock.release()` of a lock that nobody holds.
    case lockNotHeld
    /// `Condition.wait()` without holding its lock.
    case waitWithoutLock
    /// `Condition.notify()` without holding its lock.
    case notifyWithoutLock
    /// `Semaphore.release()` beyond the permits that a bounded semaphore began with.
    case releasedTooOften
    /// `Queue.taskDone()` more often than items were put.
    case doneTooOften
    /// The barrier was aborted or reset while tasks waited for it.
    case barrierBroken
    /// The queue was shut down, and nothing is left in it to get.
    case shutDown
}

extension SynchronizationError: CustomStringConvertible {
    /// The error in one sentence.
    public var description: String {
        switch self {
        case .lockNotHeld: "release() of a lock that nobody holds: acquire it first, or use withLock"
        case .waitWithoutLock: "wait() on a condition whose lock is not held: acquire the condition first"
        case .notifyWithoutLock: "notify() of a condition whose lock is not held: acquire the condition first"
        case .releasedTooOften: "release() of a bounded semaphore more often than it was acquired"
        case .doneTooOften: "taskDone() was called more often than items were put into the queue"
        case .barrierBroken: "the barrier was aborted, or reset while tasks waited for it"
        case .shutDown: "the queue is shut down"
        }
    }
}
