import TraceAnalysis

/// Rows in which tasks of one name under the same parent share a lane, where they are many.
///
/// The children of a fold's tasks stand under the fold, and fold among themselves.
struct FoldedRows {
    private(set) var rows: [LaneRows.Row] = []
    private let stems: NameStems
    private let least: Int
    /// The stem of the tasks that are drawn one by one all the same.
    private let expanded: Int32?

    /// A task, or tasks that share a lane; and the row that it stands under.
    private struct Unit {
        var tasks: [Int]
        var parent: Int?
    }

    /// At most `limit` rows, with a fold for at least so many tasks of a name.
    init(_ excerpt: Excerpt, least: Int, limit: Int) {
        let tree = excerpt.tree
        stems = excerpt.stems
        self.least = least
        if case .name(let name) = excerpt.selection.expand {
            expanded = stems.number(ofName: name)
        } else {
            expanded = nil
        }
        var pending = Array(units(tree.roots, under: nil).reversed())
        while rows.count < limit, let unit = pending.popLast() {
            let row = rows.count
            let depth = unit.parent.map { rows[$0].depth + 1 } ?? 0
            let isFold = unit.tasks.count > 1
            rows.append(
                LaneRows.Row(
                    tasks: isFold ? [] : unit.tasks,
                    folded: isFold ? unit.tasks : [],
                    depth: depth,
                    parent: unit.parent
                )
            )
            pending += units(unit.tasks.lazy.flatMap { tree.children[$0] }, under: row).reversed()
        }
    }

    /// Siblings as units, each where the first of its tasks stands.
    private func units(_ siblings: some Sequence<Int>, under parent: Int?) -> [Unit] {
        var counts: [Int32: Int] = [:]
        for task in siblings { counts[stems.ofTask[task], default: 0] += 1 }
        var units: [Unit] = []
        var places: [Int32: Int] = [:]
        for task in siblings {
            let stem = stems.ofTask[task]
            if let place = places[stem] {
                units[place].tasks.append(task)
                continue
            }
            var unit = Unit(tasks: [task], parent: parent)
            if let count = counts[stem], count >= least, stem != expanded {
                places[stem] = units.count
                unit.tasks.reserveCapacity(count)
            }
            units.append(unit)
        }
        return units
    }
}
