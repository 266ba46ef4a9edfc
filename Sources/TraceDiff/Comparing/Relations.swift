import TraceModel

/// Who did what to whom, in matched events: creators, wakers, cancellers.
struct Relations {
    let base: Side
    let candidate: Side
    let tasks: TaskAlignment

    /// Adds a difference for each matched event that another task caused.
    func compare(_ matching: EventMatching, into differences: inout DifferenceList) {
        for (index, counterpart) in matching.counterparts.enumerated() where counterpart >= 0 {
            guard let fact = change(Int32(index), counterpart) else { continue }
            differences.add(fact, base: Int32(index), candidate: counterpart)
        }
    }

    /// How two matched events differ in who caused them, if they do.
    func change(_ left: Int32, _ right: Int32) -> Fact? {
        let event = base.trace.events[Int(left)]
        switch (event.action, candidate.trace.events[Int(right)].action) {
        case (.create(let before), .create(let after)):
            guard !isSame(before.creator, after.creator) else { return nil }
            let change = Change(base.name(of: before.creator), candidate.name(of: after.creator))
            return .creator(task: name(of: event), change)
        case (.ready(let before), .ready(let after)):
            guard before.via != after.via || !isSame(before.by, after.by) else { return nil }
            let change = Change<Waking?>(base.waking(of: before), candidate.waking(of: after))
            return .wake(task: name(of: event), change)
        case (.cancel(let before), .cancel(let after)):
            guard !isSame(before, after) else { return nil }
            return .canceller(task: name(of: event), Change(base.name(of: before), candidate.name(of: after)))
        default: return nil
        }
    }

    private func isSame(_ left: TaskID?, _ right: TaskID?) -> Bool {
        guard let left = base.number(of: left), let right = candidate.number(of: right) else {
            return left == nil && right == nil
        }
        return tasks.partners[left] == Int32(right)
    }

    private func name(of event: Event) -> TaskName {
        let owner = base.owner(of: event)
        return TaskName(base.name(of: owner), candidate.name(of: Int(tasks.partners[owner])))
    }
}
