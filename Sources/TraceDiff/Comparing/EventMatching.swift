import TraceModel

/// Which event of the base is which of the candidate.
///
/// Events are matched task by task, so that only their order within a task counts here.
struct EventMatching: Sendable {
    /// For each event of the base its counterpart in the candidate, or -1.
    let counterparts: [Int32]
    /// Whether the counterpart does the same thing; creating, waking and cancelling always do.
    let isSame: [Bool]
    /// For each event of the candidate its counterpart in the base, or -1.
    let originals: [Int32]

    /// Matches the events of matched tasks and adds what differs in structure to a list.
    static func matching(
        _ base: Side,
        _ candidate: Side,
        _ tasks: TaskAlignment,
        into differences: inout DifferenceList
    ) -> EventMatching {
        var matcher = EventMatcher(base, candidate, tasks, differences)
        for (task, partner) in tasks.partners.enumerated() where partner >= 0 {
            matcher.matchCreation(task, Int(partner))
            matcher.matchActs(task, Int(partner))
            matcher.matchCancels(task, Int(partner))
        }
        differences = matcher.differences
        var originals = [Int32](repeating: -1, count: candidate.trace.events.count)
        for (index, counterpart) in matcher.counterparts.enumerated() where counterpart >= 0 {
            originals[Int(counterpart)] = Int32(index)
        }
        return EventMatching(
            counterparts: matcher.counterparts,
            isSame: matcher.isSame,
            originals: originals
        )
    }
}

/// Matches task by task; see `EventMatching`.
struct EventMatcher {
    let base: Side
    let candidate: Side
    let tasks: TaskAlignment
    private(set) var counterparts: [Int32]
    private(set) var isSame: [Bool]
    var differences: DifferenceList
    private let baseTokens: [UInt64]
    private let candidateTokens: [UInt64]

    init(_ base: Side, _ candidate: Side, _ tasks: TaskAlignment, _ differences: DifferenceList) {
        self.base = base
        self.candidate = candidate
        self.tasks = tasks
        self.differences = differences
        counterparts = Array(repeating: -1, count: base.trace.events.count)
        isSame = Array(repeating: false, count: base.trace.events.count)
        // Matched tasks share a token; unmatched ones have one that nobody else has.
        baseTokens = (0...base.outside).map { UInt64($0) }
        candidateTokens = tasks.originals.enumerated().map { task, original in
            original >= 0 ? UInt64(original) : UInt64(base.outside + 1 + task)
        }
    }

    mutating func match(_ left: Int32, _ right: Int32, same: Bool) {
        counterparts[Int(left)] = right
        isSame[Int(left)] = same
    }

    func name(_ task: Int) -> TaskName {
        TaskName(base.name(of: task), candidate.name(of: Int(tasks.partners[task])))
    }

    // MARK: Creation and cancellation

    mutating func matchCreation(_ task: Int, _ partner: Int) {
        guard task != base.outside else { return }
        let events = (base.createEvents[task], candidate.createEvents[partner])
        guard events.0 >= 0, events.1 >= 0 else { return }
        match(events.0, events.1, same: true)
        let (left, right) = (base.creations[task], candidate.creations[partner])
        let name = name(task)
        let add = { (list: inout DifferenceList, fact: Fact) in
            list.add(fact, base: events.0, candidate: events.1)
        }
        if base.symbol(of: left.name) != candidate.symbol(of: right.name) { add(&differences, .name(name)) }
        if left.kind != right.kind { add(&differences, .kind(task: name, Change(left.kind, right.kind))) }
        if base.differsInPriority(left, from: right, of: candidate) {
            add(&differences, .priority(task: name, Change(left.priority, right.priority)))
        }
        if left.isLate != right.isLate {
            add(&differences, .lateness(task: name, Change(left.isLate, right.isLate)))
        }
        if token(left.parent, base, baseTokens) != token(right.parent, candidate, candidateTokens) {
            let change = Change(base.name(of: left.parent), candidate.name(of: right.parent))
            add(&differences, .parent(task: name, change))
        }
    }

    private func token(_ task: TaskID?, _ side: Side, _ tokens: [UInt64]) -> UInt64? {
        side.number(of: task).map { tokens[$0] }
    }

    mutating func matchCancels(_ task: Int, _ partner: Int) {
        let (lefts, rights) = (base.cancels(of: task), candidate.cancels(of: partner))
        for (left, right) in zip(lefts, rights) { match(left, right, same: true) }
        guard lefts.count != rights.count else { return }
        differences.add(
            .cancellations(task: name(task), Change(lefts.count, rights.count)),
            base: lefts.dropFirst(rights.count).first,
            candidate: rights.dropFirst(lefts.count).first
        )
    }

    // MARK: What a task does

    mutating func matchActs(_ task: Int, _ partner: Int) {
        let (lefts, rights) = (base.acts(of: task), candidate.acts(of: partner))
        let leftPrints = lefts.map { base.fingerprint(of: Int($0), tokens: baseTokens) }
        let rightPrints = rights.map { candidate.fingerprint(of: Int($0), tokens: candidateTokens) }
        let alignment = SequenceAlignment(leftPrints, rightPrints)
        var i = lefts.startIndex
        var j = rights.startIndex
        for hunk in alignment.hunks {
            while i < lefts.startIndex + hunk.left.lowerBound {
                matchAct(lefts[i], rights[j], of: task)
                i += 1
                j += 1
            }
            i = lefts.startIndex + hunk.left.upperBound
            j = rights.startIndex + hunk.right.upperBound
        }
        while i < lefts.endIndex {
            matchAct(lefts[i], rights[j], of: task)
            i += 1
            j += 1
        }
        guard !alignment.hunks.isEmpty else { return }
        let before = differences.counts
        var rest = Unmatched(alignment, lefts, leftPrints, rights, rightPrints)
        let reordered = rest.takeReordered()
        report(reordered, of: task)
        for hunk in rest.hunks { report(hunk, of: task) }
        guard differences.counts == before, let first = reordered.first else { return }
        let fact = Fact.reordered(task: name(task), base.act(of: first.left))
        differences.add(fact, base: first.left, candidate: first.right)
    }

    /// Creations are matched with their tasks, whichever task made them.
    private mutating func matchAct(_ left: Int32, _ right: Int32, of task: Int) {
        switch (base.trace.events[Int(left)].action, candidate.trace.events[Int(right)].action) {
        case (.create, _): return
        case (.suspend(let before), .suspend(let after))
        where !TimeThreshold.isSame(before, after, base.isExact):
            match(left, right, same: false)
            let change = Change<Act?>(base.act(of: left), candidate.act(of: right))
            differences.add(.act(task: name(task), change), base: left, candidate: right)
        default: match(left, right, same: true)
        }
    }
}

extension TimeThreshold {
    /// Less than anybody would change a sleep by, and more than a busy machine changes what is recorded of it.
    private static let sleep = TimeThreshold(percent: 5, absolute: TimeSpan(nanoseconds: 1_000_000))

    /// Whether two waits that are otherwise the same are meant to last equally long.
    fileprivate static func isSame(_ left: Suspension, _ right: Suspension, _ isExact: Bool) -> Bool {
        guard left.duration != right.duration, !isExact else { return left.duration == right.duration }
        guard let before = left.duration, let after = right.duration else { return false }
        return !sleep.isExceeded(by: Change(before, after))
    }
}
