import TraceModel

/// Which task of the base is which task of the candidate.
///
/// From the outside down, the children of two matched tasks are matched:
/// 1. those of the same name (without one, kind) that do the same, in the order in which they were made;
/// 2. what lies between two such, by name and ordinal among the siblings of that name;
/// 3. what is left, by name and what it does (moved among its siblings), then by name and ordinal alone;
/// 4. what is left, by what it does: the same, or more than half of it (renamed).
///
/// What is left anywhere is matched by name and what it does (moved under another task). Near-linear in tasks
/// and events.
///
/// On a clock of the world waits do not count as what a task does: races decide about them, and of fifty children
/// without a name, each run would pair others.
struct TaskAlignment: Sendable {
    /// For each task of the base, the outside included, its partner in the candidate, or -1.
    let partners: [Int32]
    /// For each task of the candidate its partner in the base, or -1.
    let originals: [Int32]

    /// Each task is itself, in two traces that do the same.
    static func identity(_ side: Side) -> TaskAlignment {
        let tasks = (0...side.outside).map { Int32($0) }
        return TaskAlignment(partners: tasks, originals: tasks)
    }

    /// Matches the tasks of two traces.
    static func matching(_ base: Side, _ candidate: Side) -> TaskAlignment {
        let matcher = TaskMatcher(base: base, candidate: candidate)
        return TaskAlignment(partners: matcher.partners, originals: matcher.originals)
    }
}

/// Matches step by step; see `TaskAlignment`.
private struct TaskMatcher {
    private(set) var partners: [Int32]
    private(set) var originals: [Int32]
    private let base: Side
    private let candidate: Side
    /// Matched pairs whose children are still to be matched.
    private var open: [(Int, Int)] = []

    init(base: Side, candidate: Side) {
        self.base = base
        self.candidate = candidate
        partners = Array(repeating: -1, count: base.outside + 1)
        originals = Array(repeating: -1, count: candidate.outside + 1)
        match(base.outside, candidate.outside)
        matchOpen()
        matchMoved()
    }

    private mutating func match(_ left: Int, _ right: Int) {
        partners[left] = Int32(right)
        originals[right] = Int32(left)
        open.append((left, right))
    }

    private mutating func matchOpen() {
        var next = 0
        while next < open.count {
            let (left, right) = open[next]
            next += 1
            matchChildren(of: left, right)
        }
        open.removeAll()
    }

    private mutating func matchChildren(of left: Int, _ right: Int) {
        let (leftChildren, rightChildren) = (base.children(of: left), candidate.children(of: right))
        guard !leftChildren.isEmpty, !rightChildren.isEmpty else { return }
        if matchEqualChildren(leftChildren, rightChildren) { return }
        let lefts = leftChildren.map { Int($0) }
        let rights = rightChildren.map { Int($0) }
        let alignment = SequenceAlignment(
            lefts.map { base.tasks[$0].identity },
            rights.map { candidate.tasks[$0].identity }
        )
        match(lefts, rights, outside: alignment.hunks)
        guard !alignment.hunks.isEmpty else { return }
        let hunks = alignment.hunks.map { (Array(lefts[$0.left]), Array(rights[$0.right])) }
        for (lefts, rights) in hunks { matchSameNamed(lefts, rights) }
        matchEqual(lefts, rights) { $0.identity }
        matchSameNamed(lefts, rights)
        for (lefts, rights) in hunks { matchRenamed(lefts, rights) }
        matchRenamed(lefts, rights)
    }

    /// Matches children that are the same one by one; false, and nothing is matched, if they are not.
    private mutating func matchEqualChildren(_ lefts: ArraySlice<Int32>, _ rights: ArraySlice<Int32>) -> Bool
    {
        guard lefts.count == rights.count else { return false }
        for (left, right) in zip(lefts, rights) {
            let (left, right) = (Int(left), Int(right))
            guard base.tasks[left].isSame(as: candidate.tasks[right]),
                partners[left] < 0, originals[right] < 0
            else { return false }
        }
        for (left, right) in zip(lefts, rights) { match(Int(left), Int(right)) }
        return true
    }

