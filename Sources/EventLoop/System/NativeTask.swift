internal import CEventLoop

/// A task of the runtime that somebody has made, as the one who made it sees it.
@safe package struct NativeTask: Sendable {
    private let task: Task<Void, any Error>

    /// This task.
    package init(_ task: Task<Void, any Error>) { self.task = task }

    /// The runtime's own number of it, rising in order of creation.
    package var number: UInt64 { unsafe weft_task_number(unsafeBitCast(task, to: UnsafeRawPointer.self)) }

    /// Asks it to end.
    package func cancel() { task.cancel() }
}
