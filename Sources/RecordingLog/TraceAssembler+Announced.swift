internal import CRecording
internal import TraceModel

/// What a library with waits of its own tells of them: to the runtime, each is a continuation.
extension TraceAssembler {
    mutating func announcedWait(_ record: weft_record, name: String) {
        let reason: WaitReason? =
            switch weft_wait_reason(rawValue: record.detail) {
            case WEFT_WAIT_LOCK: .lock
            case WEFT_WAIT_SEMAPHORE: .semaphore
            case WEFT_WAIT_EVENT: .event
            case WEFT_WAIT_CONDITION: .condition
            case WEFT_WAIT_BARRIER: .barrier
            case WEFT_WAIT_QUEUE_GET: .queueGet
            case WEFT_WAIT_QUEUE_PUT: .queuePut
            case WEFT_WAIT_TASK: .task
            case WEFT_WAIT_GROUP: .group
            case WEFT_WAIT_SLEEP: .sleep
            case WEFT_WAIT_CONTINUATION: .continuation
            case WEFT_WAIT_YIELD: .yield
            case WEFT_WAIT_IO_READ: .ioRead
            case WEFT_WAIT_IO_WRITE: .ioWrite
            case WEFT_WAIT_IO_ACCEPT: .ioAccept
            case WEFT_WAIT_IO_CONNECT: .ioConnect
            case WEFT_WAIT_PROCESS: .process
            default: nil
            }
        if record.detail == WEFT_WAIT_OVER.rawValue, case .running? = tasks[record.task]?.phase {
            tasks[record.task]?.resumed = nil
            tasks[record.task]?.announcedWake = nil
        }
        let what = name.isEmpty ? nil : texts.intern(name)
        var wait = reason.map { Suspension(on: $0, what: what) }
        if reason == .task { wait?.target = task(record.value) }
        if reason == .sleep, record.value > 0 {
            wait?.duration = TimeSpan(nanoseconds: Int64(clamping: record.value))
        }
        tasks[record.task]?.announcedWait = wait
    }

    mutating func announcedWake(_ record: weft_record, thread: UInt32) {
        let cause: WakeCause? =
            switch weft_wake_cause(rawValue: record.detail) {
            case WEFT_WAKE_UNLOCK: .unlock
            case WEFT_WAKE_PUT: .put
            case WEFT_WAKE_GET: .get
            case WEFT_WAKE_NOTIFY: .notify
            case WEFT_WAKE_CANCEL: .cancel
            case WEFT_WAKE_COMPLETION: .completion
            case WEFT_WAKE_TIMER: .timer
            case WEFT_WAKE_IO: .io
            case WEFT_WAKE_EXTERNAL: .external
            case WEFT_WAKE_RESUME: .resume
            case WEFT_WAKE_YIELD: .yield
            default: nil
            }
        let isWakerTold = UInt32(record.flags) & UInt32(WEFT_WAKES_BY) != 0
        threads[thread, default: RecordedThread()].announcedWake = cause.map {
            AnnouncedWake(cause: $0, waker: isWakerTold ? .told(record.value) : .resumer)
        }
    }

    mutating func marked(_ record: weft_record, thread: UInt32, text: String) {
        let whole = (threads[thread]?.unfinishedMark ?? "") + text
        if UInt32(record.flags) & UInt32(WEFT_PRINT_CONTINUES) != 0 {
            threads[thread, default: RecordedThread()].unfinishedMark = whole
            return
        }
        threads[thread]?.unfinishedMark = nil
        add(.mark(text: texts.intern(whole)), task(record.task))
    }
}
