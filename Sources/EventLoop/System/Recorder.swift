internal import CRecording

/// The recorder of this process, as the loop sees it; every call does nothing where there is none.
package struct Recorder: Sendable {
    // Found once by name. Its functions may be called from any thread, for as long as the process lives.
    private nonisolated(unsafe) static let interface = unsafe weft_recorder_find()

    /// The recorder that is active in this process.
    package static let current = Recorder()

    /// The virtual clock shows this moment: every later event has this time.
    package func clockMoved(to moment: LoopTime) {
        unsafe Self.interface?.pointee.clock_moved(UInt64(moment.nanoseconds))
    }

    /// The next task that this thread creates is the loop's main task.
    package func nextTaskIsMain() {
        unsafe Self.interface?.pointee.next_task_kind(WEFT_TASK_KIND_MAIN.rawValue)
    }

    /// The task that runs on this thread goes to sleep; when `delay` is over, `job` runs.
    func timerArmed(_ job: UnownedJob, delay: Duration) {
        let job = unsafe unsafeBitCast(job, to: UnsafeRawPointer.self)
        unsafe Self.interface?.pointee.timer_armed(job, UInt64(delay.wholeNanoseconds))
    }

    /// A coroutine was dropped without ever having been started.
    package func coroutineNeverStarted(_ name: String) {
        unsafe name.withCString { unsafe Self.interface?.pointee.coroutine_never_started($0) }
    }

    /// What a task waits for, where the runtime sees but a continuation.
    package enum WaitReason: Sendable {
        case lock, semaphore, event, condition, barrier, queueGet, queuePut

        fileprivate var code: weft_wait_reason {
            switch self {
            case .lock: WEFT_WAIT_LOCK
            case .semaphore: WEFT_WAIT_SEMAPHORE
            case .event: WEFT_WAIT_EVENT
            case .condition: WEFT_WAIT_CONDITION
            case .barrier: WEFT_WAIT_BARRIER
            case .queueGet: WEFT_WAIT_QUEUE_GET
            case .queuePut: WEFT_WAIT_QUEUE_PUT
            }
        }
    }

    /// Why such a wait ends.
    package enum WakeCause: Sendable {
        case unlock, put, get, notify, cancel

        fileprivate var code: weft_wake_cause {
            switch self {
            case .unlock: WEFT_WAKE_UNLOCK
            case .put: WEFT_WAKE_PUT
            case .get: WEFT_WAKE_GET
            case .notify: WEFT_WAKE_NOTIFY
            case .cancel: WEFT_WAKE_CANCEL
            }
        }
    }

    /// The task that runs on this thread is about to wait for a continuation, which is really a wait for this.
    package func waits(for reason: WaitReason, named name: String) {
        guard let interface = unsafe Self.interface, unsafe interface.pointee.version >= 2 else { return }
        unsafe name.withCString { unsafe interface.pointee.waits(reason.code.rawValue, $0) }
    }

    /// The wait that the task on this thread has announced is over, whether it suspended or not.
    package func waitIsOver() {
        guard let interface = unsafe Self.interface, unsafe interface.pointee.version >= 2 else { return }
        unsafe interface.pointee.waits(WEFT_WAIT_OVER.rawValue, "")
    }

    /// This thread is about to resume a continuation, for this cause.
    package func wakes(because cause: WakeCause) {
        guard let interface = unsafe Self.interface, unsafe interface.pointee.version >= 2 else { return }
        unsafe interface.pointee.wakes(cause.code.rawValue)
    }

    /// Nothing can ever run again, and the process is about to say so by its exit status.
    package func deadlocked() { unsafe Self.interface?.pointee.deadlocked() }
}

/// The exit status of a process that its loop ended, since nothing could ever run again.
package let deadlockStatus = Int32(WEFT_DEADLOCK_STATUS)

/// The environment variable that holds the tick of the virtual clock in nanoseconds.
package let tickVariable = WEFT_ENVIRONMENT_TICK
