import TraceAnalysis
import TraceModel

/// The one sentence that the report begins with.
struct Explanation {
    private let comparison: Comparison

    init(_ comparison: Comparison) { self.comparison = comparison }

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
        let tasks = Words.count(comparison.timelines?.base.tasks.count ?? 0, "task")
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
        return (swap.map { "\($0); " } ?? "") + order + "; nothing that changed places depends on each other"
    }

    /// The first two steps that changed places.
    private var swap: String? {
        guard let divergence = comparison.divergence, let sides = comparison.sides,
            let timelines = comparison.timelines, let left = divergence.base, let right = divergence.candidate
        else { return nil }
        let base = StepLines(timelines.base, sides.base)
        let candidate = StepLines(timelines.candidate, sides.candidate)
        let (before, now) = (base.place(of: left), candidate.place(of: right))
        guard before < base.count, now < candidate.count else { return nil }
        let names = (base.line(before).task, candidate.line(now).task)
        return names.0 == names.1 ? nil : "\(Words.name(names.1)) runs before \(Words.name(names.0)) now"
    }

    private var different: String {
        if let words = Serialisation(comparison)?.sentence { return words }
        let ranked = comparison.differences.enumerated().min { left, right in
            let (first, second) = (left.element.fact.weight, right.element.fact.weight)
            return first != second ? first < second : left.offset < right.offset
        }
        guard let first = ranked?.element else { return "the recordings differ" }
        let times = first.count > 1 ? " (\(Words.grouped(UInt64(first.count))) times)" : ""
        return first.sentence + times
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
        case .exit(let change) where change.base?.isDeadlock != change.candidate?.isDeadlock: 0
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
