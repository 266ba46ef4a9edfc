/// One line of a trace: something that happened, to whom, and when.
///
/// See the trace format, version 1, for the meaning of each field. A million events take about 64 MB: every
/// field is a number, and strings are texts of the trace's table.
public struct Event: Hashable, Sendable {
    /// When it happened.
    public var time: Instant
    /// The task that it happened to; nil only for a print, a mark or a gap outside any task.
    public var task: TaskID?
    /// What happened.
    public var action: Action

    /// An event from its parts.
    public init(time: Instant, task: TaskID?, action: Action) {
        self.time = time
        self.task = task
        self.action = action
    }
}

/// What can happen, one case for each kind of event in a trace.
public enum Action: Hashable, Sendable {
    /// The task was made; it is ready to run from now on (a coroutine: once somebody starts it).
    case create(Creation)
    /// The task ran for the first time.
    case start(thread: ThreadID?)
    /// The task stopped running and waits.
    case suspend(Suspension)
    /// The task no longer waits: it may run as soon as a thread takes it.
    case ready(Wake)
    /// The task ran again after a suspension.
    case resume(thread: ThreadID?)
    /// The task ended.
    case end(Ending)
    /// Cancellation of the task was asked for.
    case cancel(by: TaskID?)
    /// The program printed one line, without its newline.
    case print(text: Text, stream: OutputStream)
    /// The program put a word of its own into the trace.
    case mark(text: Text)
    /// Events were lost here.
    case gap(Gap)
}

/// How a task came to be.
public struct Creation: Hashable, Sendable {
    /// The name that the program gave to it.
    public var name: Text?
    /// By which construct of the language it was made.
    public var kind: TaskKind?
    /// The structured parent: the task whose scope can't end before this one has ended.
    public var parent: TaskID?
    /// The task that ran when it was made.
    public var creator: TaskID?
    /// The priority it was made with, as the runtime numbers it (25 is high, 21 the default).
    public var priority: UInt8?
    /// The source file of the call that made it.
    public var file: Text?
    /// The line of that call, from 1.
    public var line: UInt32?
    /// Whether the task was already there when the recording began.
    public var isLate: Bool

    /// A creation from what is known of it.
    public init(
        name: Text? = nil,
        kind: TaskKind? = nil,
        parent: TaskID? = nil,
        creator: TaskID? = nil,
        priority: UInt8? = nil,
        file: Text? = nil,
        line: UInt32? = nil,
        isLate: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.parent = parent
        self.creator = creator
        self.priority = priority
        self.file = file
        self.line = line
        self.isLate = isLate
    }
}

/// The construct that made a task; the raw value is its spelling in a trace.
public enum TaskKind: String, CaseIterable, Hashable, Sendable {
    /// The program's first task.
    case main
    /// `Task { }`.
    case unstructured
    /// `Task.detached { }`.
    case detached
    /// `group.addTask { }`.
    case child
    /// `async let`.
    case asyncLet = "async-let"
    /// `Task.immediate { }`: runs inside its creator until its first suspension.
    case immediate
    /// A coroutine object that has not been made a task.
    case coroutine
}

/// What a task waits for.
public struct Suspension: Hashable, Sendable {
    /// The kind of wait.
    public var reason: WaitReason?
    /// The task that is awaited.
    public var target: TaskID?
    /// How long a sleep was asked to last.
    public var duration: TimeSpan?
    /// The name of the actor, lock, queue or file that is waited for.
    public var what: Text?

    /// A suspension from what is known of it.
    public init(
        on reason: WaitReason? = nil,
        target: TaskID? = nil,
        for duration: TimeSpan? = nil,
        what: Text? = nil
    ) {
        self.reason = reason
        self.target = target
        self.duration = duration
        self.what = what
    }
}

/// The kind of a wait; the raw value is its spelling in a trace.
public enum WaitReason: String, CaseIterable, Hashable, Sendable {
    /// For time to pass.
    case sleep
    /// For another task to end.
    case task
    /// For a child of a task group.
    case group
    /// For somebody to resume a continuation.
    case continuation
    /// For an actor that another task is using.
    case actor
    /// Only to let others run.
    case yield
    /// For a lock.
    case lock
    /// For a permit of a semaphore.
    case semaphore
    /// For an event to be set.
    case event
    /// For a condition to be notified.
    case condition
    /// For the other parties of a barrier.
    case barrier
    /// For an item in a queue.
    case queueGet = "queue.get"
    /// For room in a queue.
    case queuePut = "queue.put"
    /// For bytes to read.
    case ioRead = "io.read"
    /// For room to write.
    case ioWrite = "io.write"
    /// For a connection to accept.
    case ioAccept = "io.accept"
    /// For a connection to be made.
    case ioConnect = "io.connect"
    /// For a process to end.
    case process
    /// The recorder could not tell.
    case unknown
}

/// Why a task may run again.
public struct Wake: Hashable, Sendable {
    /// The task that woke it.
    public var by: TaskID?
    /// What woke it.
    public var via: WakeCause?

    /// A wake from what is known of it.
    public init(by: TaskID? = nil, via: WakeCause? = nil) {
        self.by = by
        self.via = via
    }
}

/// What made a task ready; the raw value is its spelling in a trace.
public enum WakeCause: String, CaseIterable, Hashable, Sendable {
    /// The awaited task ended.
    case completion
    /// The time came.
    case timer
    /// A continuation was resumed.
    case resume
    /// The task was cancelled.
    case cancel
    /// A descriptor became ready.
    case io
    /// A lock or a permit became free.
    case unlock
    /// An item was put into a queue.
    case put
    /// An item was taken from a queue.
    case get
    /// A condition or an event was notified.
    case notify
    /// It had only yielded.
    case yield
    /// It had only changed its executor.
    case hop
    /// Something outside every task.
    case external
}

/// How a task ended.
public struct Ending: Hashable, Sendable {
    /// Whether it returned, threw, or was cancelled; nil where the recorder could not tell.
    public var outcome: Outcome?
    /// The type or text of the error that it threw.
    public var error: Text?

    /// An ending from what is known of it.
    public init(outcome: Outcome? = nil, error: Text? = nil) {
        self.outcome = outcome
        self.error = error
    }
}

/// The three ways to end; the raw value is its spelling in a trace.
public enum Outcome: String, CaseIterable, Hashable, Sendable {
    /// It returned a value.
    case returned
    /// It threw an error.
    case threw
    /// It ended with a cancellation error.
    case cancelled
}

/// Where a line was printed; the raw value is its spelling in a trace.
public enum OutputStream: String, CaseIterable, Hashable, Sendable {
    /// Standard output.
    case standardOutput = "stdout"
    /// Standard error.
    case standardError = "stderr"
}

/// A stretch of the trace in which events were lost.
public struct Gap: Hashable, Sendable {
    /// How many events were lost.
    public var dropped: UInt64
    /// On which thread, if on one alone.
    public var thread: ThreadID?
    /// The time of the last event before the loss.
    public var from: Instant?
    /// The time of the first event after the loss.
    public var to: Instant?

    /// A gap from what is known of it.
    public init(dropped: UInt64, thread: ThreadID? = nil, from: Instant? = nil, to: Instant? = nil) {
        self.dropped = dropped
        self.thread = thread
        self.from = from
        self.to = to
    }
}
