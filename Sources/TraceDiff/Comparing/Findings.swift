import TraceAnalysis
import TraceModel

/// All that is found out about two comparable traces.
struct Findings: Sendable {
    var tasks: TaskAlignment
    var counterparts: [Int32]
    var originals: [Int32]
    var differences: [Difference]
    var counts: [Level: Int]
    var omitted: [Level: Int]
    /// The first place at which the two sequences of events are not the same any more.
    var divergence: Divergence?
    var movedSteps: Int
    var steps: Int
    var movedEvents: Int
    var lost: [OverlapComparison.Pair]
    var gained: [OverlapComparison.Pair]
    /// How far the times of matched events lie apart at most; nil where the clocks are of different kinds.
    var greatestShift: TimeSpan?

    init(_ base: Side, _ candidate: Side, _ left: Timeline, _ right: Timeline, _ threshold: TimeThreshold?) {
        var list = DifferenceList()
        tasks = TaskAlignment.matching(base, candidate)
        TaskPresence.compare(base, candidate, tasks, into: &list)
        let matching = EventMatching.matching(base, candidate, tasks, into: &list)
        let exits = Change(base.trace.end?.exit, candidate.trace.end?.exit)
        if exits.base != exits.candidate { list.add(.exit(exits)) }
        let relations = Relations(base: base, candidate: candidate, tasks: tasks)
        relations.compare(matching, into: &list)
        Dependences(base: base, candidate: candidate, tasks: tasks, matching: matching).compare(into: &list)

        let order = OrderComparison(base, matching)
        if order.movedSteps > 0 {
            list.add(.order(movedSteps: order.movedSteps, steps: order.steps))
        } else if order.movedEvents > 0 {
            list.add(.orderInSteps(movedEvents: order.movedEvents))
        }
        if order.movedLines > 0 { list.add(.output(movedLines: order.movedLines, lines: order.lines)) }
        let pairs = Self.pairs(base, candidate, left, right, tasks)
        let overlap = OverlapComparison(left, right, pairs)
        Self.add(overlap, base, candidate, left, right, tasks, to: &list)
        if let threshold {
            let time = TimeComparison(
                base: base,
                candidate: candidate,
                matching: matching,
                threshold: threshold
            )
            time.compare(left, right, pairs, into: &list)
            greatestShift = time.greatestShift()
        }

        counterparts = matching.counterparts
        originals = matching.originals
        differences = list.differences
        counts = list.counts
        omitted = list.omitted
        movedSteps = order.movedSteps
        steps = order.steps
        movedEvents = order.movedEvents
        lost = overlap.lost
        gained = overlap.gained
        divergence = Divergence(base, candidate, matching, relations, isExact: threshold == .exact)
    }

    /// The tasks of both timelines that are matched, with their numbers in the base.
    private static func pairs(
        _ base: Side,
        _ candidate: Side,
        _ left: Timeline,
        _ right: Timeline,
        _ tasks: TaskAlignment
    ) -> [(base: Int, candidate: Int, task: Int32)] {
        tasks.partners.dropLast().enumerated().compactMap { task, partner in
            guard partner >= 0, let leftPlace = left.place(of: base.numbers.tasks[task]),
                let rightPlace = right.place(of: candidate.numbers.tasks[Int(partner)])
            else { return nil }
            return (leftPlace, rightPlace, Int32(task))
        }
    }

    private static func add(
        _ overlap: OverlapComparison,
        _ base: Side,
        _ candidate: Side,
        _ left: Timeline,
        _ right: Timeline,
        _ tasks: TaskAlignment,
        to list: inout DifferenceList
    ) {
        func name(_ task: Int32) -> TaskName {
            TaskName(base.name(of: Int(task)), candidate.name(of: Int(tasks.partners[Int(task)])))
        }
        func add(_ pairs: [OverlapComparison.Pair], of count: Int, _ change: Change<Bool>) {
            for pair in pairs {
                list.add(
                    .overlap(name(pair.first), name(pair.second), change),
                    base: base.createEvents[Int(pair.second)],
                    candidate: candidate.createEvents[Int(tasks.partners[Int(pair.second)])]
                )
            }
            if count > pairs.count { list.addUnlisted(.overlap, count: count - pairs.count) }
        }
        add(overlap.lost, of: overlap.lostCount, Change(true, false))
        add(overlap.gained, of: overlap.gainedCount, Change(false, true))
        let peaks = Change(left.greatestParallelism, right.greatestParallelism)
        if peaks.base != peaks.candidate { list.add(.peak(peaks)) }
    }
}

extension Timeline {
    /// How many tasks ran at one moment, at most, by the order of events.
    fileprivate var greatestParallelism: Int {
        let ends = steps.map(\.closing).sorted()
        var ended = 0
        var greatest = 0
        for (begun, step) in steps.enumerated() {
            while ended < ends.count, ends[ended] < step.opening { ended += 1 }
            greatest = max(greatest, begun + 1 - ended)
        }
        return greatest
    }
}
