import TraceAnalysis
import TraceLayout
import TraceModel

/// What stands to the left of a lane: the task's number, its place in the tree, its name.
struct LaneLabel {
    /// What the lane is of: one task, or many of a name.
    let row: LaneRows.Row
    /// Its number and the branches of the tree before its name.
    let lead: String
    /// Its name, fit for a terminal.
    let name: String
    /// The branches of the tree that go on below the lane.
    let below: String

    /// Beyond this depth the tree is not indented further: the names would have no room.
    private static let deepest = 8

    static func all(_ excerpt: Excerpt, _ rows: LaneRows) -> [LaneLabel] {
        let timeline = excerpt.shown
        let digits = String(timeline.tasks.map(\.id.number).max() ?? 0).count
        // For each row the last one under it, and the last root.
        var lastUnder: [Int?: Int] = [:]
        for (place, row) in rows.rows.enumerated() { lastUnder[row.parent] = place }
        // For each level whether a sibling follows further down.
        var goesOn: [Bool] = []
        return rows.rows.enumerated().map { (place, row) in
            let depth = row.depth
            goesOn.removeLast(max(0, goesOn.count - depth))
            let isLast = lastUnder[row.parent] == place
            let line = goesOn.dropFirst().prefix(deepest).map { $0 ? "│ " : "  " }.joined()
            let first = row.tasks.first ?? row.folded.first ?? 0
            let corner = excerpt.tree.isStructured[first] ? (isLast ? "└ " : "├ ") : (isLast ? "╰╌" : "├╌")
            let branch = depth == 0 ? "" : line + corner
            while goesOn.count < depth { goesOn.append(false) }
            goesOn.append(!isLast)
            let id = row.folded.isEmpty ? String(timeline.tasks[first].id.number) : ""
            let number = String(repeating: " ", count: digits - id.count) + id + " "
            let below = depth == 0 ? "" : line + (isLast ? "  " : "│ ")
            return LaneLabel(
                row: row,
                lead: number + branch,
                name: PrintableText.escaped(name(row, excerpt)),
                below: String(repeating: " ", count: digits + 1) + below
                    + (lastUnder[place] != nil ? "│" : "")
            )
        }
    }

    /// How many columns the whole label takes.
    var width: Int { PrintableText.width(lead) + PrintableText.width(name) }

    /// The label in at most so many columns: where its name is too long, its end stays, which tells it from others.
    func text(in columns: Int) -> String {
        lead + PrintableText.cutInMiddle(name, to: columns - PrintableText.width(lead))
    }

    private static func name(_ row: LaneRows.Row, _ excerpt: Excerpt) -> String {
        guard row.folded.isEmpty else {
            return FoldWords.name(row.folded, excerpt) + " " + FoldWords.count(row.folded.count)
        }
        return row.tasks.first.map { excerpt.shown.label(of: $0) } ?? ""
    }
}
