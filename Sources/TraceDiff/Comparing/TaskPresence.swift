/// Tasks that only one side has.
enum TaskPresence {
    static func compare(
        _ base: Side,
        _ candidate: Side,
        _ tasks: TaskAlignment,
        into differences: inout DifferenceList
    ) {
        for (task, partner) in tasks.partners.enumerated() where partner < 0 {
            let print = base.print(ofPresenceOf: task, sign: 1)
            if differences.counts(print, .structure) { continue }
            let fact = Fact.presence(Change(base.name(of: task), nil), spawner: base.spawnerName(of: task))
            differences.add(fact, print: print, base: base.tasks[task].createEvent, candidate: nil)
        }
        for (task, original) in tasks.originals.enumerated() where original < 0 {
            let print = candidate.print(ofPresenceOf: task, sign: 2)
            if differences.counts(print, .structure) { continue }
            let change = Change(nil, candidate.name(of: task))
            let fact = Fact.presence(change, spawner: candidate.spawnerName(of: task))
            differences.add(fact, print: print, base: nil, candidate: candidate.tasks[task].createEvent)
        }
    }
}

extension Side {
    /// The name of the task that made a task, or nil for the outside.
    fileprivate func spawnerName(of task: Int) -> String? {
        let spawner = Int(tasks[task].spawner)
        return spawner == outside ? nil : name(of: spawner)
    }

    /// What two tasks share that have the same name and spawner, and so the same fact.
    fileprivate func print(ofPresenceOf task: Int, sign: UInt64) -> Fingerprint {
        let spawner = Int(tasks[task].spawner)
        let name = Fingerprint(sign, tasks[task].key).value
        return Fingerprint(name, spawner == outside ? 0 : tasks[spawner].key + 1)
    }
}
