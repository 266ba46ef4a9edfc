/// A recording: what ran, on which clock, every event in order of happening, and how it ended.
///
/// ```swift
/// var texts = TextTable()
/// let main = TaskID(1)
/// let trace = Trace(
///     clock: .virtual(tick: .zero),
///     events: [
///         Event(time: .zero, task: main, action: .create(Creation(name: texts.intern("main"), kind: .main))),
///         Event(time: .zero, task: main, action: .start(thread: ThreadID(1))),
///         Event(time: .zero, task: main, action: .end(Ending(outcome: .returned))),
///     ],
///     texts: texts,
///     end: TraceEnd(time: .zero, events: 3, dropped: 0, exit: ProgramExit(status: .code(0)))
/// )
/// ```
public struct Trace: Sendable {
    /// The program that was recorded.
    public var program: Program
    /// The clock that its times come from.
    public var clock: Clock
    /// When the recording began, as RFC 3339; wall recordings only.
    public var start: String?
    /// Every event in order of happening, also among equal times.
    public var events: [Event]
    /// The strings that the events refer to.
    public var texts: TextTable
    /// The last line of the trace; nil for a trace that is truncated.
    public var end: TraceEnd?

    /// A trace from its parts.
    public init(
        program: Program = Program(),
        clock: Clock,
        start: String? = nil,
        events: [Event],
        texts: TextTable,
        end: TraceEnd?
    ) {
        self.program = program
        self.clock = clock
        self.start = start
        self.events = events
        self.texts = texts
        self.end = end
    }

    /// Whether the file ended before the trace did.
    public var isTruncated: Bool { end == nil }

    /// When the trace ends: its own word for it, else the time of its last event.
    public var endTime: Instant {
        let last = events.last?.time ?? .zero
        guard let end else { return last }
        return max(end.time, last)
    }
}

/// The program that was recorded.
public struct Program: Hashable, Sendable {
    /// Its name and arguments; empty where unknown.
    public var command: [String]
    /// The runtime that ran it, such as `swift-6.3.1`.
    public var runtime: String?
    /// Its process id; wall recordings only, since it differs from run to run.
    public var processID: Int64?

    /// A program from what is known of it.
    public init(command: [String] = [], runtime: String? = nil, processID: Int64? = nil) {
        self.command = command
        self.runtime = runtime
        self.processID = processID
    }
}

/// Where a trace's times come from.
public enum Clock: Hashable, Sendable {
    /// Time that stands still while anything is ready; each job that runs takes one tick.
    case virtual(tick: TimeSpan)
    /// The time of the world.
    case wall
}

/// The last line of a trace.
public struct TraceEnd: Hashable, Sendable {
    /// When the recording ended.
    public var time: Instant
    /// How many events the trace has.
    public var events: Int
    /// How many events were lost, over all gaps.
    public var dropped: UInt64
    /// How the program ended; nil where that was not seen.
    public var exit: ProgramExit?

    /// An end from its parts.
    public init(time: Instant, events: Int, dropped: UInt64, exit: ProgramExit?) {
        self.time = time
        self.events = events
        self.dropped = dropped
        self.exit = exit
    }
}

/// How the recorded program ended.
public struct ProgramExit: Hashable, Sendable {
    /// What ended the process.
    public enum Status: Hashable, Sendable {
        /// It exited with a status, 0 to 255.
        case code(Int32)
        /// A signal killed it, by its number.
        case signal(Int32)
    }

    /// What ended the process.
    public var status: Status
    /// Whether the deterministic loop ended it, since nothing was left that could ever run.
    public var isDeadlock: Bool

    /// An exit from what is known of it.
    public init(status: Status, isDeadlock: Bool = false) {
        self.status = status
        self.isDeadlock = isDeadlock
    }
}
