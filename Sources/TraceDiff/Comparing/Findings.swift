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
    /// How many differences in time exceed the threshold.
    var exceeding: Int
    /// The first place at which the two sequences of events are not the same any more.
    var divergence: Divergence?
    /// How many steps both have; 0 if no event changed places.
    var steps: Int
    var movedEvents: Int
    var lost: [OverlapComparison.Pair]
    var gained: [OverlapComparison.Pair]
    /// How far the times of matched events lie apart at most; nil unless both clocks are virtual.
    var greatestShift: TimeSpan?

    init(_ base: Side, _ candidate: Side, _ threshold: TimeThreshold?) {
        var list = DifferenceList()
        let tasks = TaskAlignment.matching(base, candidate)
        TaskPresence.compare(base, candidate, tasks, into: &list)
        let matching = EventMatching.matching(base, candidate, tasks, into: &list)
        list.addExits(base, candidate)
        let relations = Relations(base: base, candidate: candidate, tasks: tasks)
        relations.compare(matching, into: &list)
        let order = OrderComparison(base, matching)
        // Where no event comes before another one that it came after, nothing is used in another order.
        if order.movedEvents > 0 {
            Dependences(base: base, candidate: candidate, tasks: tasks, matching: matching).compare(
                into: &list
            )
        }

        if order.movedSteps > 0 {
            list.add(.order(movedSteps: order.movedSteps, steps: order.steps))
        } else if order.movedEvents > 0 {
            list.add(.orderInSteps(movedEvents: order.movedEvents))
        }
        if order.movedLines > 0 { list.add(.output(movedLines: order.movedLines, lines: order.lines)) }
        let overlap = OverlapComparison(base, candidate, tasks)
        Self.add(overlap, base, candidate, tasks, to: &list)
        if base.peak != candidate.peak { list.add(.peak(Change(base.peak, candidate.peak))) }
        let shift = list.addTimes(base, candidate, tasks, matching, threshold)
        let divergence = Divergence(base, candidate, matching, relations, isExact: base.isExact)

        self.init(list, tasks, matching, greatestShift: shift, divergence)
        steps = order.steps
        movedEvents = order.movedEvents
        lost = overlap.lost
        gained = overlap.gained
    }

    /// What is found about two traces that have the same events in the same order, as most comparisons are of: only
    /// exits and times can differ.
    init(ofSame base: Side, _ candidate: Side, _ threshold: TimeThreshold?) {
        var list = DifferenceList()
        let tasks = TaskAlignment.identity(base)
        let matching = EventMatching.identity(base)
        list.addExits(base, candidate)
        let shift = list.addTimes(base, candidate, tasks, matching, threshold)
        let divergence = base.isExact ? Divergence(ofTimes: base, candidate) : nil
        self.init(list, tasks, matching, greatestShift: shift, divergence)
    }

    /// What a list says; no event changed places, and nothing overlaps that did not.
    private init(
        _ list: DifferenceList,
        _ tasks: TaskAlignment,
        _ matching: EventMatching,
        greatestShift: TimeSpan?,
        _ divergence: Divergence?
    ) {
        self.tasks = tasks
        counterparts = matching.counterparts
        originals = matching.originals
        differences = list.differences
        counts = list.counts
        omitted = list.omitted
        exceeding = list.exceeding
        self.divergence = divergence
        (steps, movedEvents) = (0, 0)
        (lost, gained) = ([], [])
        self.greatestShift = greatestShift
    }

    private static func add(
        _ overlap: OverlapComparison,
        _ base: Side,
        _ candidate: Side,
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
                    base: base.tasks[Int(pair.second)].createEvent,
                    candidate: candidate.tasks[Int(tasks.partners[Int(pair.second)])].createEvent
                )
            }
            if count > pairs.count { list.addUnlisted(.overlap, count: count - pairs.count) }
        }
        add(overlap.lost, of: overlap.lostCount, Change(true, false))
        add(overlap.gained, of: overlap.gainedCount, Change(false, true))
    }
}

extension DifferenceList {
    fileprivate mutating func addExits(_ base: Side, _ candidate: Side) {
        let exits = Change(base.trace.end?.exit, candidate.trace.end?.exit)
        if exits.base != exits.candidate { add(.exit(exits)) }
    }

    /// Adds what takes another time, and returns how far the times of matched events lie apart at most between virtual
    /// clocks.
    fileprivate mutating func addTimes(
        _ base: Side,
        _ candidate: Side,
        _ tasks: TaskAlignment,
        _ matching: EventMatching,
        _ threshold: TimeThreshold?
    ) -> TimeSpan? {
        guard let threshold else { return nil }
        let time = TimeComparison(base: base, candidate: candidate, matching: matching, threshold: threshold)
        return time.compare(tasks, into: &self)
    }
}
