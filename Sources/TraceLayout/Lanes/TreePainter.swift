import TraceAnalysis

/// Draws which task stands under which, beside the names.
struct TreePainter {
    let subject: Subject
    let frame: Frame

    func lines() -> [TreeLine] {
        guard frame.density != .dense else { return [] }
        var lines: [TreeLine] = []
        for row in frame.rows.rows where row.depth < 6 {
            guard let task = row.tasks.first, let top = frame.tops[task] else { continue }
            let x = Measures.margin + LaneLabel.indent(row.depth, frame.density) + 9.5
            for child in subject.tree.children[task] {
                guard let childTop = frame.tops[child] else { continue }
                let y = childTop + 10.5
                lines.append(
                    TreeLine(
                        points: [Point(x: x, y: top + 24), Point(x: x, y: y), Point(x: x + 12, y: y)],
                        isStructured: subject.tree.isStructured[child]
                    )
                )
            }
        }
        return lines
    }
}
