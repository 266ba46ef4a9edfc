import TraceModel

/// How one recording differs from the first of the base.
struct RecordingFacts {
    /// A difference, and what makes it the same as one of another recording.
    struct Entry {
        let difference: Difference
        /// The very same difference.
        let same: FactKey
        /// Any difference at the same place, whatever it is; nil where it has none.
        let place: FactKey?
        /// Any difference of its kind about tasks of the same name; nil for what is about no task.
        let task: FactKey?

        /// All of them.
        var keys: [FactKey] { [same] + [place, task].compactMap(\.self) }
    }

    let verdict: Verdict
    let entries: [Entry]
    let keys: Set<FactKey>

    /// O(events), besides the comparison.
    init(_ base: Trace, _ candidate: Trace) {
        let comparison = Comparison(base: base, candidate: candidate)
        verdict = comparison.verdict
        let anchors = comparison.anchors
        entries = comparison.differences.filter { $0.level < .time }.map { Entry($0, anchors) }
        keys = Set(entries.flatMap(\.keys))
    }
}

/// What facts of different comparisons with one base have in common.
///
/// `job` that throws "error 1" in one candidate and "error 2" in the next is no fact that both share; that `job` ends
/// otherwise, at this place of the base, is.
enum FactKey: Hashable {
    /// This fact alone.
    case fact(Fact)
    /// A fact of this kind, of which a comparison has one: how many steps moved is another number each time.
    case kind(String)
    /// Something else at this event of the base.
    case event(String, Int)
    /// Something new that a task does after this event of the base, and before the next one that it has there, too.
    case after(String, Int)
    /// A difference of this kind about a task of this name, wherever it is.
    case task(String, String)
}

extension FactKey {
    /// What makes a fact the very same one in another comparison.
    init(_ fact: Fact) {
        switch fact {
        case .order, .orderInSteps, .output, .peak: self = .kind(fact.kind)
        default: self = .fact(fact)
        }
    }
}

extension RecordingFacts.Entry {
    fileprivate init(_ difference: Difference, _ anchors: [Int32]) {
        let fact = difference.fact
        self.difference = difference
        same = FactKey(fact)
        guard difference.level <= .causality else {
            (place, task) = (nil, nil)
            return
        }
        task = .task(fact.kind, fact.nameInBase)
        if let event = difference.baseEvent {
            place = .event(fact.aspect, event)
        } else if let event = difference.candidateEvent, anchors[event] >= 0 {
            place = .after(fact.aspect, Int(anchors[event]))
        } else {
            place = nil
        }
    }
}

extension Fact {
    /// What differs, whether it was changed, added or removed.
    fileprivate var aspect: String {
        switch self {
        case .presence: "presence"
        case .act, .ending: "act"
        default: kind
        }
    }

    /// The name in the base of the task that the fact is about; for a task that is new or gone, whose own name may be
    /// another one each time, of the one that made it; empty for the program.
    fileprivate var nameInBase: String {
        switch self {
        case .presence(_, let spawner): spawner ?? ""
        case .name(let name): name.base
        case .parent(let task, _), .kind(let task, _), .priority(let task, _), .lateness(let task, _),
            .act(let task, _), .reordered(let task, _), .shuffled(let task, _), .ending(let task, _),
            .cancellations(let task, _), .creator(let task, _), .wake(let task, _), .canceller(let task, _),
            .wait(let task, _), .cutOff(let task, _):
            task.base
        case .dependence(_, let deed, _): deed.task
        case .duration(let task, _, _): task.base
        case .moment(let deed, _): deed.task
        case .exit, .order, .orderInSteps, .output, .overlap, .peak, .total: ""
        }
    }
}

extension Comparison {
    /// For each event of the candidate the last event before it, of the same task, that the base has, too: its place
    /// there, or -1.
    fileprivate var anchors: [Int32] {
        guard let findings, let sides else { return [] }
        var last = Array(repeating: Int32(-1), count: sides.candidate.outside + 1)
        return candidate.events.enumerated().map { place, event in
            let owner = sides.candidate.owner(of: event)
            let original = findings.originals[place]
            if original >= 0 { last[owner] = original }
            return last[owner]
        }
    }
}
