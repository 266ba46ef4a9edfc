import TraceAnalysis
import TraceModel

/// The column with the names: as wide as always, or as the longest name needs.
struct Gutter {
    private let subject: Subject
    private let density: Density
    private let name: TextMetrics
    private let note: TextMetrics

    init(_ subject: Subject, _ density: Density) {
        (self.subject, self.density) = (subject, density)
        name = TextMetrics(density == .dense ? .denseLabel : .label, density)
        note = TextMetrics(density == .dense ? .denseReason : .sublabel, density)
    }

    /// Longer names are cut, and longer words under them.
    private static let longestName = 320.0
    private static let longestNote = 230.0

    /// What the rows need; pixels.
    ///
    /// O(tasks with a lane of their own).
    func width(_ rows: [LaneRows.Row], least: Double) -> Double {
        var needed = least
        for row in rows where !row.isPacked {
            let indent = LaneLabel.indent(row.depth, density)
            if let task = row.tasks.first {
                needed = max(needed, width(task, indent))
            } else {
                needed = max(needed, width(ofFold: row.folded, indent))
            }
        }
        return needed.rounded(.up)
    }

    private func width(_ task: Int, _ indent: Double) -> Double {
        let label = subject.timeline.label(of: task)
        let number =
            LaneLabel.suffix(of: task, in: subject.timeline, density).map { name.width(of: $0) + 9 } ?? 0
        guard density != .dense else {
            return min(Self.longestName, indent + name.width(of: label) + number)
        }
        // Before a name stands the square with the number.
        let lead = indent + 51 - Measures.margin + 2
        // It has to fit at its large size too.
        let full = min(Self.longestName, lead + name.width(of: label, isSmall: true) + number)
        return max(full, min(Self.longestNote, lead + 2 + note.width(of: subject.words.outcome(task))))
    }

    private func width(ofFold tasks: [Int], _ indent: Double) -> Double {
        let label = FoldWords.name(tasks, subject.excerpt) + " " + FoldWords.count(tasks.count)
        let full = min(Self.longestName, indent + name.width(of: label, isSmall: true) + 6)
        return max(full, note.width(of: FoldWords.longest(tasks.count)) + 8)
    }
}
