import TraceModel

extension EventMatcher {
    /// Matches what a task did before the end of the recording cut it off, and tells that it did; false, and nothing is
    /// matched, if the other side did not do the same first and then more.
    mutating func matchUntilCutOff(
        _ lefts: ArraySlice<Int32>,
        _ rights: ArraySlice<Int32>,
        of task: Int
    ) -> Bool {
        let isCutOff = Change(base.isCutOff(task), candidate.isCutOff(Int(tasks.partners[task])))
        let (left, right) = (lefts.dropFirst(rights.count), rights.dropFirst(lefts.count))
        guard isCutOff.base && !right.isEmpty || isCutOff.candidate && !left.isEmpty,
            matchEqualActs(lefts.prefix(rights.count), rights.prefix(lefts.count), of: task)
        else { return false }
        differences.add(.cutOff(task: name(task), isCutOff), base: left.first, candidate: right.first)
        return true
    }

    /// What an act of a task is matched with among what its partner does; -1 for nothing.
    ///
    /// Creations are only matched when it is the new task's turn.
    func counterpart(of act: Int32, in partner: Int) -> Int32 {
        let row = base.rows[Int(act)]
        guard row.kind == .create else { return counterparts[Int(act)] }
        return candidate.creation(of: tasks.partners[Int(row.owner)], by: partner)
    }

    /// What an act of a task is matched with among what its original does; -1 for nothing.
    func original(of act: Int32, in task: Int) -> Int32 {
        let row = candidate.rows[Int(act)]
        guard row.kind == .create else { return originals[Int(act)] }
        return base.creation(of: tasks.originals[Int(row.owner)], by: task)
    }
}

extension Side {
    /// The event by which a task made another one; -1 if it did not, or if there is no other one.
    fileprivate func creation(of task: Int32, by spawner: Int) -> Int32 {
        task >= 0 && tasks[Int(task)].spawner == Int32(spawner) ? tasks[Int(task)].createEvent : -1
    }
}
