import TraceAnalysis
import TraceModel

/// When a task lived, by the order of events, and how long it was in each state.
///
/// `Timeline` has all this and every stretch besides; with a million events it takes as long as reading the file, so
/// a comparison makes one only for its report.
struct Life {
    /// The event of its first step; -1 if it never ran.
    private(set) var firstStep: Int32 = -1
    /// The event of its end; the number of events if it has none.
    private(set) var end: Int32
    fileprivate var state = TaskState.unknown
    private var totals = InlineArray<5, Int64>(repeating: 0)

    /// A life of which nothing has been read yet, in a trace of so many events.
    init(end: Int32) { self.end = end }

    /// Whether it ran or was ready when last seen.
    var couldGoOn: Bool { state == .running || state == .ready }

    /// How long it was in a state.
    func total(_ state: TaskState) -> TimeSpan { TimeSpan(nanoseconds: totals[Int(state.rawValue)]) }

    // A state's total is the sum of when it was left, less the sum of when it was entered. The sums may wrap around.

    fileprivate mutating func enter(_ state: TaskState, at time: Instant) {
        self.state = state
        totals[Int(state.rawValue)] &-= time.nanoseconds
    }

    /// Goes out of the state that it is in.
    mutating func leave(at time: Instant) { totals[Int(state.rawValue)] &+= time.nanoseconds }

    fileprivate mutating func start(at event: Int32) { firstStep = event }

    fileprivate mutating func finish(at event: Int32) { end = event }
}

/// Where lives begin and end, and how many go on at once; follows a trace that keeps the laws and lost nothing, as
/// others are not compared.
struct LifeMoments {
    /// The first step and the end of each task that has them, in order of events.
    ///
    /// A first step is told by the task's number, an end by −1 − that.
    private(set) var boundaries: [Int32] = []
    /// How many tasks run at one moment, at most.
    private(set) var peak = 0
    private var running = 0

    /// Of so many tasks.
    init(tasks: Int) { boundaries.reserveCapacity(2 * tasks) }

    /// Reads the next event that happened to a task.
    mutating func read(_ event: Event, _ task: Int32, at index: Int32, _ lives: inout MutableSpan<Life>) {
        let place = Int(task)
        let state: TaskState?
        switch event.action {
        case .create(let creation):
            let isCoroutine = creation.kind == .coroutine
            lives[place].enter(creation.isLate ? .unknown : isCoroutine ? .created : .ready, at: event.time)
            return
        case .start, .resume:
            state = .running
            if lives[place].firstStep < 0 {
                lives[place].start(at: index)
                boundaries.append(task)
            }
        case .suspend: state = .suspended
        case .ready: state = .ready
        case .end:
            state = nil
            lives[place].finish(at: index)
            boundaries.append(-1 - task)
        case .cancel, .print, .mark, .gap: return
        }
        if lives[place].state == .running { running -= 1 }
        if state == .running {
            running += 1
            peak = max(peak, running)
        }
        lives[place].leave(at: event.time)
        if let state { lives[place].enter(state, at: event.time) }
    }
}
