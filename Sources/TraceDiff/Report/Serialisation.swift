import TraceAnalysis
import TraceModel

/// Why two tasks that used to overlap no longer do, or the other way round, and what that costs.
///
/// Nil unless that is what the difference comes to: no task came, went, or does something else.
struct Serialisation {
    private let comparison: Comparison
    private let findings: Findings
    private let timelines: (base: Timeline, candidate: Timeline)
    private let isLost: Bool
    private let pair: OverlapComparison.Pair

    init?(_ comparison: Comparison) {
        guard let findings = comparison.findings, let timelines = comparison.timelines else { return nil }
        for difference in comparison.differences where !difference.fact.isRearrangement { return nil }
        let lost = Self.longest(findings.lost, timelines.base, findings)
        let gained = Self.longest(findings.gained, timelines.base, findings)
        guard let pair = lost ?? gained else { return nil }
        self.comparison = comparison
        self.findings = findings
        self.timelines = timelines
        self.pair = pair
        isLost = lost != nil
    }

    /// The pair that shared the most time and of which neither made the other.
    private static func longest(
        _ pairs: [OverlapComparison.Pair],
        _ base: Timeline,
        _ findings: Findings
    ) -> OverlapComparison.Pair? {
        let tree = TaskTree(base)
        func stands(_ task: Int32, under other: Int32) -> Bool {
            var above = tree.parents[Int(task)]
            while let place = above {
                if place == Int(other) { return true }
                above = tree.parents[place]
            }
            return false
        }
        var longest: OverlapComparison.Pair?
        for pair in pairs where pair.time > longest?.time ?? .zero {
            guard !stands(pair.first, under: pair.second), !stands(pair.second, under: pair.first) else {
                continue
            }
            longest = pair
        }
        return longest
    }

    var sentence: String {
        let first = Words.name(name(pair.first))
        let second = Words.name(name(pair.second))
        let time = Words.span(pair.time)
        let cost = cost.map { ": \($0) on the critical path" } ?? ""
        if isLost {
            return "\(first) and \(second) used to overlap for \(time); "
                + "now \(second) starts only after \(first) ends\(reason(isNow: true))\(cost)"
        }
        return "\(first) and \(second) overlap for \(time) now; "
            + "\(second) used to start only after \(first) ended\(reason(isNow: false))\(cost)"
    }

    private func name(_ task: Int32) -> String { comparison.sides?.base.name(of: Int(task)) ?? "" }

    /// By how much the way to the end of main became longer or shorter; nil for not at all.
    private var cost: String? {
        guard comparison.threshold != nil else { return nil }
        let change = Change(
            CriticalPath(timelines.base).duration,
            CriticalPath(timelines.candidate).duration
        )
        return change.shift == .zero ? nil : Words.shift(change)
    }

    /// What keeps the second task from starting, on the side where it has to wait.
    ///
    /// Walks back from its first step: through who made it and who woke that one, to the first task.
    private func reason(isNow: Bool) -> String {
        let timeline = isNow ? timelines.candidate : timelines.base
        let translate = { (task: Int32) in isNow ? findings.tasks.partners[Int(task)] : task }
        let first = Int(translate(pair.first))
        var task = Int(translate(pair.second))
        guard let start = timeline.tasks[task].firstStep else { return "" }
        var event = start
        for _ in 0..<64 {
            let life = timeline.tasks[task]
            guard let cause = cause(of: life, before: event, timeline) else { return "" }
            if cause.task == first {
                guard task != Int(translate(pair.second)) else {
                    return ", which \(isNow ? "wakes" : "woke") it"
                }
                let awaiter = Words.name(timeline.label(of: task))
                return ", because \(awaiter) \(isNow ? "awaits" : "awaited") it first"
            }
            (task, event) = cause
        }
        return ""
    }

    /// What let a task do an event: its latest wake by another task before, else its creator.
    private func cause(
        of life: TaskLife,
        before event: Int32,
        _ timeline: Timeline
    ) -> (task: Int, event: Int32)? {
        for stretch in life.stretches.reversed() where stretch.state == .ready && stretch.opening < event {
            guard case .ready(let wake) = timeline.trace.events[Int(stretch.opening)].action,
                let by = wake.by,
                let waker = timeline.place(of: by)
            else { continue }
            return (waker, stretch.opening)
        }
        guard let creator = life.creation.creator ?? life.creation.parent,
            let place = timeline.place(of: creator)
        else { return nil }
        return (place, life.creationEvent)
    }
}

extension Fact {
    /// Whether the same things are done, only at other points, or waited for or not.
    fileprivate var isRearrangement: Bool {
        switch self {
        case .presence, .name, .parent, .kind, .priority, .lateness, .ending, .cancellations, .exit: false
        case .act(_, let change): change.base == nil || change.candidate == nil
        case .reordered, .shuffled, .creator, .wake, .wait, .cutOff, .canceller, .dependence, .order,
            .orderInSteps,
            .output,
            .overlap, .peak,
            .duration,
            .moment, .total:
            true
        }
    }
}

extension TaskLife {
    /// The event of its first step; nil if it never ran.
    fileprivate var firstStep: Int32? { stretches.first { $0.state == .running }?.opening }
}
