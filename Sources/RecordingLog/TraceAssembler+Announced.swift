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
        guard let reason else { return }
        let what = name.isEmpty ? nil : texts.intern(name)
        tasks[record.task]?.announcedWait = Suspension(on: reason, what: what)
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
