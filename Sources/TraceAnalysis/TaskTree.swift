import TraceModel

/// Who belongs to whom: every task under its structured parent, else under the task that created it.
///
/// A trace of a thousand levels is as good as one of two: nothing here recurses. 13 bytes a task.
public struct TaskTree: Sendable {
    /// For each task its children, in order of creation.
    public let children: Chains
    /// For each task the one it stands under; nil for a root.
    public let parents: Parents
    /// For each task whether it is a structured child (its parent's scope awaits it) and not only created by it.
    public let isStructured: [Bool]

    /// The tasks that belong to nobody, by their places in the timeline, in order of creation.
    public var roots: Chains.Group { children[parents.count] }

    /// The tree of a timeline's tasks.
    ///
    /// A parent counts only if it was created before its child, so there are no cycles. O(tasks).
    public init(_ timeline: Timeline) {
        let count = timeline.tasks.count
        var parents = Parents(count: count)
        var isStructured = Array(repeating: false, count: count)
        for place in 0..<count {
            let creation = timeline.tasks[place].creation
            func earlier(_ task: TaskID?) -> Int? {
                task.flatMap { timeline.place(of: $0) }.flatMap { $0 < place ? $0 : nil }
            }
            let structured = earlier(creation.parent)
            isStructured[place] = structured != nil
            parents[place] = structured ?? earlier(creation.creator)
        }
        self.init(parents, isStructured) { _ in true }
    }

    private init(_ parents: Parents, _ isStructured: [Bool], isLeft: (Int) -> Bool) {
        // The group after the last task is that of the roots.
        children = Chains(parents.count, groups: parents.count + 1) { place in
            isLeft(place) ? Int32(parents[place] ?? parents.count) : -1
        }
        self.parents = parents
        self.isStructured = isStructured
    }

    /// The tree without some of its tasks: what stood under one of them stands under the nearest that is left.
    ///
    /// A task is a structured child still if every task between is one. O(tasks).
    public func pruned(to isLeft: [Bool]) -> TaskTree {
        var parents = Parents(count: isLeft.count)
        var isStructured = self.isStructured
        for place in isLeft.indices {
            // A parent comes before its children, so what it stands under is known already.
            guard let parent = self.parents[place] else { continue }
            parents[place] = isLeft[parent] ? parent : parents[parent]
            if !isLeft[parent], !isStructured[parent] { isStructured[place] = false }
        }
        return TaskTree(parents, isStructured) { isLeft[$0] }
    }

    /// Every task with its depth (0 for a root), a parent directly before its children.
    ///
    /// O(tasks) to go through them all, and no memory.
    public var inOrder: Order { Order(self) }

    /// For each task the one it stands under; nil for a root.
    public struct Parents: RandomAccessCollection, Sendable {
        /// The place of each parent; -1 for none.
        private var places: [Int32]

        init(count: Int) { places = Array(repeating: -1, count: count) }

        /// The place of the first task.
        public var startIndex: Int { 0 }

        /// How many tasks there are.
        public var endIndex: Int { places.count }

        /// What the task at a place stands under.
        public internal(set) subscript(place: Int) -> Int? {
            get { places[place] < 0 ? nil : Int(places[place]) }
            set { places[place] = newValue.map { Int32($0) } ?? -1 }
        }
    }

    /// The tasks of a tree, a parent directly before its children.
    public struct Order: Sequence, IteratorProtocol, Sendable {
        private let tree: TaskTree
        private var upcoming: Int32
        private var depth = 0

        init(_ tree: TaskTree) {
            self.tree = tree
            upcoming = tree.children.first[tree.parents.count]
        }

        /// The next task; nil after the last.
        public mutating func next() -> (task: Int, depth: Int)? {
            guard upcoming >= 0 else { return nil }
            let here = (task: Int(upcoming), depth: depth)
            upcoming = tree.children.first[here.task]
            if upcoming >= 0 {
                depth += 1
                return here
            }
            // Down again to the nearest that has a sibling.
            var task = here.task
            while true {
                upcoming = tree.children.next[task]
                guard upcoming < 0, let parent = tree.parents[task] else { return here }
                task = parent
                depth -= 1
            }
        }
    }
}
