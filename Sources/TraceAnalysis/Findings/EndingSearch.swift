import TraceModel

/// Looks for tasks that never began, never ended, or ended too late.
struct EndingSearch {
    private let timeline: Timeline
    private let tree: TaskTree
    private let main: Int?

    init(_ timeline: Timeline, _ tree: TaskTree) {
        self.timeline = timeline
        self.tree = tree
        main = timeline.main
    }

    /// More tasks than this that outlived main, or are alike and have no name, are one finding.
    private static let fewEnough = 4

    private var tasks: TaskLives { timeline.tasks }

    /// The tasks that were still there when the program had ended of its own, save those of which worse is told.
    func neverFinished(except told: Set<Int>) -> [Finding] {
        guard timeline.endedByItself else { return [] }
        return grouped(
            tasks.indices.lazy.compactMap { place in
                let task = tasks[place]
                guard place != main, !task.isEnded, !told.contains(place), let last = task.stretches.last,
                    task.startedAt != nil || task.creation.isLate,
                    !isCoveredByParent(place, { !tasks[$0].isEnded })
                else { return nil }
                let suspension = timeline.suspension(of: last)
                return Finding(
                    .neverFinished(state: last.state, suspension: suspension),
                    seen: [Finding.Sighting(place, last)]
                )
            }
        )
    }

    /// The tasks that no thread ever ran.
    var neverStarted: [Finding] {
        guard !timeline.trace.isTruncated, timeline.losses.isEmpty else { return [] }
        return grouped(
            tasks.indices.lazy.compactMap { place in
                let task = tasks[place]
                let isCoroutine = task.creation.kind == .coroutine
                guard task.startedAt == nil, !task.isEnded, !task.creation.isLate,
                    isCoroutine || timeline.endedByItself
                else { return nil }
                return Finding(
                    .neverStarted(isCoroutine: isCoroutine),
                    seen: [life(place, from: task.creationEvent, at: task.createdAt)]
                )
            }
        )
    }

    /// The tasks that took steps after main had ended, and ended themselves.
    var outlivedMain: [Finding] {
        guard let main, tasks[main].isEnded else { return [] }
        let end = tasks[main].endEvent
        let places = tasks.indices.filter { place in
            place != main && tasks[place].isEnded && tasks[place].endEvent > end
                && tasks[place].startedAt != nil && !isCoveredByParent(place, { tasks[$0].endEvent > end })
                && tasks[place].stretches.contains { $0.state == .running && $0.closing > end }
        }
        // So many are one fact: main does not wait for what it starts. The last one is told of.
        let isOne = places.count > Self.fewEnough
        let told = isOne ? places.max { tasks[$0].endedAt < tasks[$1].endedAt }.map { [$0] } ?? [] : places
        let awaited = awaitedTasks
        let prints = prints(of: Set(told), after: end)
        return told.map { place in
            Finding(
                .outlivedMain(
                    by: tasks[place].endedAt - tasks[main].endedAt,
                    wasAwaited: awaited[place],
                    prints: prints[place] ?? []
                ),
                seen: (isOne ? places : [place]).map { life($0, from: end, at: tasks[main].endedAt) }
            )
        }
    }

    /// A task's life from an event to its end.
    private func life(_ place: Int, from event: Int32, at time: Instant) -> Finding.Sighting {
        Finding.Sighting(
            task: place,
            from: time,
            to: tasks[place].endedAt,
            opening: event,
            closing: tasks[place].endEvent
        )
    }

    /// Whether a structured parent shows the same: its scope can't end before its children, so it says it for them.
    private func isCoveredByParent(_ place: Int, _ holds: (Int) -> Bool) -> Bool {
        guard tree.isStructured[place], let parent = tree.parents[place], parent != main else { return false }
        return holds(parent)
    }

    private var awaitedTasks: [Bool] {
        var awaited = Array(repeating: false, count: tasks.count)
        for event in timeline.trace.events {
            guard case .suspend(let suspension) = event.action,
                let place = suspension.target.flatMap({ timeline.place(of: $0) })
            else { continue }
            awaited[place] = true
        }
        return awaited
    }

    private func prints(of told: Set<Int>, after end: Int32) -> [Int: [Text]] {
        var prints: [Int: [Text]] = [:]
        for event in timeline.trace.events.dropFirst(Int(end) + 1) {
            guard case .print(let text, _) = event.action,
                let place = event.task.flatMap({ timeline.place(of: $0) }), told.contains(place)
            else { continue }
            prints[place, default: []].append(text)
        }
        return prints
    }

    /// What the tasks of one finding share.
    private struct Likeness: Hashable {
        var name: Text?
        var kind: TaskKind?
        var finding: Finding.Kind
    }

    /// One finding for all tasks of a name that share what was found of them; a few without a name have one each.
    private func grouped(_ findings: some Sequence<Finding>) -> [Finding] {
        var groups: [Finding] = []
        var places: [Likeness: Int] = [:]
        for finding in findings {
            let creation = tasks[finding.tasks[0]].creation
            let likeness = Likeness(name: creation.name, kind: creation.kind, finding: finding.kind)
            if let place = places[likeness] {
                groups[place].tasks += finding.tasks
                groups[place].sightings += finding.sightings
            } else {
                places[likeness] = groups.count
                groups.append(finding)
            }
        }
        return groups.flatMap { group in
            let isNamed = tasks[group.tasks[0]].creation.name != nil
            guard !isNamed, group.tasks.count <= Self.fewEnough else { return [group] }
            return group.sightings.map { Finding(group.kind, seen: [$0]) }
        }.sorted { $0.tasks[0] < $1.tasks[0] }
    }
}
