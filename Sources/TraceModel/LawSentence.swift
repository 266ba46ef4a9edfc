extension LawViolation {
    /// The breach as a sentence for people: what happened, what was expected, and the law's number.
    ///
    /// Where it happened (the file and the line) is for the caller to put in front.
    public var sentence: String { "\(words) (law \(law.rawValue))" }

    private var words: String {
        let who = task.map { "task \($0)" } ?? "an event without a task"
        switch fact {
        case .notCreated(let kind):
            return "\(who) \(kind.verb), but nothing before creates it; its create line must come first"
        case .createdTwice:
            return "\(who) is created again; a task is created once, before any other event of it"
        case .lateAfterOpening:
            return "\(who) is created as late, but other events came before; "
                + "late tasks are created first of all, or after a gap"
        case .outOfTurn(let kind, let phase):
            return "\(who) \(kind.verb), but \(phase.words); expected \(phase.expected)"
        case .threadTaken(let thread, let other):
            return "\(who) runs on thread \(thread), but task \(other) still runs there; "
                + "task \(other) must suspend or end first"
        case .innerTaskRuns(let inner):
            return "\(who) stops running, but immediate task \(inner) still runs inside it; "
                + "task \(inner) must suspend or end first"
        case .namesUncreated(let field, let other):
            return "\(who) has \"\(field.rawValue)\": \(other), but nothing before creates task \(other)"
        case .eventCount(let stated, let found):
            return "the end line counts \(stated) events, but there are \(found)"
        case .droppedCount(let stated, let found):
            return "the end line counts \(stated) dropped events, but the gaps count \(found)"
        case .timeWentBack(let from, let to):
            let what = event == nil ? "the end line" : "the event"
            return "\(what) is at \(to.nanoseconds) ns, but the line before is at \(from.nanoseconds) ns; "
                + "time must not go back"
        }
    }
}

extension EventKind {
    fileprivate var verb: String {
        switch self {
        case .create: "is created"
        case .start: "starts"
        case .suspend: "suspends"
        case .ready: "becomes ready"
        case .resume: "resumes"
        case .end: "ends"
        case .cancel: "is cancelled"
        case .print: "prints"
        case .mark: "sets a mark"
        case .gap: "loses events"
        }
    }
}

extension TaskPhase {
    fileprivate var words: String {
        switch self {
        case .created: "has not started"
        case .running: "is running"
        case .suspended: "is suspended"
        case .ready: "is ready and has not resumed"
        case .ended: "has ended"
        case .startedUnseen: "has started already"
        case .unseen: "is in an unknown phase"
        }
    }

    /// What may come next, without the three that hardly ever are what was meant.
    fileprivate var expected: String {
        let kinds = next.filter { self == .ended || ![.cancel, .print, .mark].contains($0) }.map(\.rawValue)
        guard let last = kinds.last, kinds.count > 1 else { return kinds.joined() }
        return kinds.dropLast().joined(separator: ", ") + " or " + last
    }
}
