import TraceModel

/// Looks for each kind of finding in turn.
///
/// A new kind gets a case in `Finding.Kind`, a property here, and its sentence where the sentences are.
struct FindingSearch {
    private let timeline: Timeline
    private let tree: TaskTree
    private let main: Int?

    init(_ timeline: Timeline) {
        self.timeline = timeline
        tree = TaskTree(timeline)
        main = timeline.main
    }

    /// More tasks than this that outlived main are one finding.
    private static let fewEnough = 4

    private var tasks: [TaskLife] { timeline.tasks }

    private var isDeadlock: Bool { timeline.trace.end?.exit?.isDeadlock ?? false }

    /// Whether the program came to an end of its own, so that what is unfinished will stay so.
    private var endedByItself: Bool {
        guard case .code = timeline.trace.end?.exit?.status else { return false }
        return true
    }

    /// The deadlock that ended the program, with every task that was stuck.
    var deadlock: [Finding] {
        guard isDeadlock else { return [] }
        let stuck = tasks.indices.filter {
            tasks[$0].stretches.last?.state == .suspended && !tasks[$0].isEnded
        }
        guard !stuck.isEmpty else { return [] }
        let from = stuck.compactMap { tasks[$0].stretches.last?.from }.max() ?? .zero
        return [Finding(kind: .deadlock, tasks: stuck, from: from, to: timeline.trace.endTime)]
    }

    /// The tasks that were still there when the program had ended of its own.
    var neverFinished: [Finding] {
        guard endedByItself else { return [] }
        var findings: [Finding] = []
        for place in tasks.indices where place != main && !tasks[place].isEnded {
            let task = tasks[place]
            guard let last = task.stretches.last, task.startedAt != nil || task.creation.isLate,
                !(isDeadlock && last.state == .suspended), !isCoveredByParent(place, { !tasks[$0].isEnded })
            else { continue }
            let kind = Finding.Kind.neverFinished(
                state: last.state,
                suspension: timeline.suspension(of: last)
            )
            findings.append(Finding(kind: kind, tasks: [place], from: last.from, to: last.to))
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
            guard task.startedAt == nil, !task.isEnded, !task.creation.isLate, isCoroutine || endedByItself
            else { continue }
            findings.append(
                Finding(
                    kind: .neverStarted(isCoroutine: isCoroutine),
                    tasks: [place],
                    from: task.createdAt,
                    to: task.endedAt
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
            return Finding(kind: kind, tasks: [place], from: tasks[main].endedAt, to: tasks[place].endedAt)
        }
        guard findings.count > Self.fewEnough, let last = findings.max(by: { $0.to < $1.to }) else {
            return findings
        }
        // So many are one fact: main does not wait for what it starts.
        return [Finding(kind: last.kind, tasks: findings.flatMap(\.tasks), from: last.from, to: last.to)]
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
                groups[place].from = min(groups[place].from, finding.from)
                groups[place].to = max(groups[place].to, finding.to)
            } else {
                places[likeness] = groups.count
                groups.append(finding)
            }
        }
        return groups
    }
}
