import TraceModel

/// Who did what to whom, in matched events: creators, wakers, cancellers.
struct Relations {
    let base: Side
    let candidate: Side
    let tasks: TaskAlignment

    /// Adds a difference for each matched event that another task caused.
    func compare(_ matching: EventMatching, into differences: inout DifferenceList) {
        for (index, counterpart) in matching.counterparts.enumerated()
        where counterpart >= 0 && isChanged(index, Int(counterpart)) {
            let (row, other) = (base.rows[index], candidate.rows[Int(counterpart)])
            var print = Fingerprint(base.tasks[Int(row.owner)].key, candidate.tasks[Int(other.owner)].key)
            print.add(UInt64(row.rest) << 32 | UInt64(other.rest))
            print.add(UInt64(row.kind.rank))
            print.add(row.other < 0 ? 0 : base.tasks[Int(row.other)].key + 1)
            print.add(other.other < 0 ? 0 : candidate.tasks[Int(other.other)].key + 1)
            if differences.counts(print, .causality) { continue }
            let fact = change(index, Int(counterpart))
            differences.add(fact, print: print, base: Int32(index), candidate: counterpart)
        }
    }

    /// Whether two matched events differ in who caused them.
    func isChanged(_ left: Int, _ right: Int) -> Bool {
        let (row, other) = (base.rows[left], candidate.rows[right])
        switch row.kind {
        case .create, .cancel: return !isSame(row.other, other.other)
        case .ready: return row.rest != other.rest || !isSame(row.other, other.other)
        default: return false
        }
    }

    /// Whether two tasks, or none and none, are partners.
    ///
    /// Where one of them has none, another one of its name stands in for it: that it came or went is told already.
    private func isSame(_ left: Int32, _ right: Int32) -> Bool {
        guard left >= 0, right >= 0 else { return left == right }
        if tasks.partners[Int(left)] == right { return true }
        let isAlone = tasks.partners[Int(left)] < 0 || tasks.originals[Int(right)] < 0
        return isAlone && base.name(of: Int(left)) == candidate.name(of: Int(right))
    }

    /// How two matched events differ in who caused them.
    private func change(_ left: Int, _ right: Int) -> Fact {
        let event = base.trace.events[left]
        switch (event.action, candidate.trace.events[right].action) {
        case (.create(let before), .create(let after)):
            let change = Change(base.name(of: before.creator), candidate.name(of: after.creator))
            return .creator(task: name(of: event), change)
        case (.cancel(let before), .cancel(let after)):
            return .canceller(task: name(of: event), Change(base.name(of: before), candidate.name(of: after)))
        default:
            let change = Change(base.waking(at: Int32(left)), candidate.waking(at: Int32(right)))
            return .wake(task: name(of: event), change)
        }
    }

    private func name(of event: Event) -> TaskName {
        let owner = base.owner(of: event)
        return TaskName(base.name(of: owner), candidate.name(of: Int(tasks.partners[owner])))
    }
}
