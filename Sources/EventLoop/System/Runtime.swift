internal import CEventLoop

/// Functions that libswift_Concurrency exports and `_Concurrency` has no public name for.
enum Runtime {
    /// The runtime's own number of a task, rising in order of creation; 0 for a job that is no task.
    static func taskNumber(of job: UnownedJob) -> UInt64 { unsafe weft_task_number(pointer(to: job)) }

    /// Whether a job is a task that a parent waits for.
    static func isChildTask(_ job: UnownedJob) -> Bool {
        unsafe weft_task_number(pointer(to: job)) != 0 && weft_task_is_child(pointer(to: job))
    }

    /// The task that a job is.
    ///
    /// A task's job is its first member, so the two have one address.
    static func task(of job: UnownedJob) -> AnyObject {
        unsafe unsafeBitCast(job, to: Unmanaged<AnyObject>.self).takeUnretainedValue()
    }

    /// Asks a task to end.
    ///
    /// Does nothing to one that has ended.
    static func cancel(_ task: AnyObject) {
        unsafe weft_task_cancel(Unmanaged.passUnretained(task).toOpaque())
    }

    private static func pointer(to job: UnownedJob) -> UnsafeRawPointer {
        unsafe unsafeBitCast(job, to: UnsafeRawPointer.self)
    }
}

/// Where a job or a task lies in memory; a name for it as long as it lives.
struct Address: Hashable, Sendable {
    private let bits: UInt

    /// The address of a job.
    init(of job: UnownedJob) { bits = unsafe unsafeBitCast(job, to: UInt.self) }

    /// The address of the task that runs on this thread.
    init(of task: UnsafeCurrentTask) { bits = unsafe unsafeBitCast(task, to: UInt.self) }
}

/// What the calling thread has said of the next task that it makes.
enum NextTask {
    /// It is somebody's own to cancel.
    static func own() { weft_own_next_task() }

    /// Whether that was said since this was last asked.
    static func takeIsOwned() -> Bool { weft_take_next_task_is_owned() }
}
