/// One breach of a law: by which event, of which task, and what was expected.
public struct LawViolation: Hashable, Sendable {
    /// The index of the event in the trace, from 0; nil for the end line.
    public let event: Int?
    /// The task of that event.
    public let task: TaskID?
    /// What is wrong.
    public let fact: Fact

    /// A breach from its parts.
    public init(event: Int?, task: TaskID?, fact: Fact) {
        self.event = event
        self.task = task
        self.fact = fact
    }

    /// The law that is broken.
    public var law: Law { fact.law }

    /// What can be wrong with one event, or with the end line.
    public enum Fact: Hashable, Sendable {
        /// Something happens to a task that no event before it creates.
        case notCreated(EventKind)
        /// A task is created a second time, or after another event of it.
        case createdTwice
        /// A task found by a late recording is created neither first of all nor after a gap.
        case lateAfterOpening
        /// The task can't do this in its present phase.
        case outOfTurn(EventKind, TaskPhase)
        /// The thread already runs another task.
        case threadTaken(ThreadID, by: TaskID)
        /// The task stops while an immediate task still runs inside it.
        case innerTaskRuns(TaskID)
        /// A field names a task that no event before it creates.
        case namesUncreated(TaskReference, TaskID)
        /// The end line counts other than there are events.
        case eventCount(stated: Int, found: Int)
        /// The end line counts other lost events than the gaps do.
        case droppedCount(stated: UInt64, found: UInt64)
        /// The time is before that of the line before.
        case timeWentBack(from: Instant, to: Instant)

        /// The law that this breaks.
        public var law: Law {
            switch self {
            case .notCreated, .createdTwice, .lateAfterOpening: .creation
            case .outOfTurn: .turns
            case .threadTaken, .innerTaskRuns: .threads
            case .namesUncreated: .references
            case .eventCount, .droppedCount: .counts
            case .timeWentBack: .time
            }
        }
    }
}

/// Where a task is in its life, as far as law 2 cares.
public enum TaskPhase: CaseIterable, Hashable, Sendable {
    /// Created, and not started yet.
    case created
    /// On a thread.
    case running
    /// Waiting.
    case suspended
    /// Woken, and not resumed yet.
    case ready
    /// Over.
    case ended
    /// Started, and in a phase that a gap hides.
    case startedUnseen
    /// In any phase before its end: the recording began late, or a gap hides it.
    case unseen

    /// The kinds of events that may come next, by law 2.
    public var next: [EventKind] {
        switch self {
        case .created: [.start, .cancel, .print, .mark]
        case .running: [.suspend, .end, .cancel, .print, .mark]
        case .suspended: [.ready, .resume, .cancel, .print, .mark]
        case .ready: [.resume, .cancel, .print, .mark]
        case .ended: [.cancel]
        case .startedUnseen: [.suspend, .ready, .resume, .end, .cancel, .print, .mark]
        case .unseen: [.start, .suspend, .ready, .resume, .end, .cancel, .print, .mark]
        }
    }
}

/// A field of an event that names another task.
public enum TaskReference: String, CaseIterable, Hashable, Sendable {
    /// The structured parent.
    case parent
    /// The task that ran at the creation.
    case creator
    /// The task that is awaited.
    case target
    /// The task that woke or cancelled.
    case by
}

/// What a check of a whole trace found.
public struct LawReport: Hashable, Sendable {
    /// The first breach in order of the lines; nil where every law is kept.
    public var first: LawViolation?
    /// How many breaches there are in all.
    public var count = 0
    /// How many events the gaps admit to have lost, 2^64 - 1 at most; nil for a trace without a gap.
    public internal(set) var dropped: UInt64?

    /// A report without a breach.
    public init() {}

    /// Whether every law is kept.
    public var isLawful: Bool { count == 0 }
}
