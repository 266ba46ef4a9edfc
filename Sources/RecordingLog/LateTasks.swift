internal import CRecording

/// The tasks that were there before a recording began: those that it sees, but not being made.
///
/// A trace opens with them, so they are looked for before its events are put together.
struct LateTasks {
    /// The runtime's ids of these tasks, in the order in which they are first seen.
    private(set) var tasks: [UInt64] = []
    /// Helpers of the runtime whose timers were armed before the recording began, each with the task that it wakes.
    ///
    /// One is told by what it does from its first run to its end: it resumes a task that was there before, and
    /// nothing else.
    private(set) var helpers: [UInt64: UInt64] = [:]

    private var known: Set<UInt64> = []
    private var isLate: Set<UInt64> = []
    /// Tasks that may be helpers, with what they have resumed, if anything yet.
    private var candidates: [UInt64: UInt64?] = [:]

    /// Looks for them in a log.
    ///
    /// O(n log t) for n records of t threads.
    init(in log: borrowing LogFile) {
        var records = MergedRecords(log)
        while let (record, _) = records.next(log) { look(at: record.fields) }
        tasks.removeAll { helpers[$0] != nil }
    }

    private mutating func look(at record: weft_record) {
        let kind = weft_record_kind(rawValue: UInt32(record.kind))
        switch kind {
        case WEFT_RECORD_CREATED, WEFT_RECORD_TIMER: known.insert(record.task)
        case WEFT_RECORD_RUNS:
            if see(record.task) { candidates.updateValue(nil, forKey: record.task) }
        default: see(record.task)
        }
        switch kind {
        case WEFT_RECORD_CREATED:
            see(record.value)
            candidates[record.value] = nil
        case WEFT_RECORD_ENQUEUED:
            see(record.value)
            if candidates[record.value] != .some(record.task) { candidates[record.value] = nil }
        case WEFT_RECORD_CONTINUATION_RESUMED:
            see(record.value)
            guard let resumed = candidates[record.value] else { return }
            let isFirst = resumed == nil && isLate.contains(record.task)
            candidates[record.value] = isFirst ? .some(record.task) : nil
        case WEFT_RECORD_COMPLETED:
            if let sleeper = candidates.removeValue(forKey: record.task) ?? nil {
                helpers[record.task] = sleeper
            }
        case WEFT_RECORD_CANCELLED:
            see(record.value)
            candidates[record.value] = nil
            candidates[record.task] = nil
        case WEFT_RECORD_STOPS where record.detail == WEFT_DEPENDENCY_TASK.rawValue:
            see(record.value)
            candidates[record.task] = nil
        case WEFT_RECORD_RUNS, WEFT_RECORD_TIMER: break
        default: candidates[record.task] = nil
        }
    }

    /// Notes a task; true if it was not known, so that it has been there before.
    @discardableResult
    private mutating func see(_ task: UInt64) -> Bool {
        guard task != 0, known.insert(task).inserted else { return false }
        isLate.insert(task)
        tasks.append(task)
        return true
    }
}
