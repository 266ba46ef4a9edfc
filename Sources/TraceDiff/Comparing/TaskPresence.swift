/// Tasks that only one side has.
enum TaskPresence {
    static func compare(
        _ base: Side,
        _ candidate: Side,
        _ tasks: TaskAlignment,
        into differences: inout DifferenceList
    ) {
        for (task, partner) in tasks.partners.enumerated() where partner < 0 {
            let change = Change<String?>(base.name(of: task), nil)
            let fact = Fact.presence(change, spawner: base.spawnerName(of: task))
            differences.add(fact, base: base.createEvents[task])
        }
        for (task, original) in tasks.originals.enumerated() where original < 0 {
            let change = Change<String?>(nil, candidate.name(of: task))
            let fact = Fact.presence(change, spawner: candidate.spawnerName(of: task))
            differences.add(fact, candidate: candidate.createEvents[task])
        }
    }
}

extension Side {
    /// The name of the task that made a task, or nil for the outside.
    fileprivate func spawnerName(of task: Int) -> String? {
        let spawner = Int(spawners[task])
        return spawner == outside ? nil : name(of: spawner)
    }
}
