internal import CRecording
internal import TraceModel

/// Turns records, in order of happening, into the events of a trace.
///
/// It hides what the program does not know of (the helper task behind every `Task.sleep`), tells a yield and
/// a hop from a wait, finds out who woke whom, and numbers tasks and threads. Which record means what is in
/// recording.md, section 2; the rules here are the ones that need more than one record:
///
/// - A task that stops for a continuation and is enqueued though nobody has resumed it, yielded.
/// - One that runs on at once on the thread that it stopped on, without having been enqueued, never waited: what
///   it was about to wait for had come already. The stop is taken back.
/// - A timer was armed by the task that ran; if that task then waits for a continuation, it sleeps. The helper
///   that the timer runs resumes it (`timer`); anybody else who does cancelled it: nothing else ends a sleep.
/// - A task put into an actor's queue is ready if the actor is scheduled for it right then. Otherwise somebody
///   holds the actor: it waits, and the task that ran before it on the same thread lets it in (`unlock`).
struct TraceAssembler {
    var events: [Event] = []
    var texts = TextTable()
    var tasks: [UInt64: RecordedTask] = [:]
    var threads: [UInt32: RecordedThread] = [:]
    /// The runtime's helper tasks: those that a timer runs, with the task that sleeps.
    var helpers: [UInt64: UInt64] = [:]
    /// Names of executors by identity, and the suspensions that wait for one.
    var executorNames: [UInt64: Text] = [:]
    var executorNumbers: [String: Int] = [:]
    var unnamedSuspensions: [UInt64: [Int]] = [:]
    /// Tasks that a library has woken because another one ends, and that one.
    ///
    /// It does so within the task that ends, just before the runtime sees the end: in the trace, the end comes
    /// first.
    var wakesHeldBack: [(woken: UInt64, waker: UInt64)] = []
    /// Suspensions that turned out to be none.
    var takenBack: Set<Int> = []
    var lastTask: UInt32 = 0
    var lastThread: UInt32 = 0
    /// The time of the record in hand.
    var time = Instant.zero

    /// Takes one record.
    ///
    /// Its time is `time`.
    mutating func take(_ record: weft_record, thread: UInt32, text: @autoclosure () -> String) {
        switch weft_record_kind(rawValue: UInt32(record.kind)) {
        case WEFT_RECORD_CREATED: created(record, name: text())
        case WEFT_RECORD_ENQUEUED: enqueued(record, thread: thread)
        case WEFT_RECORD_RUNS: runs(record, thread: thread)
        case WEFT_RECORD_STOPS: stops(record, thread: thread)
        case WEFT_RECORD_COMPLETED: completed(record, thread: thread)
        case WEFT_RECORD_THREW: threw(record, error: text())
        case WEFT_RECORD_CONTINUATION_RESUMED: continuationResumed(record, thread: thread)
        case WEFT_RECORD_CANCELLED: cancelled(record)
        case WEFT_RECORD_TIMER: timerArmed(record, thread: thread)
        case WEFT_RECORD_ACTOR_SCHEDULED: actorScheduled(thread: thread)
        case WEFT_RECORD_EXECUTOR_NAME: named(executor: record.value, text())
        case WEFT_RECORD_PRINT: printed(record, thread: thread, text: text())
        case WEFT_RECORD_COROUTINE_DROPPED: coroutineDropped(record, name: text())
        case WEFT_RECORD_WAITS: announcedWait(record, name: text())
        case WEFT_RECORD_WAKES: announcedWake(record, thread: thread)
        case WEFT_RECORD_FOUND: found(record, thread: thread, name: text())
        case WEFT_RECORD_MARK: marked(record, thread: thread, text: text())
        default: break
        }
    }

    /// The events without those that were taken back.
    consuming func finish() -> (events: [Event], texts: TextTable) {
        guard !takenBack.isEmpty else { return (events, texts) }
        var kept: [Event] = []
        kept.reserveCapacity(events.count - takenBack.count)
        for (index, event) in events.enumerated() where !takenBack.contains(index) { kept.append(event) }
        return (kept, texts)
    }

    mutating func add(_ action: Action, _ task: TaskID?) {
        events.append(Event(time: time, task: task, action: action))
    }

    /// The task with an id of the runtime; nil for none, a helper, and one that was never seen.
    func task(_ id: UInt64) -> TaskID? { tasks[id]?.id }

    mutating func nextTask() -> TaskID {
        lastTask += 1
        guard let task = TaskID(lastTask) else { preconditionFailure("more than 2^32 tasks") }
        return task
    }

    mutating func threadID(_ thread: UInt32) -> ThreadID? {
        if let id = threads[thread]?.id { return id }
        lastThread += 1
        let id = ThreadID(lastThread)
        threads[thread, default: RecordedThread()].id = id
        return id
    }
}
