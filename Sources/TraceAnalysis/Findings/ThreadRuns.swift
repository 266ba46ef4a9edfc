import TraceModel

/// What one thread ran, run after run, and whom each kept waiting.
struct ThreadRuns {
    /// The runs, in order; none inside another.
    var steps: [Step] = []
    /// How many runs as long as the limit there are before each.
    private var longBefore: [Int] = []
    /// How many more waits cover a run whole than the one before it.
    private var changes: [Int] = []
    /// For runs that a wait covers in part: how many waits, and the longest part.
    private var parts: [Int: (waiters: Int, longest: TimeSpan)] = [:]
    private var limit = TimeSpan.zero

    /// A run that kept others waiting for as long as the limit.
    struct Blocking {
        var step: Step
        var waiters: Int
        var longestWait: TimeSpan

        var sighting: Finding.Sighting {
            Finding.Sighting(
                task: Int(step.task),
                from: step.from,
                to: step.to,
                opening: step.opening,
                closing: step.closing
            )
        }

        func isGraver(than other: Blocking) -> Bool {
            step.duration != other.step.duration
                ? step.duration > other.step.duration : step.opening < other.step.opening
        }
    }

    /// To be called when all steps are there, and before the questions.
    mutating func prepare(_ limit: TimeSpan) {
        self.limit = limit
        longBefore = [0]
        longBefore.reserveCapacity(steps.count + 1)
        for step in steps { longBefore.append((longBefore.last ?? 0) + (step.duration >= limit ? 1 : 0)) }
        changes = Array(repeating: 0, count: steps.count + 1)
    }

    /// How many runs a wait for this thread had before it, and whether one of them kept it as long as the limit.
    ///
    /// O(log runs): what lies whole within a wait is only counted.
    mutating func explain(_ wait: Finding.Sighting, _ limit: TimeSpan) -> (count: Int, isBlocked: Bool) {
        let first = place { $0.closing > wait.opening && $0.to >= wait.from }
        let end = place { $0.opening >= wait.closing }
        guard first < end else { return (0, false) }
        var isBlocked = false
        for edge in Set([first, end - 1]) {
            let overlap = min(steps[edge].to, wait.to) - max(steps[edge].from, wait.from)
            guard overlap >= limit else { continue }
            isBlocked = true
            let part = parts[edge] ?? (0, .zero)
            parts[edge] = (part.waiters + 1, max(part.longest, overlap))
        }
        if first + 1 < end - 1 {
            changes[first + 1] += 1
            changes[end - 1] -= 1
            isBlocked = isBlocked || longBefore[end - 1] > longBefore[first + 1]
        }
        return (end - first, isBlocked)
    }

    /// The runs that kept others waiting, in order.
    var blocking: [Blocking] {
        var covering = 0
        return steps.indices.compactMap { place in
            covering += changes[place]
            let whole = steps[place].duration >= limit ? covering : 0
            let part = parts[place] ?? (0, .zero)
            guard whole + part.waiters > 0 else { return nil }
            return Blocking(
                step: steps[place],
                waiters: whole + part.waiters,
                longestWait: whole > 0 ? steps[place].duration : part.longest
            )
        }
    }

    /// The first run of which something holds that holds of all later ones, too.
    private func place(where holds: (Step) -> Bool) -> Int {
        var (low, high) = (0, steps.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(steps[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
