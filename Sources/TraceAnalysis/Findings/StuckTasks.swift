import TraceModel

/// Looks for tasks that could never run again.
struct StuckTasks {
    private let timeline: Timeline
    private let tree: TaskTree
    /// For each task that waited at the end of the trace the tasks that alone could wake it; none for any other.
    private var wakers: [Int: [Int]] = [:]

    init(_ timeline: Timeline, _ tree: TaskTree) {
        self.timeline = timeline
        self.tree = tree
        // Before the end of the program, and where events were lost, somebody unseen may come and wake them.
        guard timeline.trace.end != nil, timeline.losses.isEmpty else { return }
        let holders = LastWakes(timeline)
        for task in timeline.tasks.indices {
            if let only = onlyWakers(of: task, holders) { wakers[task] = only }
        }
    }

    /// The deadlock, if there is one, with every task that is stuck in it.
    var findings: [Finding] {
        let certain = certainlyStuck
        let tasks = isDeadlock ? timeline.tasks.indices.filter { waitsAtEnd($0) != nil } : certain
        let seen = tasks.compactMap { task in waitsAtEnd(task).map { Finding.Sighting(task, $0) } }
        return seen.isEmpty ? [] : [Finding(.deadlock(cycle: cycle(among: certain)), seen: seen)]
    }

    /// Whether the loop saw that nothing was left to do, and ended the program for it.
    private var isDeadlock: Bool { timeline.trace.end?.exit?.isDeadlock ?? false }

    private func waitsAtEnd(_ task: Int) -> Stretch? {
        let life = timeline.tasks[task]
        guard !life.isEnded, let last = life.stretches.last, last.state == .suspended else { return nil }
        return last
    }

    /// Who alone can end a wait: the awaited task, a group's children, or who holds the lock.
    private func onlyWakers(of task: Int, _ holders: LastWakes) -> [Int]? {
        guard let wait = waitsAtEnd(task), let suspension = timeline.suspension(of: wait) else { return nil }
        switch suspension.reason {
        case .task: return suspension.target.flatMap { timeline.place(of: $0) }.map { [$0] }
        case .group:
            let children = tree.children[task].filter { tree.isStructured[$0] && !timeline.tasks[$0].isEnded }
            return children.isEmpty ? nil : children
        case .lock:
            // In line since before the present holder got the lock: had it let go, one in line would have it.
            return holders.wake(of: suspension, after: wait.opening).map { [$0.receiver] }
        default: return nil
        }
    }

    /// The tasks whose only wakers are stuck themselves: all that wait, without those that a task can wake that can
    /// itself go on.
    private var certainlyStuck: [Int] {
        var waiting: [Int: [Int]] = [:]
        for (task, wakers) in wakers { for waker in wakers { waiting[waker, default: []].append(task) } }
        var stuck = Set(wakers.keys)
        var free = waiting.keys.filter { !stuck.contains($0) }
        while let task = free.popLast() {
            for next in waiting[task] ?? [] where stuck.remove(next) != nil { free.append(next) }
        }
        return stuck.sorted()
    }

    /// Each stuck task waits for a stuck one, so that following them leads into a circle.
    private func cycle(among stuck: [Int]) -> [Int] {
        guard let first = stuck.first else { return [] }
        var path: [Int] = []
        var places: [Int: Int] = [:]
        var task = first
        while places[task] == nil {
            places[task] = path.count
            path.append(task)
            guard let next = wakers[task]?.first else { return [] }
            task = next
        }
        return Array(path[(places[task] ?? 0)...])
    }
}