    /// Matches what an alignment says is equal, where it is not matched yet.
    private mutating func match(_ lefts: [Int], _ rights: [Int], outside hunks: [SequenceAlignment.Hunk]) {
        var i = 0
        var j = 0
        for hunk in hunks + [.init(left: lefts.count..<lefts.count, right: rights.count..<rights.count)] {
            while i < hunk.left.lowerBound {
                if partners[lefts[i]] < 0, originals[rights[j]] < 0 { match(lefts[i], rights[j]) }
                i += 1
                j += 1
            }
            i = hunk.left.upperBound
            j = hunk.right.upperBound
        }
    }

    // MARK: By name and ordinal

    private mutating func matchSameNamed(_ lefts: [Int], _ rights: [Int]) {
        let leftGroups = groups(lefts, originalsTaken: false)
        let rightGroups = groups(rights, originalsTaken: true)
        for key in leftGroups.order {
            guard let lefts = leftGroups.members[key], let rights = rightGroups.members[key] else { continue }
            matchByContent(lefts, rights)
        }
    }

    /// The unmatched siblings of each name, and the names in order of first appearance.
    private func groups(
        _ siblings: [Int],
        originalsTaken isCandidate: Bool
    ) -> (order: [UInt64], members: [UInt64: [Int]]) {
        var order: [UInt64] = []
        var members: [UInt64: [Int]] = [:]
        for task in siblings {
            guard (isCandidate ? originals[task] : partners[task]) < 0 else { continue }
            let side = isCandidate ? candidate : base
            let key = side.tasks[task].key
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(task)
        }
        return (order, members)
    }

    private mutating func matchByContent(_ lefts: [Int], _ rights: [Int]) {
        let alignment = SequenceAlignment(
            lefts.map { base.tasks[$0].deeds.value },
            rights.map { candidate.tasks[$0].deeds.value }
        )
        match(lefts, rights, outside: alignment.hunks)
        for hunk in alignment.hunks {
            for (left, right) in zip(hunk.left, hunk.right) { match(lefts[left], rights[right]) }
        }
    }

    // MARK: By what they do

    private mutating func matchRenamed(_ lefts: [Int], _ rights: [Int]) {
        let lefts = lefts.filter { partners[$0] < 0 }
        let rights = rights.filter { originals[$0] < 0 }
        guard !lefts.isEmpty, !rights.isEmpty else { return }
        matchEqual(lefts, rights) { $0.deeds.value }
        matchSimilar(lefts, rights)
    }

    /// Matches tasks with equal keys, in order.
    private mutating func matchEqual(
        _ lefts: [Int],
        _ rights: [Int],
        by key: (TaskRow) -> UInt64
    ) {
        var waiting = WaitingLists(capacity: rights.count)
        for right in rights.reversed() where originals[right] < 0 {
            waiting.putFirst(Int32(right), key: key(candidate.tasks[right]))
        }
        for left in lefts where partners[left] < 0 {
            guard let right = waiting.takeFirst(key: key(base.tasks[left])) else { continue }
            match(left, Int(right))
        }
    }

    /// Matches each task with the most similar of the next few, if more than half of what they do is the
    /// same.
    private mutating func matchSimilar(_ lefts: [Int], _ rights: [Int]) {
        let rights = rights.filter { originals[$0] < 0 }
        let lefts = lefts.filter { partners[$0] < 0 }
        guard !lefts.isEmpty, !rights.isEmpty else { return }
        let rightActs = rights.map { TellingActs(of: $0, candidate) }
        for (place, left) in lefts.enumerated() {
            let acts = TellingActs(of: left, base)
            // Comparing each with each would be quadratic for a thousand renamed siblings.
            let near = max(0, place - 8)..<place + 9
            var best: (similarity: Double, task: Int)?
            for other in near.clamped(to: rights.indices) where originals[rights[other]] < 0 {
                let similarity = acts.similarity(to: rightActs[other])
                if similarity > best?.similarity ?? 0.5 { best = (similarity, rights[other]) }
            }
            if let best { match(left, best.task) }
        }
    }

    // MARK: Under another task

    private mutating func matchMoved() {
        let lefts = (0..<base.outside).filter { partners[$0] < 0 }
        let rights = (0..<candidate.outside).filter { originals[$0] < 0 }
        matchEqual(lefts, rights) { $0.identity }
        matchOpen()
        let leftGroups = groups(lefts, originalsTaken: false)
        let rightGroups = groups(rights, originalsTaken: true)
        for key in leftGroups.order {
            guard let rights = rightGroups.members[key] else { continue }
            matchSimilar(leftGroups.members[key] ?? [], rights)
        }
        matchOpen()
    }
}
