import TraceAnalysis

/// How far above its row the bracket of each finding stands: those of one lane stand one above the other.
struct PinLevels {
    /// For each row how many brackets there are above each other.
    private(set) var heights: [Int]
    /// For each finding the level of each of its first places, from 0; nil where it has no bracket.
    private(set) var levels: [[Int?]] = []

    /// O(tasks).
    init(_ subject: Subject, _ rows: [LaneRows.Row]) {
        heights = Array(repeating: 0, count: rows.count)
        let findings = subject.findings.prefix(FindingsList.limit).map { finding in
            finding.kind.isWithoutEnd ? [] : finding.sightings.prefix(FindingWords.pinLimit).map(\.task)
        }
        let lanes = Self.lanes(of: Set(findings.joined()), rows)
        var used: [Lane: Int] = [:]
        for tasks in findings {
            // Of the tasks that share a lane one stands for all.
            var shared: Set<Int> = []
            levels.append(
                tasks.map { task in
                    guard let lane = lanes[task], lane.task != nil || shared.insert(lane.row).inserted else {
                        return nil
                    }
                    let level = used[lane] ?? 0
                    used[lane] = level + 1
                    heights[lane.row] = max(heights[lane.row], level + 1)
                    return level
                }
            )
        }
    }

    /// A row, and in it the task whose lane it is; no task where several share it.
    private struct Lane: Hashable {
        var row: Int
        var task: Int?
    }

    private static func lanes(of tasks: Set<Int>, _ rows: [LaneRows.Row]) -> [Int: Lane] {
        guard !tasks.isEmpty else { return [:] }
        var lanes: [Int: Lane] = [:]
        for (place, row) in rows.enumerated() {
            for task in row.tasks where tasks.contains(task) { lanes[task] = Lane(row: place, task: task) }
            for task in row.folded where tasks.contains(task) { lanes[task] = Lane(row: place) }
        }
        return lanes
    }
}
