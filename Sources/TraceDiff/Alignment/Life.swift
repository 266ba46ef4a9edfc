import TraceAnalysis
import TraceModel

/// When a task lived, by the order of events, and how long it was in each state.
///
/// `Timeline` has all this and every stretch besides; with a million events it takes as long as reading the file, so
/// a comparison makes one only for its report.
struct Life {
    /// The event of its first step; -1 if it never ran.
    var firstStep: Int32 = -1
    /// The event of its end; the number of events if it has none.
    var end: Int32
    fileprivate var state = TaskState.unknown
    fileprivate var since: Instant
    fileprivate var totals = InlineArray<5, Int64>(repeating: 0)

    /// How long it was in a state.
    func total(_ state: TaskState) -> TimeSpan { TimeSpan(nanoseconds: totals[Int(state.rawValue)]) }
}

/// Follows the tasks of a trace that keeps the laws and lost nothing; other traces are not compared.
struct LifeReader {
    private(set) var all: [Life] = []
    /// The first step and the end of each task that has them, in order of events.
    ///
    /// A first step is told by the task's number, an end by −1 − that.
    private(set) var boundaries: [Int32] = []
    private(set) var peak = 0

    private var running = 0
    private let eventCount: Int32
    private let endTime: Instant

    init(_ trace: Trace) {
        eventCount = Int32(clamping: trace.events.count)
        endTime = trace.endTime
        all.reserveCapacity(trace.events.count)
    }

    /// The next task.
    mutating func add() { all.append(Life(end: eventCount, since: endTime)) }

    mutating func read(_ event: Event, _ task: Int, at index: Int32) {
        let state: TaskState?
        switch event.action {
        case .create(let creation):
            state = creation.isLate ? .unknown : creation.kind == .coroutine ? .created : .ready
            all[task].since = event.time
        case .start, .resume:
            state = .running
            if all[task].firstStep < 0 {
                all[task].firstStep = index
                boundaries.append(Int32(task))
            }
        case .suspend: state = .suspended
        case .ready: state = .ready
        case .end:
            state = nil
            all[task].end = index
            boundaries.append(-1 - Int32(task))
        case .cancel, .print, .mark, .gap: return
        }
        if all[task].state == .running { running -= 1 }
        if state == .running {
            running += 1
            peak = max(peak, running)
        }
        close(task, event.time)
        all[task].state = state ?? .unknown
    }

    mutating func finish() {
        for task in all.indices where all[task].end == eventCount { close(task, endTime) }
    }

    private mutating func close(_ task: Int, _ time: Instant) {
        let span = time - all[task].since
        all[task].totals[Int(all[task].state.rawValue)] += span.nanoseconds
        all[task].since = time
    }
}
