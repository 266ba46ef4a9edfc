internal import CEventLoop

/// Functions that libswift_Concurrency exports and `_Concurrency` has no public name for.
enum Runtime {
    /// The runtime's own number of a task, rising in order of creation; 0 for a job that is no task.
    static func taskNumber(of job: UnownedJob) -> UInt64 {
        unsafe weft_task_number(unsafeBitCast(job, to: UnsafeRawPointer.self))
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
}
