/// Builds a trace event by event; the way for tests and generators to write one.
///
/// ```swift
/// var builder = TraceBuilder()
/// let main = builder.create(name: "main", kind: .main)
/// builder.start(main)
/// builder.time = Instant(nanoseconds: 5)
/// builder.end(main)
/// let trace = builder.finish()
/// ```
public struct TraceBuilder: Sendable {
    /// The time of the events that come next, in nanoseconds since the start of the trace.
    public var time = Instant.zero
    /// The trace as built so far; its `end` is nil until `finish()`.
    public private(set) var trace: Trace
    private var lastTask: UInt32 = 0

    /// A builder of a trace without events.
    public init(clock: Clock = .virtual(tick: .zero), program: Program = Program()) {
        trace = Trace(program: program, clock: clock, events: [], texts: TextTable(), end: nil)
    }

    /// The text of a string.
    public mutating func text(_ string: String) -> Text { trace.texts.intern(string) }

    /// Adds any event at the present time.
    public mutating func add(_ action: Action, _ task: TaskID?) {
        trace.events.append(Event(time: time, task: task, action: action))
    }

    /// Makes the next task.
    @discardableResult
    public mutating func create(
        name: String? = nil,
        kind: TaskKind? = nil,
        parent: TaskID? = nil,
        creator: TaskID? = nil
    ) -> TaskID {
        lastTask += 1
        guard let task = TaskID(lastTask) else { preconditionFailure("2^32 tasks") }
        let name = name.map { text($0) }
        add(.create(Creation(name: name, kind: kind, parent: parent, creator: creator ?? parent)), task)
        return task
    }

    /// The task runs for the first time.
    public mutating func start(_ task: TaskID, thread: ThreadID? = ThreadID(1)) {
        add(.start(thread: thread), task)
    }

    /// The task stops and waits.
    public mutating func suspend(
        _ task: TaskID,
        on reason: WaitReason? = nil,
        target: TaskID? = nil,
        for duration: TimeSpan? = nil,
        what: String? = nil
    ) {
        let what = what.map { text($0) }
        add(.suspend(Suspension(on: reason, target: target, for: duration, what: what)), task)
    }

    /// The task is woken.
    public mutating func ready(_ task: TaskID, by: TaskID? = nil, via: WakeCause? = nil) {
        add(.ready(Wake(by: by, via: via)), task)
    }

    /// The task runs again.
    public mutating func resume(_ task: TaskID, thread: ThreadID? = ThreadID(1)) {
        add(.resume(thread: thread), task)
    }

    /// The task ends.
    public mutating func end(_ task: TaskID, _ outcome: Outcome? = .returned, error: String? = nil) {
        let error = error.map { text($0) }
        add(.end(Ending(outcome: outcome, error: error)), task)
    }

    /// Cancellation of the task is asked for.
    public mutating func cancel(_ task: TaskID, by: TaskID? = nil) { add(.cancel(by: by), task) }

    /// A line is printed.
    public mutating func print(_ line: String, _ task: TaskID? = nil, stream: OutputStream = .standardOutput)
    {
        add(.print(text: text(line), stream: stream), task)
    }

    /// The whole trace, ended at the present time.
    public consuming func finish(exit: ProgramExit? = ProgramExit(status: .code(0))) -> Trace {
        var dropped: UInt64 = 0
        for event in trace.events { if case .gap(let gap) = event.action { dropped += gap.dropped } }
        trace.end = TraceEnd(time: time, events: trace.events.count, dropped: dropped, exit: exit)
        return trace
    }
}
