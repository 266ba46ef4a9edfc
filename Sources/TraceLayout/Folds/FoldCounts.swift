package import TraceAnalysis

/// How many of some tasks are in each state, from left to right.
package struct FoldCounts {
    /// One state.
    package struct Band {
        /// Which state.
        package var state: TaskState
        /// For each cell of the axis how many tasks are in the state, on average over its width.
        package var means: [Double]
        /// For each cell whether any task is, however short.
        package var isPresent: [Bool]
        /// How many are at once, at most.
        package var peak: Int

        /// The largest of the means, which has the full height; the peak where no state has any width.
        package var largest: Double {
            let largest = means.max() ?? 0
            return largest > 0 ? largest : Double(peak)
        }
    }

    /// The states that occur.
    package let bands: [Band]

    /// The order of the states, from top to bottom.
    private static let order = [TaskState.running, .ready, .suspended, .created, .unknown]

    /// Counts tasks on an axis in cells of a width, in the axis's own unit.
    ///
    /// O(n log n) in the stretches of the tasks, plus the cells.
    package init(of tasks: [Int], _ timeline: Timeline, _ axis: Axis, cell: Double) {
        var counters = TaskState.allCases.map { _ in Counter(axis, cell: cell) }
        for task in tasks {
            for stretch in timeline.tasks[task].stretches {
                let isRun = stretch.state == .running
                counters[Int(stretch.state.rawValue)].add(
                    stretch,
                    axis.extent(of: stretch),
                    isSeenWithoutWidth: isRun
                )
            }
        }
        bands = Self.order.compactMap { state in
            let counter = counters[Int(state.rawValue)]
            let means = counter.means
            let isPresent = counter.isPresent(means)
            guard isPresent.contains(true) else { return nil }
            return Band(state: state, means: means, isPresent: isPresent, peak: counter.peak)
        }
    }
}

/// Sums up stretches of one state in the cells of an axis.
private struct Counter {
    private let left: Double
    private let width: Double
    private let cell: Double
    /// What begins or ends within each cell, weighed by its part of it.
    private var parts: [Double]
    /// By how much the number of extents that fill a cell changes from the one before.
    private var changes: [Double]
    private var isTouched: [Bool]
    private var openings: [Int32] = []
    private var closings: [Int32] = []

    init(_ axis: Axis, cell: Double) {
        left = axis.left
        width = max(axis.right - axis.left, cell)
        self.cell = cell
        let count = Int((width / cell).rounded(.up))
        parts = Array(repeating: 0, count: count)
        changes = Array(repeating: 0, count: count + 1)
        isTouched = Array(repeating: false, count: count)
    }

    mutating func add(_ stretch: Stretch, _ extent: Extent, isSeenWithoutWidth: Bool) {
        openings.append(stretch.opening)
        closings.append(stretch.closing)
        let (from, to) = (extent.from - left, extent.to - left)
        let first = min(max(0, Int(from / cell)), parts.count - 1)
        let last = min(max(0, Int(to / cell)), parts.count - 1)
        if to > from || isSeenWithoutWidth { isTouched[first] = true }
        guard first < last else {
            parts[first] += to - from
            return
        }
        parts[first] += Double(first + 1) * cell - from
        parts[last] += to - Double(last) * cell
        changes[first + 1] += 1
        changes[last] -= 1
    }

    /// The mean number of extents in each cell.
    var means: [Double] {
        var full = 0.0
        return parts.indices.map { place in
            full += changes[place]
            let width = min(cell, self.width - Double(place) * cell)
            // What is left of sums and differences of the same numbers is no task.
            let mean = full + parts[place] / width
            return mean < 1e-9 ? 0 : mean
        }
    }

    /// Whether there is anything in each cell, where the means are known.
    func isPresent(_ means: [Double]) -> [Bool] { zip(means, isTouched).map { $0 > 0 || $1 } }

    /// How many stretches overlap at most.
    var peak: Int {
        // Those of each task are in order already, which is what the sort is good at.
        let closings = closings.sorted()
        var peak = 0
        var ended = 0
        for (begun, opening) in openings.sorted().enumerated() {
            while ended < closings.count, closings[ended] <= opening { ended += 1 }
            peak = max(peak, begun + 1 - ended)
        }
        return peak
    }
}
