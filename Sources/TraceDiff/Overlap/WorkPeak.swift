import TraceAnalysis
import TraceModel

/// How many of some tasks get on at the same time.
struct WorkPeak {
    /// At most, ever.
    let most: Int
    /// At most, but for a tenth of the time in which any of them does: on a clock of the world one that hands over to
    /// another runs on for a moment.
    let usual: Int

    /// The peak of the tasks at some places of a timeline.
    ///
    /// O(n log n) in their spans of work.
    init(of tasks: [Int], in timeline: Timeline) {
        var changes: [(time: Instant, isBegin: Bool)] = []
        for task in tasks {
            for span in WorkSpans(of: task, in: timeline).spans {
                changes.append((span.from, true))
                changes.append((span.to, false))
            }
        }
        changes.sort { $0.time != $1.time ? $0.time < $1.time : !$0.isBegin && $1.isBegin }
        // How long exactly so many got on.
        var times: [TimeSpan] = [.zero]
        var (count, since) = (0, Instant.zero)
        for change in changes {
            if times.count == count { times.append(.zero) }
            times[count] += change.time - since
            (count, since) = (count + (change.isBegin ? 1 : -1), change.time)
        }
        times[0] = .zero
        most = times.lastIndex { $0 > .zero } ?? 0
        let least = times.reduce(TimeSpan.zero, +).nanoseconds / 10
        var above: Int64 = 0
        usual =
            times.indices.reversed().first { count in
                above += times[count].nanoseconds
                return above > least
            } ?? 0
    }
}
