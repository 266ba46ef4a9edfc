import TraceAnalysis
import TraceModel

/// A small Gantt chart of the tasks that differ, before and after, in Mermaid, which GitHub and GitLab draw.
struct ChangedTasksChart {
    /// At most this many tasks.
    private static let most = 8

    /// A task as it was and as it is; nil where it does not exist.
    private struct Row {
        let base: TaskLife?
        let candidate: TaskLife?

        init(_ base: TaskLife?, _ candidate: TaskLife?) {
            self.base = base
            self.candidate = candidate
        }
    }

    private let rows: [Row]
    private let sides: (base: Side, candidate: Side)
    private let origins: (base: Instant, candidate: Instant)
    private let unit: (name: String, size: Int64)

    /// Nil where no task can be named.
    init?(_ comparison: Comparison) {
        guard let timelines = comparison.timelines, let sides = comparison.sides else { return nil }
        rows = Self.rows(comparison, timelines.base, timelines.candidate)
        guard !rows.isEmpty else { return nil }
        self.sides = sides
        origins = (sides.base.origin, sides.candidate.origin)
        unit = Self.unit(
            of: max(comparison.base.endTime - origins.base, comparison.candidate.endTime - origins.candidate)
        )
    }

    /// The tasks of the first differences, the firmest first.
    private static func rows(_ comparison: Comparison, _ base: Timeline, _ candidate: Timeline) -> [Row] {
        var partners: [TaskID: TaskID] = [:]
        for life in base.tasks {
            if let partner = comparison.counterpart(of: life.id) { partners[partner] = life.id }
        }
        var rows: [Row] = []
        for difference in comparison.differences {
            let row: Row
            if let task = difference.baseEvent.flatMap({ comparison.base.events[$0].task }) {
                row = Row(base[task], comparison.counterpart(of: task).flatMap { candidate[$0] })
            } else if let task = difference.candidateEvent.flatMap({ comparison.candidate.events[$0].task }) {
                row = Row(partners[task].flatMap { base[$0] }, candidate[task])
            } else {
                continue
            }
            let isNew = !rows.contains {
                $0.base?.id == row.base?.id && $0.candidate?.id == row.candidate?.id
            }
            if isNew { rows.append(row) }
            if rows.count == most { break }
        }
        return rows
    }

    /// The chart in its fence.
    var mermaid: String {
        var lines = [
            "gantt", "    title Changed tasks, time in \(unit.name)", "    dateFormat x", "    axisFormat %Q",
        ]
        for row in rows {
            lines.append("    section \(Self.plain(name(of: row)))")
            if let life = row.base { lines.append("    base :done, \(span(of: life, since: origins.base))") }
            if let life = row.candidate {
                lines.append("    candidate :active, \(span(of: life, since: origins.candidate))")
            }
        }
        return MarkdownText.block(lines, language: "mermaid").joined(separator: "\n")
    }

    private func name(of row: Row) -> String {
        sides.candidate.name(of: row.candidate?.id) ?? sides.base.name(of: row.base?.id) ?? ""
    }

    /// Mermaid's dates are milliseconds; here they are units that give the chart at most a million of them.
    private func span(of life: TaskLife, since origin: Instant) -> String {
        let from = (life.createdAt - origin).nanoseconds / unit.size
        let to = (life.endedAt - origin).nanoseconds / unit.size
        return "\(from), \(max(to, from + 1))"
    }

    private static func unit(of span: TimeSpan) -> (name: String, size: Int64) {
        switch span.nanoseconds {
        case ..<1_000_000: ("ns", 1)
        case ..<1_000_000_000: ("µs", 1_000)
        case ..<1_000_000_000_000: ("ms", 1_000_000)
        default: ("s", 1_000_000_000)
        }
    }

    /// A name without anything that Mermaid could take for its own.
    private static func plain(_ name: String) -> String {
        let allowed = name.unicodeScalars.map { scalar in
            let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            return isPlain || "-_.()".unicodeScalars.contains(scalar) ? Character(scalar) : " "
        }
        return PrintableText.cut(String(allowed), to: 30)
    }
}
