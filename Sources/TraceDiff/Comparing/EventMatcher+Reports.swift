import TraceModel

extension EventMatcher {
    /// Beyond this many, one line says how many things a task does in another order.
    private static let reorderedLimit = 100

    /// Matches and reports what a task does in another order than before.
    mutating func report(_ reordered: [(left: Int32, right: Int32)], of task: Int) {
        var telling: [(left: Int32, right: Int32)] = []
        var count = 0
        for pair in reordered {
            let kind = base.rows[Int(pair.left)].kind
            if kind != .create { match(pair.left, pair.right, same: true) }
            switch kind {
            case .create, .suspend, .end, .print, .mark:
                count += 1
                if count <= Self.reorderedLimit { telling.append(pair) }
            case .start, .ready, .resume, .cancel, .gap: break
            }
        }
        guard let first = telling.first else { return }
        if count > Self.reorderedLimit {
            let fact = Fact.shuffled(task: name(task), acts: count)
            differences.add(fact, base: first.left, candidate: first.right)
            return
        }
        for pair in telling {
            let fact = Fact.reordered(task: name(task), base.act(of: pair.left))
            differences.add(fact, base: pair.left, candidate: pair.right)
        }
    }

    /// Matches and reports what a task does instead of something else, or more, or less.
    mutating func report(_ hunk: Unmatched.Hunk, of task: Int) {
        let left = ActsByKind(hunk.left, base)
        let right = ActsByKind(hunk.right, candidate)
        let before = differences.total
        for (lefts, rights) in zip(left.telling, right.telling) { reportPairs(lefts, rights, of: task) }
        pair(left.wakes, right.wakes)
        // A wait that went away took its wake with it.
        if left.waits.count <= right.waits.count {
            for event in left.wakes.dropFirst(right.wakes.count) { reportWake(event, nil, of: task) }
        }
        if right.waits.count <= left.waits.count {
            for event in right.wakes.dropFirst(left.wakes.count) { reportWake(nil, event, of: task) }
        }
        pair(left.runs, right.runs)
        // Starting and resuming follow from the rest; they are told only where nothing else is.
        guard differences.total == before else { return }
        reportPairs(Array(left.runs.dropFirst(right.runs.count)), [], of: task)
        reportPairs([], Array(right.runs.dropFirst(left.runs.count)), of: task)
    }

    private mutating func pair(_ lefts: [Int32], _ rights: [Int32]) {
        for (left, right) in zip(lefts, rights) { match(left, right, same: true) }
    }

    private mutating func reportPairs(_ lefts: [Int32], _ rights: [Int32], of task: Int) {
        for place in 0..<max(lefts.count, rights.count) {
            let left = place < lefts.count ? lefts[place] : nil
            let right = place < rights.count ? rights[place] : nil
            if let left, let right, !areOneWait(left, right) {
                // One race was lost in the base, another one in the candidate.
                report(left, nil, of: task)
                report(nil, right, of: task)
            } else {
                report(left, right, of: task)
            }
        }
    }

    private mutating func report(_ left: Int32?, _ right: Int32?, of task: Int) {
        if let left, let right { match(left, right, same: false) }
        var print = Fingerprint(base.tasks[task].key, candidate.tasks[Int(tasks.partners[task])].key)
        if let left { base.add(toldOf: left, to: &print) }
        print.add(1)
        if let right { candidate.add(toldOf: right, to: &print) }
        let isRace = isRace(left, right, of: task)
        print.add(isRace ? 1 : 0)
        if differences.counts(print, isRace ? .causality : .structure) { return }
        let fact = isRace ? race(left, right, of: task) : fact(left, right, of: task)
        differences.add(fact, print: print, base: left, candidate: right)
    }

    /// Whether one side alone has a wait, and a race decided about it.
    private func isRace(_ left: Int32?, _ right: Int32?, of task: Int) -> Bool {
        let partner = Int(tasks.partners[task])
        switch (left, right) {
        case (let left?, nil):
            let missed = MissedSleep(side: base, task: task, other: candidate, partner: partner)
            return base.isRaced(left) || missed.mayBeOver(left) { counterpart(of: $0, in: partner) }
        case (nil, let right?):
            let missed = MissedSleep(side: candidate, task: partner, other: base, partner: task)
            return candidate.isRaced(right) || missed.mayBeOver(right) { original(of: $0, in: task) }
        default: return false
        }
    }

    /// False for two waits of which one happens in each, on a clock of the world: they are for different things.
    private func areOneWait(_ left: Int32, _ right: Int32) -> Bool {
        guard base.isRaced(left), candidate.isRaced(right) else { return true }
        let (row, other) = (base.rows[Int(left)], candidate.rows[Int(right)])
        return row.hasThing && other.hasThing && row.rest == other.rest
    }

    private func race(_ left: Int32?, _ right: Int32?, of task: Int) -> Fact {
        let before = left.flatMap { base.suspension(at: $0) }.map { base.wait(of: $0) }
        let now = right.flatMap { candidate.suspension(at: $0) }.map { candidate.wait(of: $0) }
        return .wait(task: name(task), Change(before, now))
    }

    private func fact(_ left: Int32?, _ right: Int32?, of task: Int) -> Fact {
        let change = Change(left.map { base.act(of: $0) }, right.map { candidate.act(of: $0) })
        switch (change.base, change.candidate) {
        case (.ends(let ended), nil): return .ending(task: name(task), Change(ended, nil))
        case (nil, .ends(let ended)): return .ending(task: name(task), Change(nil, ended))
        case (.ends(let left), .ends(let right)): return .ending(task: name(task), Change(left, right))
        default: return .act(task: name(task), change)
        }
    }

    private mutating func reportWake(_ left: Int32?, _ right: Int32?, of task: Int) {
        let change = Change(left.flatMap { base.waking(at: $0) }, right.flatMap { candidate.waking(at: $0) })
        differences.add(.wake(task: name(task), change), base: left, candidate: right)
    }
}

/// The acts of a hunk, sorted by what can stand for what.
private struct ActsByKind {
    var waits: [Int32] = []
    var prints: [Int32] = []
    var marks: [Int32] = []
    var ends: [Int32] = []
    var wakes: [Int32] = []
    var runs: [Int32] = []

    /// The kinds that tell a task apart from others.
    var telling: [[Int32]] { [waits, prints, marks, ends] }

    init(_ events: [Int32], _ side: Side) {
        for event in events {
            switch side.rows[Int(event)].kind {
            case .suspend: waits.append(event)
            case .print: prints.append(event)
            case .mark: marks.append(event)
            case .end: ends.append(event)
            case .ready: wakes.append(event)
            case .start, .resume: runs.append(event)
            // What a task creates is told with the task that is new, gone, or made by another one.
            case .create, .cancel, .gap: break
            }
        }
    }
}

extension Side {
    /// Adds what a report tells of an act: equal words come from equal fingerprints.
    fileprivate func add(toldOf event: Int32, to print: inout Fingerprint) {
        let row = rows[Int(event)]
        print.add(row.act)
        print.add(UInt64(row.rest))
        if row.hasLooseLength, let length = suspension(at: event)?.duration {
            print.add(UInt64(bitPattern: told(length).nanoseconds))
        }
        if row.other >= 0 { print.add(tasks[Int(row.other)].key) }
        if row.kind == .create { print.add(tasks[Int(row.owner)].key) }
    }

    /// Who woke a task, by an event.
    func waking(at index: Int32) -> Waking? {
        guard case .ready(let wake) = trace.events[Int(index)].action else { return nil }
        return waking(of: wake)
    }
}
