import TraceAnalysis
import TraceModel

/// The critical path as a way from task to task, with what each had to wait for before it went on.
///
/// The critical path goes from who wakes to who was woken. Where a task was ready and no thread took it, what that
/// thread ran meanwhile stands in between: that is what it waited for.
struct WorkPath {
    /// A part of the path that one task takes.
    struct Visit {
        let task: Int
        /// How long the task gets on by itself in it.
        var work = TimeSpan.zero
        /// What kept it behind the visit before; nil for the first one, and where the same task goes on.
        var hold: Hold?
        /// The occupation of a thread that it is part of, by number; nil for a visit of the critical path itself.
        var occupation: Int?
        /// The occupation of a thread that it waited for.
        var waitedFor: Int?
    }

    /// The visits in order; the hold of one that only occupies a thread is that thread.
    private(set) var visits: [Visit] = []
    /// How long the critical path is.
    let duration: TimeSpan
    private let timeline: Timeline
    private var occupations = 0
    /// Made when it is first asked for: most paths never wait for a thread.
    private var stepsOfThreads: [ThreadID: [Int]]?

    /// The path to the end of a task, by default of main.
    ///
    /// O(legs × log stretches), and O(steps) where a task waited for a thread.
    init(_ timeline: Timeline, to end: Int? = nil) {
        self.timeline = timeline
        let path = CriticalPath(timeline, to: end)
        duration = path.duration
        for leg in path.legs { add(leg) }
    }

    private mutating func add(_ leg: CriticalPath.Leg) {
        let task = Int(leg.task)
        let hold = visits.last.map { $0.task != task } ?? false ? hold(of: task, at: leg.opening) : nil
        let isWaiting = leg.state == .ready && leg.duration > .zero && occupy(leg)
        if isWaiting || visits.last?.task != task {
            visits.append(Visit(task: task, hold: hold, waitedFor: isWaiting ? occupations : nil))
        }
        let stretch = Stretch(
            state: leg.state,
            from: leg.from,
            to: leg.to,
            opening: leg.opening,
            closing: leg.closing
        )
        guard leg.duration > .zero, timeline.isWork(stretch) else { return }
        visits[visits.count - 1].work += leg.duration
    }

    /// What let a task go on that the path comes to from another one.
    private func hold(of task: Int, at event: Int32) -> Hold {
        if case .create = timeline.trace.events[Int(event)].action { return .creation }
        let life = timeline.tasks[task]
        let wait = life.place(endingAt: event).flatMap { timeline.suspension(of: life.stretches[$0]) }
        guard case .ready(let wake) = timeline.trace.events[Int(event)].action else {
            return .wait(wait?.reason, what: wait?.what, via: nil)
        }
        return .wait(wait?.reason, what: wait?.what, via: wake.via)
    }

    // MARK: Threads

    /// Adds what a thread ran while a task waited for it; false where that is not known.
    private mutating func occupy(_ leg: CriticalPath.Leg) -> Bool {
        guard let step = step(from: leg.closing), let thread = timeline.steps[step].thread else {
            return false
        }
        let stepsOfThreads = self.stepsOfThreads ?? timeline.stepsOfThreads
        self.stepsOfThreads = stepsOfThreads
        let steps = stepsOfThreads[thread] ?? []
        let during = steps[..<steps.firstIndex(sorted: step)].reversed().prefix {
            timeline.steps[$0].to > leg.from
        }
        guard !during.isEmpty else { return false }
        occupations += 1
        for run in during.reversed() {
            let run = timeline.steps[run]
            let work = run.to - max(run.from, leg.from)
            visits.append(
                Visit(task: Int(run.task), work: work, hold: .thread(thread), occupation: occupations)
            )
        }
        return true
    }

    /// The step that begins with an event.
    private func step(from event: Int32) -> Int? {
        var (low, high) = (0, timeline.steps.count)
        while low < high {
            let middle = (low + high) / 2
            if timeline.steps[middle].opening < event { low = middle + 1 } else { high = middle }
        }
        return low < timeline.steps.count && timeline.steps[low].opening == event ? low : nil
    }

    // MARK: Why one comes after another

    /// Whether a visit comes after an earlier one for a reason that the path knows.
    func isHeld(_ later: Int, behind earlier: Int) -> Bool {
        let (visit, other) = (visits[later], visits[earlier])
        guard let occupation = other.occupation else { return visit.occupation == nil }
        return occupation == visit.occupation || occupation == visit.waitedFor
    }

    /// What holds a visit behind an earlier one, link by link from the earlier one on.
    func holds(of later: Int, behind earlier: Int) -> [HeldTask] {
        let (visit, other) = (visits[later], visits[earlier])
        if other.occupation != nil, let hold = other.hold {
            return [HeldTask(task: visit.task, behind: other.task, hold: hold)]
        }
        var holds: [HeldTask] = []
        var last = other.task
        for visit in visits[(earlier + 1)...later] where visit.occupation == nil {
            if let hold = visit.hold, visit.task != last {
                holds.append(HeldTask(task: visit.task, behind: last, hold: hold))
            }
            last = visit.task
        }
        return holds
    }
}

extension Timeline {
    /// The steps of each thread, by their places, in order.
    fileprivate var stepsOfThreads: [ThreadID: [Int]] {
        var places: [ThreadID: [Int]] = [:]
        for (place, step) in steps.enumerated() {
            if let thread = step.thread { places[thread, default: []].append(place) }
        }
        return places
    }
}
