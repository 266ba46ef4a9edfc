public import TraceModel

/// Something in a trace that its reader should know of, with the evidence for it.
///
/// Facts only; the picture and the report write the sentences.
public struct Finding: Hashable, Sendable {
    /// What was found.
    public enum Kind: Hashable, Sendable {
        /// Nothing could ever run again: each of the tasks waits for something that none of the others will do.
        case deadlock
        /// The program ended while the task still waited, was ready, or ran.
        case neverFinished(state: TaskState, suspension: Suspension?)
        /// The task was created, and no thread ever ran it; for a coroutine: nobody awaited it.
        case neverStarted(isCoroutine: Bool)
        /// Main ended without it, and it went on; for several tasks, the one that went on for longest.
        case outlivedMain(by: TimeSpan, wasAwaited: Bool, prints: [Text])

        /// What reports for programs call it.
        public var name: String {
            switch self {
            case .deadlock: "deadlock"
            case .neverFinished: "never-finished"
            case .neverStarted(let isCoroutine): isCoroutine ? "never-awaited" : "never-started"
            case .outlivedMain: "outlived-main"
            }
        }
    }

    /// What was found.
    public var kind: Kind
    /// The tasks that it was found of, by their places in the timeline: several only where they are alike.
    public var tasks: [Int]
    /// The stretch of time that shows it.
    public var from: Instant
    /// The end of that stretch.
    public var to: Instant
}

extension Timeline {
    /// All that there is to report, the gravest first.
    ///
    /// O(events).
    public var findings: [Finding] {
        let search = FindingSearch(self)
        return search.deadlock + search.neverFinished + search.neverStarted + search.outlivedMain
    }
}
