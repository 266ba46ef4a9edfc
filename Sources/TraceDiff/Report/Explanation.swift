import TraceAnalysis
import TraceModel

/// The one sentence that the report begins with.
struct Explanation {
    private let comparison: Comparison
    /// Nil for an identical pair, which needs none, and for one that can't be compared.
    private let timelines: (base: Timeline, candidate: Timeline)?

    init(_ comparison: Comparison) {
        self.comparison = comparison
        timelines = comparison.verdict == .identical ? nil : comparison.timelines
    }

    /// What the verdict means here.
    var sentence: String {
        switch comparison.verdict {
        case .identical: identical
        case .equivalent: equivalent
        case .different: different
        case .cannotCompare: comparison.obstacles.map(\.clause).joined(separator: "; ")
        }
    }

    private var sameEvents: String {
        let events = Words.count(comparison.base.events.count, "event")
        let tasks = Words.count(comparison.sides?.base.outside ?? 0, "task")
        return "all \(events) of \(tasks) are the same, in the same order"
    }

    private var identical: String {
        let all = sameEvents
        if comparison.threshold == nil {
            return all + "; times are not compared, since only one clock is virtual"
        }
        return comparison.hasExactTimes ? all + ", at the same times" : all
    }

    private var equivalent: String {
        guard let order = comparison.differences.first(where: { $0.level == .order })?.sentence else {
            return sameEvents + "; only times differ, and one recording a side can't show that they changed"
        }
        let first = serialisation ?? ((swap.map { "\($0); " } ?? "") + order)
        return first + "; nothing that changed places depends on each other"
    }

    /// Two steps that changed places: those of the first divergence, if they did.
    private var swap: String? {
        guard let divergence = comparison.divergence, let sides = comparison.sides, let timelines,
            let left = divergence.base, let right = divergence.candidate
        else { return nil }
        let base = StepLines(timelines.base, sides.base)
        let candidate = StepLines(timelines.candidate, sides.candidate)
        let (before, now) = (base.place(of: left), candidate.place(of: right))
        guard before < base.count, now < candidate.count else { return nil }
        let names = (base.line(before).task, candidate.line(now).task)
        // An event may come earlier than one of a step that began first all the same, where steps run at the same time.
        let opening = timelines.base.steps[before].opening
        let otherOpening = timelines.candidate.steps[now].opening
        guard names.0 != names.1, let findings = comparison.findings,
            findings.counterparts[Int(opening)] > otherOpening,
            findings.originals[Int(otherOpening)] > opening
        else { return nil }
        return "\(Words.name(names.1)) runs before \(Words.name(names.0)) now"
    }

    private var different: String {
        if let serialisation { return serialisation }
        let ranked = comparison.differences.enumerated().min { left, right in
            let (first, second) = (left.element.fact.weight, right.element.fact.weight)
            return first != second ? first < second : left.offset < right.offset
        }
        guard let first = ranked?.element else { return "the recordings differ" }
        if let sides = comparison.sides, let timelines,
            let wait = NewWait(first, comparison, timelines.candidate)
        {
            return wait.sentence(first, path: criticalPath, sides.candidate)
        }
        let times = first.count > 1 ? " (\(Words.grouped(UInt64(first.count))) times)" : ""
        return first.sentence + times
    }

    /// That tasks overlap no longer, or do now, if that is what the difference comes to.
    private var serialisation: String? {
        guard let sides = comparison.sides, let timelines else { return nil }
        return Serialisation(comparison, timelines)?.sentence(sides.base, sides.candidate)
    }

    /// How long the critical path was and is; nil where times can't be compared.
    private var criticalPath: Change<TimeSpan>? {
        guard comparison.threshold != nil, let timelines else { return nil }
        return Change(CriticalPath(timelines.base).duration, CriticalPath(timelines.candidate).duration)
    }
}

extension Comparison {
    /// Whether both clocks are virtual, so that times must be equal to the nanosecond.
    var hasExactTimes: Bool {
        if case (.virtual, .virtual) = (base.clock, candidate.clock) { return true }
        return false
    }

    /// Why times can't be gated, where they are and can't, as a clause without a full stop.
    var timeClause: String {
        threshold == nil
            ? "time can't be gated between a virtual and a wall clock"
            : "one recording a side can't show a change in time on a wall clock; record four a side, or more, and "
                + "compare them by: weft diff --fail-on time --base BASE… -- CANDIDATE…"
    }
}

extension Fact {
    /// What to tell first: the less, the sooner.
    fileprivate var weight: Int {
        switch self {
        case .exit where isHanging: 0
        case .presence: 1
        case .name: 2
        case .cancellations: 3
        case .act(_, let change) where change.base != nil && change.candidate != nil: 4
        case .ending: 5
        case .parent, .kind, .priority, .lateness: 6
        case .act, .shuffled: 7
        case .reordered: 8
        case .exit, .dependence(.named, _, _): 9
        case .creator, .canceller: 10
        case .wake, .wait, .cutOff: 11
        case .dependence: 12
        case .order, .orderInSteps, .output: 13
        case .overlap, .peak: 14
        case .duration, .moment: 15
        case .total: 16
        }
    }
}

extension Obstacle {
    /// Why, as a clause without a full stop.
    public var clause: String {
        switch self {
        case .truncated(let side):
            "the \(side.rawValue) is truncated, so nobody knows how it went on; record it again"
        case .lostEvents(let side, let dropped):
            "the \(side.rawValue) lost \(Words.count(Int(clamping: dropped), "event")), "
                + "which may be just those that differ; record it again"
        case .brokenLaw(let side, let violation):
            "the \(side.rawValue) breaks a law of traces"
                + (violation.event.map { " at event \($0 + 1): " } ?? ": ") + violation.sentence
        case .unavailable(_, let reason): PrintableText.escaped(reason)
        case .ticks(let change):
            "both clocks are virtual, but a step takes \(Words.span(change.base)) in the base and "
                + "\(Words.span(change.candidate)) in the candidate; record both with the same --tick"
        }
    }
}
