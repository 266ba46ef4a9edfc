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

    /// More tasks than this that outlived main are one finding.
    private static let fewEnough = 4

    private var tasks: TaskLives { timeline.tasks }

    /// The tasks that were still there when the program had ended of its own, save those of which worse is told.
    func neverFinished(except told: Set<Int>) -> [Finding] {
        guard timeline.endedByItself else { return [] }
        var findings: [Finding] = []
        for place in tasks.indices where place != main && !tasks[place].isEnded && !told.contains(place) {
            let task = tasks[place]
            guard let last = task.stretches.last, task.startedAt != nil || task.creation.isLate,
                !isCoveredByParent(place, { !tasks[$0].isEnded })
            else { continue }
            let kind = Finding.Kind.neverFinished(
                state: last.state,
                suspension: timeline.suspension(of: last)
            )
            findings.append(Finding(kind, seen: [Finding.Sighting(place, last)]))
        }
        return grouped(findings)
    }

    /// The tasks that no thread ever ran.
    var neverStarted: [Finding] {
        guard !timeline.trace.isTruncated, timeline.losses.isEmpty else { return [] }
        var findings: [Finding] = []
        for place in tasks.indices {
            let task = tasks[place]
            let isCoroutine = task.creation.kind == .coroutine
            guard task.startedAt == nil, !task.isEnded, !task.creation.isLate,
                isCoroutine || timeline.endedByItself
            else { continue }
            findings.append(
                Finding(
                    .neverStarted(isCoroutine: isCoroutine),
                    seen: [life(place, from: task.creationEvent, at: task.createdAt)]
                )
            )
        }
        return grouped(findings)
    }

    /// The tasks that took steps after main had ended, and ended themselves.
    var outlivedMain: [Finding] {
        guard let main, tasks[main].isEnded else { return [] }
        let end = tasks[main].endEvent
        let awaited = awaitedTasks
        let prints = printsAfter(end)
        func outlived(_ place: Int) -> Bool {
            place != main && tasks[place].isEnded && tasks[place].endEvent > end
        }
        let findings: [Finding] = tasks.indices.compactMap { place in
            guard outlived(place), tasks[place].startedAt != nil,
                !isCoveredByParent(place, { tasks[$0].endEvent > end }),
                tasks[place].stretches.contains(where: { $0.state == .running && $0.closing > end })
            else { return nil }
            let kind = Finding.Kind.outlivedMain(
                by: tasks[place].endedAt - tasks[main].endedAt,
                wasAwaited: awaited[place],
                prints: prints[place] ?? []
            )
            return Finding(kind, seen: [life(place, from: end, at: tasks[main].endedAt)])
        }
        guard findings.count > Self.fewEnough, let last = findings.max(by: { $0.to < $1.to }) else {
            return findings
        }
        // So many are one fact: main does not wait for what it starts.
        return [Finding(last.kind, seen: findings.flatMap(\.sightings))]
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

    private func printsAfter(_ end: Int32) -> [Int: [Text]] {
        var prints: [Int: [Text]] = [:]
        for event in timeline.trace.events.dropFirst(Int(end) + 1) {
            guard case .print(let text, _) = event.action,
                let place = event.task.flatMap({ timeline.place(of: $0) })
            else { continue }
            prints[place, default: []].append(text)
        }
        return prints
    }

    /// One finding for all tasks of a name that share what was found of them.
    private func grouped(_ findings: [Finding]) -> [Finding] {
        struct Likeness: Hashable {
            var name: Text?
            var kind: TaskKind?
            var finding: Finding.Kind
            var alone: Int?
        }
        var groups: [Finding] = []
        var places: [Likeness: Int] = [:]
        for finding in findings {
            guard let task = finding.tasks.first else { continue }
            let creation = tasks[task].creation
            let likeness = Likeness(
                name: creation.name,
                kind: creation.kind,
                finding: finding.kind,
                alone: creation.name == nil ? task : nil
            )
            if let place = places[likeness] {
                groups[place].tasks.append(task)
                groups[place].sightings += finding.sightings
            } else {
                places[likeness] = groups.count
                groups.append(finding)
            }
        }
        return groups
    }
}
