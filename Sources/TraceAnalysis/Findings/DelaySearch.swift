public import TraceModel

/// Runs that kept other tasks waiting for a thread.
public struct BlockingRun: Hashable, Sendable {
    /// How many such runs there were, of tasks of one name; the sightings show them, the longest first.
    public let count: Int
    /// The thread of the longest; nil where the trace does not say.
    public let thread: ThreadID?
    /// How many tasks the longest kept waiting for longer than the limit.
    public let waiters: Int
    /// How long it kept one of them waiting at most.
    public let longestWait: TimeSpan
}

/// Delays between being ready and running that no single run explains: there was more to do than threads to do it.
public struct LongDelay: Hashable, Sendable {
    /// How many there were; the sightings show them, the longest first.
    public let count: Int
    /// The thread on which the longest ended; nil where the trace does not say.
    public let thread: ThreadID?
    /// How many runs of others that thread began or went on with during the longest.
    public let runsBefore: Int
}

/// Looks for tasks that were ready for long, and for what kept their thread.
///
/// A task that was ready ran on some thread at last: what ran there until then is what it waited for.
struct DelaySearch {
    private(set) var blocked: [Finding] = []
    private(set) var starved: [Finding] = []
    private let timeline: Timeline
    private let limit: TimeSpan
    private var runs: [ThreadID?: ThreadRuns] = [:]
    private var delays: [Delay] = []

    private struct Delay {
        var sighting: Finding.Sighting
        var thread: ThreadID?
        var runsBefore: Int
    }

    init(_ timeline: Timeline, limit: TimeSpan) {
        self.timeline = timeline
        self.limit = max(limit, TimeSpan(nanoseconds: 1))
        let longDelays = self.longDelays
        guard !longDelays.isEmpty else { return }
        for step in timeline.outermostSteps {
            runs[step.thread, default: ThreadRuns()].steps.append(step)
        }
        for thread in Array(runs.keys) { runs[thread]?.prepare(self.limit) }
        for wait in longDelays {
            let explained = runs[wait.thread]?.explain(wait.sighting, self.limit)
            // Of a late timer nobody knows why it was late, unless a run is the reason.
            guard explained?.isBlocked != true, !wait.isOverslept else { continue }
            delays.append(
                Delay(sighting: wait.sighting, thread: wait.thread, runsBefore: explained?.count ?? 0)
            )
        }
        blocked = blockedFindings
        starved = starvedFinding
    }

    /// A time in which a task should have run, and the thread that ran it at last.
    private struct Wait {
        var sighting: Finding.Sighting
        var thread: ThreadID?
        /// Whether the task should have been woken in it: a loop that is blocked looks at no clock, so the trace calls
        /// the task asleep, not ready.
        var isOverslept = false
    }

    /// The waits that are as long as the limit.
    private var longDelays: [Wait] {
        var waits: [Wait] = []
        for (task, life) in timeline.tasks.enumerated() {
            for (place, stretch) in life.stretches.enumerated() where stretch.state == .ready {
                guard Int(stretch.closing) < timeline.trace.events.count else {
                    // It did not run at all; where there is but one thread, that one was busy.
                    if timeline.threads.count <= 1, stretch.duration >= limit {
                        let thread = timeline.threads.first
                        waits.append(Wait(sighting: Finding.Sighting(task, stretch), thread: thread))
                    }
                    continue
                }
                guard timeline.isRun(stretch.closing) else { continue }
                let thread = timeline.trace.events[Int(stretch.closing)].action.thread
                // Where some threads are told, one that isn't may be any of them.
                if thread == nil, !timeline.threads.isEmpty { continue }
                if place > 0, let overslept = overslept(task, life.stretches[place - 1], until: stretch) {
                    waits.append(Wait(sighting: overslept, thread: thread, isOverslept: true))
                } else if stretch.duration >= limit {
                    waits.append(Wait(sighting: Finding.Sighting(task, stretch), thread: thread))
                }
            }
        }
        return waits
    }

    /// From the end of a sleep as it was asked for to the moment when the task ran, if that is long.
    private func overslept(_ task: Int, _ sleep: Stretch, until ready: Stretch) -> Finding.Sighting? {
        guard ready.duration < limit, let suspension = timeline.suspension(of: sleep),
            suspension.reason == .sleep, let asked = suspension.duration
        else { return nil }
        let (end, isOverflow) = sleep.from.nanoseconds.addingReportingOverflow(asked.nanoseconds)
        let due = Instant(nanoseconds: end)
        guard !isOverflow, due >= sleep.from, due < ready.from, ready.to - due >= limit else { return nil }
        return Finding.Sighting(
            task: task,
            from: due,
            to: ready.to,
            opening: sleep.opening,
            closing: ready.closing
        )
    }

    // MARK: What was found

    private var blockedFindings: [Finding] {
        byName(runs.values.flatMap { $0.blocking }.sorted { $0.isGraver(than: $1) }).map { runs in
            let kind = Finding.Kind.blocked(
                BlockingRun(
                    count: runs.count,
                    thread: runs[0].step.thread,
                    waiters: runs[0].waiters,
                    longestWait: runs[0].longestWait
                )
            )
            return finding(kind, runs.map(\.sighting))
        }
    }

    /// One for all, as it is the same queue that they stand in.
    private var starvedFinding: [Finding] {
        let sorted = delays.sorted {
            let (one, other) = ($0.sighting, $1.sighting)
            let (length, otherLength) = (one.to - one.from, other.to - other.from)
            return length != otherLength ? length > otherLength : one.opening < other.opening
        }
        guard let longest = sorted.first else { return [] }
        let kind = Finding.Kind.starved(
            LongDelay(count: sorted.count, thread: longest.thread, runsBefore: longest.runsBefore)
        )
        return [finding(kind, sorted.map(\.sighting))]
    }

    /// The runs of tasks of one name together, each in the order given, the name with the gravest first.
    private func byName(_ runs: [ThreadRuns.Blocking]) -> [[ThreadRuns.Blocking]] {
        guard !runs.isEmpty else { return [] }
        let groups = NameGroups(timeline)
        var places: [Int: Int] = [:]
        var named: [[ThreadRuns.Blocking]] = []
        for run in runs {
            let group = groups.ofTask[Int(run.step.task)]
            if let place = places[group] {
                named[place].append(run)
            } else {
                places[group] = named.count
                named.append([run])
            }
        }
        return named
    }

    /// Of a task that is seen several times once is enough.
    private func finding(_ kind: Finding.Kind, _ sightings: [Finding.Sighting]) -> Finding {
        var seen: Set<Int> = []
        return Finding(
            kind: kind,
            tasks: sightings.map(\.task).filter { seen.insert($0).inserted },
            sightings: sightings
        )
    }
}
