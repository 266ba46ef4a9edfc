import TraceAnalysis
import TraceDiff
import TraceModel

/// The tasks of both sides, those that are matched as one, in the order in which they are drawn.
struct TaskPairs {
    /// A task of either side or of both, by its places in the timelines.
    struct Pair {
        var base: Int?
        var candidate: Int?
        /// How deep it stands in the tree; 0 for a root.
        var depth = 0
        /// The place of the pair that it stands under; nil for a root.
        var parent: Int?
        /// Whether a difference that is listed is about it.
        var isChanged = false
    }

    /// So many tasks are all drawn; of more only those that differ, and of these no more than that.
    static let limit = 40

    /// Those that are drawn, from top to bottom.
    private(set) var drawn: [Pair] = []
    /// How many there is no room for although they differ, and how many are left out since they do not.
    private(set) var hidden = (changed: 0, same: 0)

    init(_ sides: DifferenceSides) {
        var pairs = Self.matched(sides)
        Self.markChanged(&pairs, sides)
        let order = Self.inOrder(&pairs)
        guard pairs.count > Self.limit else {
            drawn = order.map { pairs[$0] }
            return
        }
        for place in order {
            let isDrawn = pairs[place].isChanged || pairs[place].candidate == sides.candidate.main
            if isDrawn, drawn.count < Self.limit {
                drawn.append(pairs[place])
            } else if pairs[place].isChanged {
                hidden.changed += 1
            } else {
                hidden.same += 1
            }
        }
    }

    /// Each task of the candidate with its counterpart, then what only the base has, in order of creation.
    private static func matched(_ sides: DifferenceSides) -> [Pair] {
        var pairs: [Pair] = []
        var placeOfCandidate: [Int] = []
        var placeOfBase = Array(repeating: -1, count: sides.base.tasks.count)
        for place in sides.candidate.tasks.indices {
            placeOfCandidate.append(pairs.count)
            pairs.append(Pair(base: sides.baseOf[place], candidate: place))
            if let base = sides.baseOf[place] { placeOfBase[base] = pairs.count - 1 }
        }
        for place in sides.base.tasks.indices where placeOfBase[place] < 0 {
            placeOfBase[place] = pairs.count
            pairs.append(Pair(base: place))
        }
        let parents = (base: TaskTree(sides.base).parents, candidate: TaskTree(sides.candidate).parents)
        for place in pairs.indices {
            if let task = pairs[place].candidate {
                pairs[place].parent = parents.candidate[task].map { placeOfCandidate[$0] }
            } else if let task = pairs[place].base {
                pairs[place].parent = parents.base[task].map { placeOfBase[$0] }
            }
        }
        return pairs
    }

    private static func markChanged(_ pairs: inout [Pair], _ sides: DifferenceSides) {
        var changed = (base: Set<TaskID>(), candidate: Set<TaskID>())
        for difference in sides.differences {
            if let event = difference.baseEvent { changed.base.formUnion(sides.base.tasks(at: event)) }
            if let event = difference.candidateEvent {
                changed.candidate.formUnion(sides.candidate.tasks(at: event))
            }
        }
        for place in pairs.indices {
            let base = pairs[place].base.map { sides.base.tasks[$0].id }
            let candidate = pairs[place].candidate.map { sides.candidate.tasks[$0].id }
            pairs[place].isChanged =
                base == nil || candidate == nil || base.map { changed.base.contains($0) } == true
                || candidate.map { changed.candidate.contains($0) } == true
        }
    }

    /// Parents before their children; a parent always comes before its children in the list, so there are no circles.
    private static func inOrder(_ pairs: inout [Pair]) -> [Int] {
        var children: [Int: [Int]] = [:]
        var order: [Int] = []
        for (place, pair) in pairs.enumerated() {
            if let parent = pair.parent { children[parent, default: []].append(place) }
        }
        var stack = Array(pairs.indices.filter { pairs[$0].parent == nil }.reversed())
        while let place = stack.popLast() {
            order.append(place)
            for child in (children[place] ?? []).reversed() {
                pairs[child].depth = pairs[place].depth + 1
                stack.append(child)
            }
        }
        return order
    }
}

extension Timeline {
    /// Whom an event of the trace is about: the task that it happens to, and the one that makes it.
    fileprivate func tasks(at event: Int) -> [TaskID] {
        var tasks = [trace.events[event].task].compactMap(\.self)
        if case .create(let creation) = trace.events[event].action, let creator = creation.creator {
            tasks.append(creator)
        }
        return tasks
    }
}
