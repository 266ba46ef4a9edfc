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

    /// Each event is itself, in two traces that do the same.
    static func identity(_ side: Side) -> EventMatching {
        let events = side.rows.indices.map { Int32($0) }
        let isSame = Array(repeating: true, count: events.count)
        return EventMatching(counterparts: events, isSame: isSame, originals: events)
    }

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
        return EventMatching(
            counterparts: matcher.counterparts,
            isSame: matcher.isSame,
            originals: matcher.originals
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
    private(set) var originals: [Int32]
    var differences: DifferenceList

    init(_ base: Side, _ candidate: Side, _ tasks: TaskAlignment, _ differences: DifferenceList) {
        self.base = base
        self.candidate = candidate
        self.tasks = tasks
        self.differences = differences
        counterparts = Array(repeating: -1, count: base.trace.events.count)
        isSame = Array(repeating: false, count: base.trace.events.count)
        originals = Array(repeating: -1, count: candidate.trace.events.count)
    }

    mutating func match(_ left: Int32, _ right: Int32, same: Bool) {
        counterparts[Int(left)] = right
        isSame[Int(left)] = same
        originals[Int(right)] = left
    }

    func name(_ task: Int) -> TaskName {
        TaskName(base.name(of: task), candidate.name(of: Int(tasks.partners[task])))
    }

    // MARK: Creation and cancellation

    mutating func matchCreation(_ task: Int, _ partner: Int) {
        guard task != base.outside else { return }
        let events = (base.tasks[task].createEvent, candidate.tasks[partner].createEvent)
        guard events.0 >= 0, events.1 >= 0 else { return }
        match(events.0, events.1, same: true)
        let (row, other) = (base.rows[Int(events.0)], candidate.rows[Int(events.1)])
        let hasSameParent = isSame(base.tasks[task].parent, candidate.tasks[partner].parent)
        guard row.act != other.act || row.rest != other.rest || !hasSameParent else { return }
        let (left, right) = (base.creation(of: task), candidate.creation(of: partner))
        func add(_ fact: Fact) { differences.add(fact, base: events.0, candidate: events.1) }
        if base.symbol(of: left.name) != candidate.symbol(of: right.name) { add(.name(name(task))) }
        if left.kind != right.kind { add(.kind(task: name(task), Change(left.kind, right.kind))) }
        if base.differsInPriority(left, from: right, of: candidate) {
            add(.priority(task: name(task), Change(left.priority, right.priority)))
        }
        if left.isLate != right.isLate {
            add(.lateness(task: name(task), Change(left.isLate, right.isLate)))
        }
        if !hasSameParent {
            let change = Change(base.name(of: left.parent), candidate.name(of: right.parent))
            add(.parent(task: name(task), change))
        }
    }

    /// Whether two tasks, or none and none, are partners.
    private func isSame(_ left: Int32, _ right: Int32) -> Bool {
        left < 0 || right < 0 ? left == right : tasks.partners[Int(left)] == right
    }

    mutating func matchCancels(_ task: Int, _ partner: Int) {
        let (lefts, rights) = (base.cancels(of: task), candidate.cancels(of: partner))
        guard !lefts.isEmpty || !rights.isEmpty else { return }
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
        // Nearly every task does what it did before, and then nothing needs aligning.
        guard !matchToldActs(task, partner) else { return }
        let (lefts, rights) = (base.acts(of: task), candidate.acts(of: partner))
        guard !matchEqualActs(lefts, rights, of: task) else { return }
        guard !base.isExact else { return align(lefts, rights, of: task) }
        // Races decide who has to wait, so that waits are no landmarks: all else is matched first.
        let (left, right) = (RacedActs(lefts, base), RacedActs(rights, candidate))
        if !matchUntilCutOff(left.firm[...], right.firm[...], of: task) {
            align(left.firm[...], right.firm[...], of: task)
        }
        var i = left.raced.startIndex
        var j = right.raced.startIndex
        var last: Int32 = -1
        for event in left.firm + [.max] {
            let counterpart = event == .max ? .max : counterpart(of: event, in: partner)
            guard counterpart > last else { continue }
            last = counterpart
            let (end, otherEnd) = (
                left.raced.end(before: event, from: i), right.raced.end(before: last, from: j)
            )
            align(left.raced[i..<end], right.raced[j..<otherEnd], of: task)
            (i, j) = (end, otherEnd)
        }
    }

    /// Matches acts that are the same by what two tasks know of them; false, and nothing is matched, if they are not.
    private mutating func matchToldActs(_ task: Int, _ partner: Int) -> Bool {
        let (row, other) = (base.tasks[task], candidate.tasks[partner])
        guard row.isToldByContent, other.isToldByContent, row.content == other.content else { return false }
        let right = candidate.acts.range(of: partner).lowerBound
        for (place, left) in base.acts.range(of: task).enumerated() {
            match(base.acts.member(at: left), candidate.acts.member(at: right + place), same: true)
        }
        return true
    }

    /// Matches acts in order, and reports what does not match.
    private mutating func align(_ lefts: ArraySlice<Int32>, _ rights: ArraySlice<Int32>, of task: Int) {
        guard !lefts.isEmpty || !rights.isEmpty, !matchEqualActs(lefts, rights, of: task) else { return }
        let leftPrints = lefts.map { basePrint(of: $0) }
        let rightPrints = rights.map { candidatePrint(of: $0) }
        var alignment = SequenceAlignment(leftPrints, rightPrints)
        // A wait comes and goes with what ends it, and not with what ended the one before.
        alignment.slide(
            leftStart: { base.rows[Int(lefts[lefts.startIndex + $0])].kind == .suspend },
            rightStart: { candidate.rows[Int(rights[rights.startIndex + $0])].kind == .suspend }
        )
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
        let before = differences.total
        let rest = Unmatched(alignment, lefts, leftPrints, rights, rightPrints)
        report(rest.reordered, of: task)
        for hunk in rest.hunks { report(hunk, of: task) }
        guard differences.total == before, let first = rest.reordered.first else { return }
        let fact = Fact.reordered(task: name(task), base.act(of: first.left))
        differences.add(fact, base: first.left, candidate: first.right)
    }

    /// Matches acts that are the same one by one; false, and nothing is matched, if they are not.
    mutating func matchEqualActs(
        _ lefts: ArraySlice<Int32>,
        _ rights: ArraySlice<Int32>,
        of task: Int
    ) -> Bool {
        guard lefts.count == rights.count else { return false }
        let (first, other) = (lefts.startIndex, rights.startIndex)
        for place in 0..<lefts.count {
            let (left, right) = (Int(lefts[first + place]), Int(rights[other + place]))
            guard isSame(base.rows[left], candidate.rows[right]) else { return false }
        }
        for place in 0..<lefts.count { matchAct(lefts[first + place], rights[other + place], of: task) }
        return true
    }

    /// Whether two acts are the same, tasks being the same as their partners; as `basePrint` and `candidatePrint` tell.
    private func isSame(_ left: Row, _ right: Row) -> Bool {
        guard left.kind == right.kind else { return false }
        switch left.kind {
        case .create: return tasks.partners[Int(left.owner)] == right.owner
        case .suspend where left.other >= 0:
            return left.act == right.act && tasks.partners[Int(left.other)] == right.other
        default: return left.act == right.act
        }
    }

    /// A fingerprint of an act in which tasks are named by their numbers in the base.
    private func basePrint(of event: Int32) -> UInt64 { print(of: base.rows[Int(event)]) { Int($0) } }

    /// The same for the candidate; a task that the base does not have is like no other.
    private func candidatePrint(of event: Int32) -> UInt64 {
        print(of: candidate.rows[Int(event)]) { task in
            let original = tasks.originals[Int(task)]
            return original >= 0 ? Int(original) : base.outside + 1 + Int(task)
        }
    }

    private func print(of row: Row, _ token: (Int32) -> Int) -> UInt64 {
        switch row.kind {
        case .create: Fingerprint(1, UInt64(token(row.owner))).value
        case .suspend where row.other >= 0: Fingerprint(row.act, UInt64(token(row.other))).value
        default: row.act
        }
    }

    /// Creations are matched with their tasks, whichever task made them.
    private mutating func matchAct(_ left: Int32, _ right: Int32, of task: Int) {
        let (row, other) = (base.rows[Int(left)], candidate.rows[Int(right)])
        guard row.kind != .create else { return }
        let isSame = !row.hasLooseLength && !other.hasLooseLength
        if isSame || TimeThreshold.isSame(base.suspension(at: left), candidate.suspension(at: right)) {
            return match(left, right, same: true)
        }
        match(left, right, same: false)
        let change = Change<Act?>(base.act(of: left), candidate.act(of: right))
        differences.add(.act(task: name(task), change), base: left, candidate: right)
    }
}

extension TimeThreshold {
    /// Less than anybody would change a sleep by, and more than a busy machine changes what is recorded of it.
    private static let sleep = TimeThreshold(percent: 5, absolute: TimeSpan(nanoseconds: 1_000_000))

    /// Whether two waits that are otherwise the same are meant to last equally long, by clocks of the world.
    fileprivate static func isSame(_ left: Suspension?, _ right: Suspension?) -> Bool {
        guard let before = left?.duration, let after = right?.duration else {
            return left?.duration == right?.duration
        }
        return !sleep.isExceeded(by: Change(before, after))
    }
}

extension Side {
    /// The wait that an event begins; nil for another event.
    func suspension(at event: Int32) -> Suspension? {
        guard case .suspend(let suspension) = trace.events[Int(event)].action else { return nil }
        return suspension
    }
}
