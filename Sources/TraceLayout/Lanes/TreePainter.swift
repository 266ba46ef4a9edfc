import TraceAnalysis

/// Draws which task stands under which, beside the names.
struct TreePainter {
    let subject: Subject
    let frame: Frame

    func lines() -> [TreeLine] {
        guard frame.density != .dense else { return [] }
        var lines: [TreeLine] = []
        let rows = frame.rows.rows
        let order = rows.indices.sorted { (rows[$0].parent ?? -1, $0) < (rows[$1].parent ?? -1, $1) }
        for place in order where rows[place].depth <= 6 {
            let row = rows[place]
            guard let parent = row.parent, let child = row.tasks.first ?? row.folded.first else { continue }
            let x = Measures.margin + LaneLabel.indent(row.depth - 1, frame.density) + 9.5
            // A fold has no square: its name stands at the end of the line.
            let y = frame.rowTops[place] + (row.folded.isEmpty ? 10.5 : 2.5)
            let top = frame.rowTops[parent] + (rows[parent].folded.isEmpty ? 24 : 12)
            lines.append(
                TreeLine(
                    points: [Point(x: x, y: top), Point(x: x, y: y), Point(x: x + 12, y: y)],
                    isStructured: subject.tree.isStructured[child]
                )
            )
        }
        return lines
    }
}
