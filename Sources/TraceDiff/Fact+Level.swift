extension Fact {
    /// What the fact is about.
    public var level: Level {
        switch self {
        case .presence, .name, .parent, .kind, .priority, .lateness, .act, .reordered, .shuffled, .ending,
            .cancellations, .exit:
            .structure
        case .creator, .wake, .canceller, .wait, .cutOff, .dependence: .causality
        case .order, .orderInSteps, .output: .order
        case .overlap, .peak: .overlap
        case .duration, .moment, .total: .time
        }
    }

    /// The same fact with base and candidate exchanged.
    public var mirrored: Fact {
        switch self {
        case .presence(let change, let spawner): .presence(change.mirrored, spawner: spawner)
        case .name(let change): .name(change.mirrored)
        case .parent(let task, let change): .parent(task: task.mirrored, change.mirrored)
        case .kind(let task, let change): .kind(task: task.mirrored, change.mirrored)
        case .priority(let task, let change): .priority(task: task.mirrored, change.mirrored)
        case .lateness(let task, let change): .lateness(task: task.mirrored, change.mirrored)
        case .act(let task, let change): .act(task: task.mirrored, change.mirrored)
        case .reordered(let task, let act): .reordered(task: task.mirrored, act)
        case .shuffled(let task, let acts): .shuffled(task: task.mirrored, acts: acts)
        case .order, .orderInSteps, .output: self
        case .ending(let task, let change): .ending(task: task.mirrored, change.mirrored)
        case .cancellations(let task, let change): .cancellations(task: task.mirrored, change.mirrored)
        case .exit(let change): .exit(change.mirrored)
        case .creator(let task, let change): .creator(task: task.mirrored, change.mirrored)
        case .wake(let task, let change): .wake(task: task.mirrored, change.mirrored)
        case .wait(let task, let change): .wait(task: task.mirrored, change.mirrored)
        case .cutOff(let task, let change): .cutOff(task: task.mirrored, change.mirrored)
        case .canceller(let task, let change): .canceller(task: task.mirrored, change.mirrored)
        case .dependence(let thing, let deed, let change):
            .dependence(on: thing, deed, after: change.mirrored)
        case .overlap(let first, let second, let change):
            .overlap(first.mirrored, second.mirrored, change.mirrored)
        case .peak(let change): .peak(change.mirrored)
        case .duration(let task, let state, let change):
            .duration(task: task.mirrored, state, change.mirrored)
        case .moment(let deed, let change): .moment(deed, change.mirrored)
        case .total(let change): .total(change.mirrored)
        }
    }
}
