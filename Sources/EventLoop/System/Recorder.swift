internal import CRecording

/// The recorder of this process, as the loop sees it; every call does nothing where there is none.
package struct Recorder: Sendable {
    // Found once by name. Its functions may be called from any thread, for as long as the process lives.
    private nonisolated(unsafe) static let interface = unsafe weft_recorder_find()

    /// The recorder that is active in this process.
    package static let current = Recorder()

    /// Whether anybody listens: what is dear to find out need not be found out otherwise.
    package static var isActive: Bool { unsafe interface != nil }

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
        case group, continuation, yield, ioRead, ioWrite, ioAccept, ioConnect, process
        /// The end of the task with this number of the runtime.
        case task(UInt64)
        case sleep(Duration)

        fileprivate var code: weft_wait_reason {
            switch self {
            case .lock: WEFT_WAIT_LOCK
            case .semaphore: WEFT_WAIT_SEMAPHORE
            case .event: WEFT_WAIT_EVENT
            case .condition: WEFT_WAIT_CONDITION
            case .barrier: WEFT_WAIT_BARRIER
            case .queueGet: WEFT_WAIT_QUEUE_GET
            case .queuePut: WEFT_WAIT_QUEUE_PUT
            case .group: WEFT_WAIT_GROUP
            case .continuation: WEFT_WAIT_CONTINUATION
            case .yield: WEFT_WAIT_YIELD
            case .ioRead: WEFT_WAIT_IO_READ
            case .ioWrite: WEFT_WAIT_IO_WRITE
            case .ioAccept: WEFT_WAIT_IO_ACCEPT
            case .ioConnect: WEFT_WAIT_IO_CONNECT
            case .process: WEFT_WAIT_PROCESS
            case .task: WEFT_WAIT_TASK
            case .sleep: WEFT_WAIT_SLEEP
            }
        }

        fileprivate var value: UInt64 {
            switch self {
            case .task(let number): number
            case .sleep(let duration): UInt64(clamping: duration.wholeNanoseconds)
            default: 0
            }
        }
    }

    /// On whose behalf something is done.
    package enum Doer: Sendable {
        /// The task that runs on this thread, if one does.
        case runningTask
        /// The task with this number of the runtime, which need not run here.
        case task(UInt64)
        /// No task: a timer, the system, another program.
        case nobody
        /// Whoever turns out to resume the continuation, or to have cancelled its task.
        case whoeverResumes

        fileprivate var number: UInt64 {
            switch self {
            case .runningTask: UInt64.max
            case .task(let number): number
            case .nobody: 0
            case .whoeverResumes: UInt64.max - 1
            }
        }
    }

    /// Why such a wait ends.
    package enum WakeCause: CaseIterable, Sendable {
        case unlock, put, get, notify, cancel, completion, timer, io, external, resume, yield

        fileprivate var code: weft_wake_cause {
            switch self {
            case .unlock: WEFT_WAKE_UNLOCK
            case .put: WEFT_WAKE_PUT
            case .get: WEFT_WAKE_GET
            case .notify: WEFT_WAKE_NOTIFY
            case .cancel: WEFT_WAKE_CANCEL
            case .completion: WEFT_WAKE_COMPLETION
            case .timer: WEFT_WAKE_TIMER
            case .io: WEFT_WAKE_IO
            case .external: WEFT_WAKE_EXTERNAL
            case .resume: WEFT_WAKE_RESUME
            case .yield: WEFT_WAKE_YIELD
            }
        }

        /// Its number in `enum weft_wake_cause`.
        package var number: UInt32 { code.rawValue }

        /// The cause with that number, or nil.
        package init?(number: UInt32) {
            guard let cause = Self.allCases.first(where: { $0.number == number }) else { return nil }
            self = cause
        }
    }

    /// The task that runs on this thread is about to wait for a continuation, which is really a wait for this.
    package func waits(for reason: WaitReason, named name: String = "") {
        guard let interface = unsafe Self.interface else { return }
        unsafe name.withCString { unsafe interface.pointee.waits(reason.code.rawValue, $0, reason.value) }
    }

    /// The wait that the task on this thread has announced is over, whether it suspended or not.
    package func waitIsOver() {
        guard let interface = unsafe Self.interface else { return }
        unsafe interface.pointee.waits(WEFT_WAIT_OVER.rawValue, "", 0)
    }

    /// This thread is about to resume a continuation, for this cause.
    package func wakes(because cause: WakeCause, by waker: Doer = .runningTask) {
        guard let interface = unsafe Self.interface else { return }
        unsafe interface.pointee.wakes(cause.code.rawValue, waker.number)
    }

    /// This thread is about to resume the continuation of a task that the runtime has cancelled, perhaps through its
    /// parent, which shows only now.
    package func wakesCancelled() { wakes(because: .cancel, by: .whoeverResumes) }

    /// A task, told by its number of the runtime, is asked to end by means that are not the runtime's.
    package func cancels(_ task: UInt64, by canceller: Doer = .runningTask) {
        guard let interface = unsafe Self.interface else { return }
        unsafe interface.pointee.cancels(task, canceller.number)
    }

    /// What `body` cancels by the runtime's means has been told by `cancels` already.
    package func cancelsSilently(_ body: () -> Void) {
        unsafe Self.interface?.pointee.cancels_silently(true)
        body()
        unsafe Self.interface?.pointee.cancels_silently(false)
    }

    /// A remark of the program, in the name of the task that runs on this thread, if one does.
    package func mark(_ text: String) {
        guard let interface = unsafe Self.interface else { return }
        var text = text
        text.withUTF8 { bytes in
            guard let start = bytes.baseAddress else { return }
            unsafe start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                unsafe interface.pointee.mark($0, bytes.count)
            }
        }
    }

    /// Whether anything that is told now would be written down.
    package var isRecording: Bool { unsafe Self.interface?.pointee.is_recording() ?? false }

    /// Nothing can ever run again, and the process is about to say so by its exit status.
    package func deadlocked() { unsafe Self.interface?.pointee.deadlocked() }
}

/// The exit status of a process that its loop ended, since nothing could ever run again.
package let deadlockStatus = Int32(WEFT_DEADLOCK_STATUS)

/// The environment variable that holds the tick of the virtual clock in nanoseconds.
package let tickVariable = WEFT_ENVIRONMENT_TICK
