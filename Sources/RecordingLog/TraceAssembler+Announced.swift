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
            default: nil
            }
        if record.detail == WEFT_WAIT_OVER.rawValue, case .running? = tasks[record.task]?.phase {
            tasks[record.task]?.resumed = nil
            tasks[record.task]?.announcedCause = nil
        }
        let what = name.isEmpty ? nil : texts.intern(name)
        tasks[record.task]?.announcedWait = reason.map { Suspension(on: $0, what: what) }
    }

    mutating func announcedWake(_ record: weft_record, thread: UInt32) {
        let cause: WakeCause? =
            switch weft_wake_cause(rawValue: record.detail) {
            case WEFT_WAKE_UNLOCK: .unlock
            case WEFT_WAKE_PUT: .put
            case WEFT_WAKE_GET: .get
            case WEFT_WAKE_NOTIFY: .notify
            case WEFT_WAKE_CANCEL: .cancel
            default: nil
            }
        threads[thread, default: RecordedThread()].announcedCause = cause
    }
}
