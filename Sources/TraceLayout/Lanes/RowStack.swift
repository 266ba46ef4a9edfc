import TraceAnalysis

/// Puts the rows one below the other.
struct RowStack {
    /// The top of each row's bar; of a shared lane the top of its first band.
    private(set) var rowTops: [Double] = []
    /// For each task its row, also one that it shares.
    let rowOfTask: RowOfTask
    /// The foot of the last row.
    private(set) var bottom: Double

    private let rows: [LaneRows.Row]
    private let counts: [FoldCounts?]
    private let measures: Measures
    /// For each row how many findings there are above it, which need room there.
    private let pinned: [Int]

    init(
        _ subject: Subject,
        _ rows: LaneRows,
        _ counts: [FoldCounts?],
        _ measures: Measures,
        _ reasons: LaneReasons,
        from first: Double
    ) {
        rowOfTask = RowOfTask(rows.rows, taskCount: subject.timeline.tasks.count)
        pinned = PinLevels(subject, rows.rows).heights
        (self.rows, self.counts, self.measures) = (rows.rows, counts, measures)
        bottom = first + measures.lastToAxis - measures.pitch
        var top = first
        for place in rows.rows.indices {
            if measures.density == .dense {
                top += denseLead(place)
                bottom = top + max(measures.lastToAxis, foldHeight(place))
                rowTops.append(top)
            } else {
                if place == 0, roomAbove(0) > 0 { top += max(0, 14 + roomAbove(0) - measures.stripToBars) }
                rowTops.append(top)
                let content = content(place, subject)
                let label = rows.rows[place].tasks.contains { reasons.thirdLines[$0] != nil } ? 58.0 : 0
                let finding = roomAbove(place + 1)
                bottom = top + max(measures.lastToAxis, content + 6, label)
                // The name of a fold stands a little above its first band.
                let isFoldNext = place + 1 < rows.rows.count && counts[place + 1] != nil
                top += max(measures.pitch, content + finding, label + finding / 2) + (isFoldNext ? 10 : 0)
            }
        }
        if rows.hiddenTasks > 0 { bottom += 22 }
        bottom = bottom.rounded()
    }

    /// What the findings above a row need.
    private func roomAbove(_ place: Int) -> Double {
        place < rows.count ? Measures.finding * Double(pinned[place]) : 0
    }

    /// What a shared lane needs; 0 for another.
    private func foldHeight(_ place: Int) -> Double {
        counts[place].map { FoldLane.bandPitch * Double($0.bands.count) + 6 } ?? 0
    }

    /// From the top of the row before to that of a row of a dense picture: rows of the same children are close, and the
    /// first leaves room for their scope.
    private func denseLead(_ place: Int) -> Double {
        guard place > 0 else { return roomAbove(place) }
        let isPacked = rows[place].isPacked
        let lead = isPacked ? (rows[place - 1].isPacked ? 14.0 : 18) : 20
        return max(lead, foldHeight(place - 1)) + roomAbove(place)
    }

    /// What a row needs for its bands, or for its bar and what is printed under it.
    private func content(_ place: Int, _ subject: Subject) -> Double {
        guard let task = rows[place].tasks.first else { return foldHeight(place) + Measures.air }
        let lines = min(Frame.printLimit + 1, subject.blocks.ofTask[task].map(\.events.count).max() ?? 0)
        return measures.bar + Measures.printLine * Double(lines) + Measures.air
    }
}

/// For each task its row, also one that it shares; -1 for one that is not drawn.
struct RowOfTask {
    private var rows: [Int32]

    init(_ rows: [LaneRows.Row], taskCount: Int) {
        self.rows = Array(repeating: -1, count: taskCount)
        for (place, row) in rows.enumerated() {
            for task in row.tasks { self.rows[task] = Int32(place) }
            for task in row.folded { self.rows[task] = Int32(place) }
        }
    }

    subscript(task: Int) -> Int { Int(rows[task]) }
}

/// For each task the top of its bar; nil for one without a lane of its own.
struct LaneTops {
    let rowOfTask: RowOfTask
    let rowTops: [Double]
    /// For each row whether its tasks share a lane.
    let isShared: [Bool]

    subscript(task: Int) -> Double? {
        let row = rowOfTask[task]
        return row < 0 || isShared[row] ? nil : rowTops[row]
    }
}
