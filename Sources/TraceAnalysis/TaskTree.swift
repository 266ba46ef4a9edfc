import TraceModel

/// Who belongs to whom: every task under its structured parent, else under the task that created it.
///
/// A trace of a thousand levels is as good as one of two: nothing here recurses.
public struct TaskTree: Sendable {
    /// The tasks that belong to nobody, by their places in the timeline, in order of creation.
    public let roots: [Int]
    /// For each task its children, in order of creation.
    public let children: [[Int]]
    /// For each task the one it stands under; nil for a root.
    public let parents: [Int?]
    /// For each task whether it is a structured child (its parent's scope awaits it) and not only created by it.
    public let isStructured: [Bool]

    /// The tree of a timeline's tasks.
    ///
    /// A parent counts only if it was created before its child, so there are no cycles. O(tasks).
    public init(_ timeline: Timeline) {
        let count = timeline.tasks.count
        var roots: [Int] = []
        var children: [[Int]] = Array(repeating: [], count: count)
        var parents: [Int?] = Array(repeating: nil, count: count)
        var isStructured = Array(repeating: false, count: count)
        for place in 0..<count {
            let creation = timeline.tasks[place].creation
            let structured = creation.parent.flatMap { timeline.place(of: $0) }.flatMap {
                $0 < place ? $0 : nil
            }
            let creator = creation.creator.flatMap { timeline.place(of: $0) }.flatMap {
                $0 < place ? $0 : nil
            }
            isStructured[place] = structured != nil
            parents[place] = structured ?? creator
            if let parent = parents[place] { children[parent].append(place) } else { roots.append(place) }
        }
        self.roots = roots
        self.children = children
        self.parents = parents
        self.isStructured = isStructured
    }

    private init(roots: [Int], children: [[Int]], parents: [Int?], isStructured: [Bool]) {
        self.roots = roots
        self.children = children
        self.parents = parents
        self.isStructured = isStructured
    }

    /// The tree without some of its tasks: what stood under one of them stands under the nearest that is left.
    ///
    /// A task is a structured child still if every task between is one. O(tasks).
    public func pruned(to isLeft: [Bool]) -> TaskTree {
        var roots: [Int] = []
        var children: [[Int]] = Array(repeating: [], count: isLeft.count)
        var parents: [Int?] = Array(repeating: nil, count: isLeft.count)
        var isStructured = self.isStructured
        for place in isLeft.indices {
            // A parent comes before its children, so what it stands under is known already.
            if let parent = self.parents[place] {
                parents[place] = isLeft[parent] ? parent : parents[parent]
                if !isLeft[parent], !isStructured[parent] { isStructured[place] = false }
            }
            guard isLeft[place] else { continue }
            if let parent = parents[place] { children[parent].append(place) } else { roots.append(place) }
        }
        return TaskTree(roots: roots, children: children, parents: parents, isStructured: isStructured)
    }

    /// Every task with its depth (0 for a root), a parent directly before its children.
    ///
    /// O(tasks).
    public var inOrder: [(task: Int, depth: Int)] {
        var order: [(task: Int, depth: Int)] = []
        order.reserveCapacity(children.count)
        var pending = roots.reversed().map { (task: $0, depth: 0) }
        while let next = pending.popLast() {
            order.append(next)
            for child in children[next.task].reversed() { pending.append((child, next.depth + 1)) }
        }
        return order
    }
}
