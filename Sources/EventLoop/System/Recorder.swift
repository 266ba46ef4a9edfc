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

    /// Nothing can ever run again, and the process is about to say so by its exit status.
    package func deadlocked() { unsafe Self.interface?.pointee.deadlocked() }
}

/// The exit status of a process that its loop ended, since nothing could ever run again.
package let deadlockStatus = Int32(WEFT_DEADLOCK_STATUS)

/// The environment variable that holds the tick of the virtual clock in nanoseconds.
package let tickVariable = WEFT_ENVIRONMENT_TICK
