import TraceAnalysis
import TraceModel

/// How long tasks spent in each state, and when things happened.
struct TimeComparison {
    let base: Side
    let candidate: Side
    let matching: EventMatching
    let threshold: TimeThreshold

    private static let states = [TaskState.created, .ready, .running, .suspended]

    /// Adds what took longer or shorter: on exact clocks whatever did, else by more than the threshold.
    ///
    /// - Returns: How far the times of matched events lie apart at most, counted from the first event of each trace;
    ///   nil unless both clocks are virtual.
    func compare(_ tasks: TaskAlignment, into differences: inout DifferenceList) -> TimeSpan? {
        let shift = base.isExact ? greatestShift() : nil
        addDurations(tasks, shift, to: &differences)
        return shift
    }

    private func greatestShift() -> TimeSpan {
        var greatest = total.magnitude
        for (index, counterpart) in matching.counterparts.enumerated() where counterpart >= 0 {
            greatest = max(greatest, moments(index, counterpart).magnitude)
        }
        return greatest
    }

    private func addDurations(
        _ tasks: TaskAlignment,
        _ shift: TimeSpan?,
        to differences: inout DifferenceList
    ) {
        let before = differences.total
        if counts(total) { differences.add(.total(told(total)), exceeds: threshold.isExceeded(by: total)) }
        for (task, partner) in tasks.partners.dropLast().enumerated() where partner >= 0 {
            let (life, other) = (base.lives[task], candidate.lives[Int(partner)])
            for state in Self.states {
                let change = Change(life.total(state), other.total(state))
                guard counts(change) else { continue }
                let name = TaskName(base.name(of: task), candidate.name(of: Int(partner)))
                differences.add(
                    .duration(task: name, state, told(change)),
                    exceeds: threshold.isExceeded(by: change),
                    base: base.tasks[task].createEvent,
                    candidate: candidate.tasks[Int(partner)].createEvent
                )
            }
        }
        // Every state as long as before, and yet not everything at its time: exact clocks only.
        guard differences.total == before, let shift, shift != .zero else { return }
        if !addFirstMoment(to: &differences, by: threshold), threshold != .exact {
            _ = addFirstMoment(to: &differences, by: .exact)
        }
    }

    /// Adds the first event whose time differs by more than that; false if there is none.
    private func addFirstMoment(to differences: inout DifferenceList, by limit: TimeThreshold) -> Bool {
        for (index, counterpart) in matching.counterparts.enumerated() where counterpart >= 0 {
            let moments = moments(index, counterpart)
            guard limit.isExceeded(by: moments) else { continue }
            let deed = Deed(task: base.actorName(of: Int32(index)), act: base.act(of: Int32(index)))
            let exceeds = threshold.isExceeded(by: moments)
            differences.add(
                .moment(deed, moments),
                exceeds: exceeds,
                base: Int32(index),
                candidate: counterpart
            )
            return true
        }
        return false
    }

    /// Whether a change is a difference: between virtual clocks any is, whatever fails the build.
    private func counts(_ change: Change<TimeSpan>) -> Bool {
        base.isExact ? change.shift != .zero : threshold.isExceeded(by: change)
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
