import TraceAnalysis

/// Which tasks are drawn, in which row, from top to bottom.
struct LaneRows {
    /// A row of the picture: one task, or in a dense picture children of one task that never overlap.
    struct Row {
        var tasks: [Int]
        /// How deep the row's tasks are in the tree; 0 for a root.
        var depth: Int
        /// Whether it shows the children of the row above it, so that it has no label and stands close to it.
        var isPacked = false
    }

    /// How many lanes there may be for each row, so that a row of a million short tasks does not fill the memory.
    private static let lanesPerRow = 5

    private(set) var rows: [Row] = []
    /// How many tasks there was no room for.
    private(set) var hiddenTasks = 0

    /// No rows.
    init() {}

    init(_ timeline: Timeline, _ tree: TaskTree, _ density: Density, limit: Int) {
        var isPacked = Array(repeating: false, count: timeline.tasks.count)
        var laneCount = 0
        let laneLimit = min(limit, Int.max / Self.lanesPerRow) * Self.lanesPerRow
        for (task, depth) in tree.inOrder where !isPacked[task] {
            guard rows.count < limit, laneCount < laneLimit else {
                hiddenTasks += 1
                continue
            }
            rows.append(Row(tasks: [task], depth: depth))
            laneCount += 1
            guard density == .dense else { continue }
            let leaves = tree.children[task].filter { tree.children[$0].isEmpty }
            let packed = Self.pack(leaves, timeline)
            // Where nearly every child needs a row of its own it may as well have its name.
            guard leaves.count > 1, packed.count * 2 <= leaves.count else { continue }
            for tasks in packed {
                for task in tasks { isPacked[task] = true }
                let shown = rows.count < limit ? tasks.prefix(max(0, laneLimit - laneCount)) : []
                hiddenTasks += tasks.count - shown.count
                laneCount += shown.count
                if !shown.isEmpty { rows.append(Row(tasks: Array(shown), depth: depth + 1, isPacked: true)) }
            }
        }
    }

    /// Tasks into as few rows as they need, each into the first one that is free again; O(tasks), since rows are few.
    private static func pack(_ tasks: [Int], _ timeline: Timeline) -> [[Int]] {
        var rows: [[Int]] = []
        var ends: [Int32] = []
        for task in tasks {
            let life = timeline.tasks[task]
            if let row = ends.firstIndex(where: { $0 < life.creationEvent }) {
                rows[row].append(task)
                ends[row] = life.endEvent
            } else {
                rows.append([task])
                ends.append(life.endEvent)
                // So many rows are not used, and looking through them for every task would take for ever.
                if rows.count * 2 > tasks.count || rows.count > 60 { return tasks.map { [$0] } }
            }
        }
        return rows
    }
}
