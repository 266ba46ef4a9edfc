import TraceAnalysis
import TraceModel

/// How long tasks spent in each state, and when things happened.
struct TimeComparison {
    let base: Side
    let candidate: Side
    let matching: EventMatching
    let threshold: TimeThreshold

    private static let states = [TaskState.created, .ready, .running, .suspended]

    /// How far the times of matched events lie apart at most, counted from the first event of each trace.
    func greatestShift() -> TimeSpan {
        var greatest = total.magnitude
        for (index, counterpart) in matching.counterparts.enumerated() where counterpart >= 0 {
            greatest = max(greatest, moments(index, counterpart).magnitude)
        }
        return greatest
    }

    /// Adds what took longer or shorter by more than the threshold.
    func compare(
        _ tasks: TaskAlignment,
        into differences: inout DifferenceList
    ) {
        let before = differences.total
        if threshold.isExceeded(by: total) { differences.add(.total(told(total))) }
        for (task, partner) in tasks.partners.dropLast().enumerated() where partner >= 0 {
            let (life, other) = (base.lives[task], candidate.lives[Int(partner)])
            for state in Self.states {
                let change = Change(life.total(state), other.total(state))
                guard threshold.isExceeded(by: change) else { continue }
                let name = TaskName(base.name(of: task), candidate.name(of: Int(partner)))
                differences.add(
                    .duration(task: name, state, told(change)),
                    base: base.createEvents[task],
                    candidate: candidate.createEvents[Int(partner)]
                )
            }
        }
        // Every state as long as before, and yet not everything at its time: exact clocks only.
        guard differences.total == before, threshold == .exact else { return }
        addFirstMoment(to: &differences)
    }

    private func addFirstMoment(to differences: inout DifferenceList) {
        for (index, counterpart) in matching.counterparts.enumerated() where counterpart >= 0 {
            let moments = moments(index, counterpart)
            guard moments.shift != .zero else { continue }
            let deed = Deed(task: base.actorName(of: Int32(index)), act: base.act(of: Int32(index)))
            differences.add(.moment(deed, moments), base: Int32(index), candidate: counterpart)
            return
        }
    }

    private func told(_ change: Change<TimeSpan>) -> Change<TimeSpan> {
        Change(base.told(change.base), base.told(change.candidate))
    }

    private var total: Change<TimeSpan> {
        Change(base.trace.endTime - base.origin, candidate.trace.endTime - candidate.origin)
    }

    private func moments(_ index: Int, _ counterpart: Int32) -> Change<TimeSpan> {
        Change(
            base.trace.events[index].time - base.origin,
            candidate.trace.events[Int(counterpart)].time - candidate.origin
        )
    }
}
