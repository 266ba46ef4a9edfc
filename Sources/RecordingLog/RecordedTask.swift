internal import TraceModel

/// What is known so far of one task of the runtime, while its records become events.
struct RecordedTask {
    /// Where it is in its life, as the trace will tell it.
    enum Phase {
        /// It was there before the recording began.
        case unseen
        case created
        case running
        /// The index of the suspension among the events, since its reason may become known only later.
        case suspended(event: Int)
        case ready
        case ended(event: Int)
    }

    /// What it suspended for, as far as its wake-up needs to know.
    enum Wait {
        case none
        case sleep
        case continuation
        case task
        case group
        /// A default actor: it is ready once the actor is scheduled, and waits for the actor's holder
        /// otherwise.
        case actor
        /// Any other executor: ready as soon as it is enqueued there.
        case executor
        case unknown
    }

    /// Its number in the trace.
    let id: TaskID
    var phase = Phase.created
    var wait = Wait.none
    /// The thread that it stopped on, to tell a yield from a wake.
    var stoppedOn: UInt32 = 0
    /// The sleep that it has armed and not yet begun to wait for.
    var armedSleep: TimeSpan?
    /// What it waits for next, as the library says that makes it wait.
    var announcedWait: Suspension?
    /// Who resumed the continuation that it waits for.
    var resumed: Resumption?
    /// Whether that was before it stopped.
    ///
    /// Its thread may have been as quick as the resumer's, and it waits all the same; or it had never to wait for
    /// that one, and stopped for something else.
    var isResumedEarly = false
    /// Why, as the library says that resumed it.
    var announcedWake: AnnouncedWake?
    /// Whether it was put into the queue of an actor that somebody else holds.
    var isWaitingForHolder = false
    /// Whether the trace already says that it was cancelled.
    var isCancelled = false

    init(id: TaskID) { self.id = id }

    /// Who resumed a continuation.
    enum Resumption {
        case timer
        case task(TaskID)
        case outside
    }

    /// Whether it waits.
    var isSuspended: Bool {
        if case .suspended = phase { return true }
        return false
    }
}

/// Why a library resumes a continuation, and on whose behalf.
struct AnnouncedWake {
    /// Who wakes the task.
    enum Waker {
        /// Whoever resumes the continuation.
        case resumer
        /// As the library says, which knows better where it acts for a task that does not run: the runtime's id of
        /// that task, 0 for nobody.
        case told(UInt64)
    }

    let cause: WakeCause
    let waker: Waker
}

/// One thread of the program, while its records become events.
struct RecordedThread {
    /// Its number in the trace; nil until it first ran a task.
    var id: ThreadID?
    /// The runtime ids of the tasks that run on it, innermost last.
    var running: [UInt64] = []
    /// The last thing that it did, where the meaning of the next record depends on it.
    var last = Last.other
    /// The task that ran on it last.
    var lastRan: TaskID?
    /// Why it resumes the next continuation, as the library says that does so.
    var announcedWake: AnnouncedWake?
    /// The beginning of a printed line whose end comes with the next record.
    var unfinishedLine: [OutputStream: String] = [:]
    /// The beginning of a remark whose end comes with the next record.
    var unfinishedMark: String?

    enum Last {
        case other
        /// A task stopped.
        case stopped(UInt64)
        /// A task was enqueued on a default actor; the actor is scheduled next if it was idle.
        case enqueuedOnActor(UInt64)
    }
}
