public import TraceModel

/// Something in a trace that its reader should know of, with the evidence for it.
///
/// Facts only; the picture and the report write the sentences. What each kind means, when it is wrong and what to do
/// about it is told in the article <doc:Findings>.
public struct Finding: Hashable, Sendable {
    /// What was found, the gravest first.
    public enum Kind: Hashable, Sendable {
        /// Nothing of these tasks could ever run again: each waits for something that only another of them could do.
        ///
        /// With the tasks that wait for each other in a circle, each for the next; empty where the trace does not name
        /// what each waits for.
        case deadlock(cycle: [Int])
        /// A task waits for ever, and while it did somebody else was woken who could not use it.
        case lostWake(LostWake)
        /// The program ended while the task still waited, was ready, or ran.
        case neverFinished(state: TaskState, suspension: Suspension?)
        /// The task was created, and no thread ever ran it; for a coroutine: nobody awaited it.
        case neverStarted(isCoroutine: Bool)
        /// One run of a task kept others waiting for its thread.
        case blocked(BlockingRun)
        /// A task was ready for long, and no single run was what it waited for.
        case starved(LongDelay)
        /// Tasks of one kind ran one by one, each awaited before the next was made.
        case serialised(SerialRun)
        /// Main ended without it, and it went on; for several tasks, the one that went on for longest.
        case outlivedMain(by: TimeSpan, wasAwaited: Bool, prints: [Text])
        /// What the end of main waited for was, for a good part, one task alone; nothing is wrong with that.
        case criticalWait(CriticalWait)
    }

    /// Where a finding can be seen: a stretch of one task's life.
    public struct Sighting: Hashable, Sendable {
        /// The task, by its place in the timeline's `tasks`.
        public var task: Int
        /// When it begins.
        public var from: Instant
        /// When it ends.
        public var to: Instant
        /// The event that begins it, by its place in the trace's events.
        public var opening: Int32
        /// The event that ends it; the number of events for what goes on to the end of the trace.
        public var closing: Int32
    }

    /// What was found.
    public var kind: Kind
    /// The tasks that it was found of, by their places in the timeline: several only where they are alike.
    public var tasks: [Int]
    /// Where it can be seen, the most telling first; one at least.
    public var sightings: [Sighting]

    /// When it begins.
    public var from: Instant { sightings.map(\.from).min() ?? .zero }
    /// When it ends.
    public var to: Instant { sightings.map(\.to).max() ?? .zero }
}

extension Finding.Kind {
    /// What reports for programs call it.
    public var name: String {
        switch self {
        case .deadlock: "deadlock"
        case .lostWake: "lost-wake"
        case .neverFinished: "never-finished"
        case .neverStarted(let isCoroutine): isCoroutine ? "never-awaited" : "never-started"
        case .blocked: "blocked"
        case .starved: "starved"
        case .serialised: "serialised"
        case .outlivedMain: "outlived-main"
        case .criticalWait: "critical-wait"
        }
    }

    /// Whether something is wrong, so that it should be told in red.
    public var isAlarm: Bool {
        if case .criticalWait = self { false } else { true }
    }
}

extension Finding.Sighting {
    /// A stretch of a task's life.
    init(_ task: Int, _ stretch: Stretch) {
        self.init(
            task: task,
            from: stretch.from,
            to: stretch.to,
            opening: stretch.opening,
            closing: stretch.closing
        )
    }
}

extension Finding {
    /// A finding of the tasks where it can be seen.
    init(_ kind: Kind, seen sightings: [Sighting]) {
        self.init(kind: kind, tasks: sightings.map(\.task), sightings: sightings)
    }
}

extension Timeline {
    /// All that there is to report, the gravest first.
    ///
    /// - Parameter readyLimit: How long a task may be ready and not run before that is a finding.
    /// - Returns: Findings in the order of their kinds, those of a kind in order of their first task or gravity.
    /// - Complexity: O(events × log events).
    public func findings(readyLimit: TimeSpan = Self.readyLimit) -> [Finding] {
        let tree = TaskTree(self)
        let stuck = StuckTasks(self, tree).findings
        let lost = LostWakeSearch(self).findings
        let told = Set((stuck + lost).flatMap(\.tasks))
        let endings = EndingSearch(self, tree)
        let delays = DelaySearch(self, limit: readyLimit)
        return stuck + lost + endings.neverFinished(except: told) + endings.neverStarted + delays.blocked
            + delays.starved + SerialSearch(self, tree).findings + endings.outlivedMain
            + CriticalWaitSearch(self, tree).findings
    }

    /// How long a task may be ready and not run unless told: a hundredth of a second.
    ///
    /// A person notices ten times that, and a server that makes one request wait for so long makes all of them.
    public static let readyLimit = TimeSpan(nanoseconds: 10_000_000)

    /// Whether the program came to an end of its own, so that what is unfinished will stay so.
    var endedByItself: Bool {
        guard case .code = trace.end?.exit?.status else { return false }
        return true
    }
}
