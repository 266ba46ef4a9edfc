import TraceAnalysis

/// Which tasks are drawn, in which row, from top to bottom.
///
/// A row for each task if there is room for all; if not, tasks of one name under the same parent share one (a fold).
package struct LaneRows {
    /// A row: one task; or in a dense picture children of one task that never overlap; or a fold.
    package struct Row {
        /// The tasks that have a lane of their own in it.
        package var tasks: [Int]
        /// The tasks that have one lane together.
        package var folded: [Int] = []
        /// How deep the row's tasks are in the tree; 0 for a root.
        package var depth: Int
        /// The row that it stands under; nil for a root.
        package var parent: Int?
        /// Whether it shows the children of the row above it, so that it has no label and stands close to it.
        var isPacked = false
    }

    /// How many lanes there may be for each row, so that a row of a million short tasks does not fill the memory.
    private static let lanesPerRow = 5
    /// How many rows there may be where tasks are to be drawn one by one: as many as ten thousand elements allow.
    private static let expandedLimit = 600
    /// Where there is no room, so many tasks of a name under one parent become one lane; if that is not enough, two.
    private static let foldedFrom = [8, 2]

    /// The rows.
    package private(set) var rows: [Row] = []
    /// How many tasks there was no room for.
    package private(set) var hiddenTasks = 0

    /// No rows.
    init() {}

    /// The rows of an excerpt.
    ///
    /// O(tasks).
    package init(_ excerpt: Excerpt, packs: Bool, limit: Int) {
        let expand = excerpt.selection.expand
        let expandedLimit = max(Self.expandedLimit, limit)
        // Rows that do not hold all are of no use where folds come in their place.
        addPlain(
            excerpt,
            packs: packs,
            limit: expand == .all ? expandedLimit : max(1, limit),
            orNone: expand != .all
        )
        guard expand != .all else { return }
        let limit = expand == .none ? max(1, limit) : expandedLimit
        for least in Self.foldedFrom where hiddenTasks > 0 {
            rows = FoldedRows(excerpt, least: least, limit: limit).rows
            hiddenTasks = excerpt.taskCount - rows.reduce(0) { $0 + $1.tasks.count + $1.folded.count }
        }
    }

    /// How many lanes are shared by several tasks.
    var foldCount: Int { rows.count { !$0.folded.isEmpty } }

    /// Adds a row for each task, or for children that never overlap; only counts those that there is no room for, or
    /// where all are wanted or none, stops there.
    private mutating func addPlain(_ excerpt: Excerpt, packs: Bool, limit: Int, orNone: Bool) {
        let tree = excerpt.tree
        var isPacked = Array(repeating: false, count: tree.parents.count)
        var laneCount = 0
        let laneLimit = min(limit, Int.max / Self.lanesPerRow) * Self.lanesPerRow
        /// The last row of each depth.
        var last: [Int] = []
        for (task, depth) in tree.inOrder where !isPacked[task] {
            guard rows.count < limit, laneCount < laneLimit else {
                hiddenTasks += 1
                if orNone { return }
                continue
            }
            last.removeLast(max(0, last.count - depth))
            last.append(rows.count)
            rows.append(Row(tasks: [task], depth: depth, parent: depth > 0 ? last[depth - 1] : nil))
            laneCount += 1
            guard packs else { continue }
            let leaves = tree.children[task].lazy.filter { tree.children[$0].isEmpty }
            let room = laneLimit - laneCount
            let some = Array(leaves.prefix(orNone ? room + 1 : .max))
            if orNone, some.count > room {
                hiddenTasks += 1
                return
            }
            for tasks in Self.pack(some, excerpt.shown) ?? [] {
                for task in tasks { isPacked[task] = true }
                let shown = rows.count < limit ? tasks.prefix(max(0, laneLimit - laneCount)) : []
                hiddenTasks += tasks.count - shown.count
                laneCount += shown.count
                guard !shown.isEmpty else { continue }
                rows.append(Row(tasks: Array(shown), depth: depth + 1, parent: last[depth], isPacked: true))
            }
        }
    }

    /// Tasks into as few rows as they need, each into the first one that is free again; O(tasks), since rows are few.
    ///
    /// Nil where nearly every one needs a row of its own: then it may as well have its name.
    private static func pack(_ tasks: [Int], _ timeline: Timeline) -> [[Int]]? {
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
                // Looking through more rows for every task would take for ever.
                if rows.count * 2 > tasks.count || rows.count > 60 { return nil }
            }
        }
        return rows
    }
}
