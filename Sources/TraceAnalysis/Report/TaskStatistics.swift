public import TraceModel

/// What a number of tasks did, in numbers.
public struct TaskStatistics: Sendable {
    /// How many tasks there are.
    public private(set) var taskCount = 0
    /// How many scheduling steps they took.
    public private(set) var stepCount = 0
    /// How many of them returned, threw or were cancelled.
    public private(set) var outcomes = OutcomeCounts()
    /// Their waits by reason, the longest in all first.
    public private(set) var waits: [WaitTotal] = []
    /// How long they were ready before they ran.
    public let readyDelay: Distribution
    /// How long the longest of their runs was; zero if none ran.
    public private(set) var longestRun = TimeSpan.zero
    /// Who ran for so long, by its place in the timeline's `tasks`, and since when; nil if none ran.
    public private(set) var longestRunner: (task: Int, from: Instant)?
    private var totals: [TimeSpan] = Array(repeating: .zero, count: TaskState.allCases.count)

    /// How long they were in a state, all of them together.
    public func total(_ state: TaskState) -> TimeSpan { totals[Int(state.rawValue)] }

    /// The numbers of some tasks of a timeline, by their places.
    ///
    /// O(stretches × log stretches) of these tasks.
    public init(of tasks: some Sequence<Int>, _ timeline: Timeline) {
        var delays: [TimeSpan] = []
        for task in tasks {
            let life = timeline.tasks[task]
            taskCount += 1
            stepCount += life.stepCount
            outcomes.add(life.ending)
            var waiting = WholeStretches()
            for stretch in life.stretches {
                totals[Int(stretch.state.rawValue)] += stretch.duration
                switch stretch.state {
                case .running:
                    if longestRunner == nil || stretch.duration > longestRun {
                        longestRun = stretch.duration
                        longestRunner = (task, stretch.from)
                    }
                case .suspended:
                    let reason = timeline.suspension(of: stretch)?.reason
                    WaitTotal.add(stretch, isNew: waiting.begins(stretch), reason, to: &waits)
                case .ready: if timeline.isRun(stretch.closing) { delays.append(stretch.duration) }
                case .created, .unknown: break
                }
            }
        }
        readyDelay = Distribution(delays)
        let unsorted = waits.enumerated()
        waits = unsorted.sorted {
            $0.element.total != $1.element.total
                ? $0.element.total > $1.element.total : $0.offset < $1.offset
        }.map(\.element)
    }
}

/// How many tasks ended in which way.
public struct OutcomeCounts: Hashable, Sendable {
    /// They returned.
    public private(set) var returned = 0
    /// They threw an error.
    public private(set) var threw = 0
    /// They ended with a cancellation error.
    public private(set) var cancelled = 0
    /// They ended, and nobody knows how.
    public private(set) var untold = 0
    /// The trace does not show their end.
    public private(set) var unfinished = 0

    mutating func add(_ ending: Ending?) {
        guard let ending else {
            unfinished += 1
            return
        }
        switch ending.outcome {
        case .returned: returned += 1
        case .threw: threw += 1
        case .cancelled: cancelled += 1
        case nil: untold += 1
        }
    }
}

/// The waits for one reason.
public struct WaitTotal: Hashable, Sendable {
    /// What was waited for; nil where the trace does not say.
    public let reason: WaitReason?
    /// How many waits there were.
    public private(set) var count = 0
    /// How long they lasted together.
    public private(set) var total = TimeSpan.zero
    /// How long the longest lasted.
    public private(set) var longest = TimeSpan.zero

    /// Adds a stretch; one that is not new goes on with the wait before it.
    mutating func add(_ stretch: Stretch, isNew: Bool) {
        count += isNew ? 1 : 0
        total += stretch.duration
        longest = max(longest, stretch.duration)
    }

    /// There are few reasons, so that looking through them all is fast.
    static func add(
        _ stretch: Stretch,
        isNew: Bool,
        _ reason: WaitReason?,
        to waits: inout [WaitTotal]
    ) {
        let place = waits.firstIndex { $0.reason == reason } ?? waits.count
        if place == waits.count { waits.append(WaitTotal(reason: reason)) }
        waits[place].add(stretch, isNew: isNew)
    }

    init(reason: WaitReason?) { self.reason = reason }
}

extension Timeline {
    /// Whether an event lets a task run: then a ready stretch that it ends was as long as it shows.
    func isRun(_ event: Int32) -> Bool {
        guard Int(event) < trace.events.count else { return false }
        switch trace.events[Int(event)].action {
        case .start, .resume: return true
        default: return false
        }
    }
}
