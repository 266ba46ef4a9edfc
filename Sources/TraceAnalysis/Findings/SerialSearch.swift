public import TraceModel

/// Tasks of one kind that ran one by one.
public struct SerialRun: Hashable, Sendable {
    /// Who made each and awaited it before making the next, by its place; of several alike, the first one.
    public let parent: Int
    /// How many tasks did so.
    public let parentCount: Int
    /// How long the first one's took, one after the other.
    public let total: TimeSpan
    /// How long they would take side by side at least: the longest, or all runs shared out to the threads.
    public let together: TimeSpan
}

/// Looks for siblings that could have overlapped.
///
/// What a trace can't show is whether one needs what the one before found.
struct SerialSearch {
    private let timeline: Timeline
    private let tree: TaskTree
    private let groups: NameGroups

    /// Siblings of one name, each made right after the one before it was awaited.
    private struct Chain {
        var parent: Int
        var tasks: [Int]
        var total: TimeSpan
        var together: TimeSpan
        var saving: TimeSpan { total - together }
    }

    private struct Likeness: Hashable {
        var parents: Int
        var children: Int
    }

    init(_ timeline: Timeline, _ tree: TaskTree) {
        self.timeline = timeline
        self.tree = tree
        groups = NameGroups(timeline)
    }

    /// One finding for all chains whose parents are alike, and whose children are.
    var findings: [Finding] {
        var order: [Likeness] = []
        var chains: [Likeness: [Chain]] = [:]
        for parent in timeline.tasks.indices where !tree.children[parent].isEmpty {
            for chain in self.chains(of: parent) {
                let likeness = Likeness(
                    parents: groups.ofTask[parent],
                    children: groups.ofTask[chain.tasks[0]]
                )
                if chains[likeness] == nil { order.append(likeness) }
                chains[likeness, default: []].append(chain)
            }
        }
        return order.compactMap { chains[$0].flatMap(finding) }
    }

    /// What it would save is a tenth of the life of who waits, and a twentieth of the trace's time.
    private func finding(_ chains: [Chain]) -> Finding? {
        let saving = chains.reduce(Int128(0)) { $0 + Int128($1.saving.nanoseconds) }
        guard let first = chains.first, saving > 0,
            saving * 20 >= Int128(timeline.trace.endTime.nanoseconds)
        else { return nil }
        let run = SerialRun(
            parent: first.parent,
            parentCount: Set(chains.map(\.parent)).count,
            total: first.total,
            together: first.together
        )
        return Finding(
            kind: .serialised(run),
            tasks: chains.flatMap(\.tasks),
            sightings: chains.map(sighting)
        )
    }

    private func sighting(_ chain: Chain) -> Finding.Sighting {
        let first = timeline.tasks[chain.tasks[0]]
        let last = timeline.tasks[chain.tasks[chain.tasks.count - 1]]
        return Finding.Sighting(
            task: chain.parent,
            from: first.createdAt,
            to: last.endedAt,
            opening: first.creationEvent,
            closing: last.endEvent
        )
    }

    private func chains(of parent: Int) -> [Chain] {
        var chains: [Chain] = []
        var present: [Int] = []
        var busyUntil: Int32 = -1
        let least = Int128(timeline.tasks[parent].duration.nanoseconds)
        func keepPresent() {
            guard present.count > 1 else { return }
            let chain = chain(parent, present)
            if Int128(chain.saving.nanoseconds) * 10 >= least { chains.append(chain) }
        }
        for child in tree.children[parent] {
            let life = timeline.tasks[child]
            let isAlone = life.creationEvent > busyUntil
            busyUntil = max(busyUntil, life.endEvent)
            if isAlone, let last = present.last, groups.ofTask[last] == groups.ofTask[child],
                follows(child, last, of: parent)
            {
                present.append(child)
            } else {
                keepPresent()
                present.removeAll(keepingCapacity: true)
                present.append(child)
            }
        }
        keepPresent()
        return chains
    }

    /// Whether the parent awaited one child and made the next in the very step that came after.
    private func follows(_ next: Int, _ one: Int, of parent: Int) -> Bool {
        let (one, next, parent) = (timeline.tasks[one], timeline.tasks[next], timeline.tasks[parent])
        guard one.isEnded, let place = parent.place(endingAt: one.endEvent),
            let suspension = timeline.suspension(of: parent.stretches[place]),
            suspension.target == one.id || suspension.reason == .group,
            let step = parent.stretches[place...].first(where: { $0.state == .running })
        else { return false }
        return step.opening < next.creationEvent && next.creationEvent < step.closing
    }

    private func chain(_ parent: Int, _ tasks: [Int]) -> Chain {
        var (longest, total, running) = (TimeSpan.zero, TimeSpan.zero, TimeSpan.zero)
        for task in tasks {
            let length = ownTime(timeline.tasks[task])
            total += length
            longest = max(longest, length)
            running += timeline.tasks[task].total(.running)
        }
        let threads = Int64(max(1, timeline.threads.count))
        let shared = TimeSpan(nanoseconds: running.nanoseconds / threads)
        return Chain(parent: parent, tasks: tasks, total: total, together: max(longest, shared))
    }

    /// How long a task took, without its waits for what others have: these it would do beside them, too.
    private func ownTime(_ life: TaskLife) -> TimeSpan {
        life.stretches.reduce(.zero) { sum, stretch in
            switch timeline.suspension(of: stretch)?.reason {
            case .lock, .semaphore, .actor, .condition, .event, .barrier, .queueGet, .queuePut: sum
            default: sum + stretch.duration
            }
        }
    }
}
