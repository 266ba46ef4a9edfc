public import TraceModel

/// The task for which alone the critical path waited.
public struct CriticalWait: Hashable, Sendable {
    /// How long those on the path waited for it, when all else that they waited for was done.
    public let alone: TimeSpan
    /// Who waited for longest, by its place in the timeline's `tasks`.
    public let waiter: Int
    /// How long the path is.
    public let path: TimeSpan
    /// What it did for most of its time on the path.
    public let most: CriticalPath.Share
}

/// Looks for the task that decided when main ended.
///
/// That a task is on the critical path does not mean that main would end sooner without it: another one may have ended
/// a moment before. So only the time counts in which it alone was waited for.
struct CriticalWaitSearch {
    private let timeline: Timeline
    private let tree: TaskTree

    init(_ timeline: Timeline, _ tree: TaskTree) {
        self.timeline = timeline
        self.tree = tree
    }

    /// A wait of one task on the path for another one alone.
    private struct LoneWait {
        var waiter: Int
        var sighting: Finding.Sighting
        private var duration: TimeSpan { sighting.to - sighting.from }

        /// Of the task that is waited for longer in all; of one task, the longer wait.
        func isLonger(than other: Self, _ totals: [Int: TimeSpan]) -> Bool {
            if sighting.task == other.sighting.task { return duration > other.duration }
            return totals[sighting.task] ?? .zero > totals[other.sighting.task] ?? .zero
        }
    }

    /// One finding, if a quarter of the path or more was spent waiting for one task alone.
    var findings: [Finding] {
        guard timeline.tasks.count > 2, let main = timeline.main, timeline.tasks[main].isEnded else {
            return []
        }
        let path = CriticalPath(timeline)
        let waits = loneWaits(path)
        var totals: [Int: TimeSpan] = [:]
        for wait in waits {
            totals[wait.sighting.task, default: .zero] += wait.sighting.to - wait.sighting.from
        }
        // The first of the path among those that were waited for longest: a dictionary's order must not come out.
        var longest: LoneWait?
        for wait in waits where longest.map({ wait.isLonger(than: $0, totals) }) ?? true { longest = wait }
        guard let longest, let alone = totals[longest.sighting.task], path.duration > .zero,
            Int128(alone.nanoseconds) * 4 >= Int128(path.duration.nanoseconds),
            let most = path.shares(timeline).first(where: { $0.task == longest.sighting.task })
        else { return [] }
        let wait = CriticalWait(
            alone: min(alone, path.duration),
            waiter: longest.waiter,
            path: path.duration,
            most: most
        )
        return [Finding(.criticalWait(wait), seen: [longest.sighting])]
    }

    private func loneWaits(_ path: CriticalPath) -> [LoneWait] {
        // Sorted once for each waiter: a path may come by one with a thousand children a thousand times.
        var endings: [Int: [Int]] = [:]
        return zip(path.legs, path.legs.dropFirst()).compactMap { leg, next in
            let (task, waiter) = (Int(leg.task), Int(next.task))
            let life = timeline.tasks[waiter]
            guard task != waiter, task != timeline.main, let place = life.place(endingAt: leg.closing),
                life.stretches[place].state == .suspended
            else { return nil }
            let wait = life.stretches[place]
            var (from, opening) = (wait.from, wait.opening)
            let ended = endings[waiter] ?? childrenByEnd(of: waiter)
            endings[waiter] = ended
            if let last = lastEnding(ended, before: leg.closing, except: task), last.endEvent > opening {
                (from, opening) = (last.endedAt, last.endEvent)
            }
            guard from < leg.to else { return nil }
            let sighting = Finding.Sighting(
                task: task,
                from: from,
                to: leg.to,
                opening: opening,
                closing: leg.closing
            )
            return LoneWait(waiter: waiter, sighting: sighting)
        }
    }

    private func childrenByEnd(of task: Int) -> [Int] {
        tree.children[task].sorted { timeline.tasks[$0].endEvent < timeline.tasks[$1].endEvent }
    }

    /// The last child but one that ended before an event.
    private func lastEnding(_ children: [Int], before event: Int32, except task: Int) -> TaskLife? {
        var (low, high) = (0, children.count)
        while low < high {
            let middle = (low + high) / 2
            if timeline.tasks[children[middle]].endEvent < event { low = middle + 1 } else { high = middle }
        }
        let last = children[..<low].suffix(2).last { $0 != task }
        return last.map { timeline.tasks[$0] }
    }
}
