public import TraceModel

/// What every task of a trace was doing at every moment, and every scheduling step in order.
///
/// ```swift
/// let timeline = Timeline(trace)
/// let main = timeline.tasks[0]
/// main.total(.running) + main.total(.ready) + main.total(.suspended) == main.duration  // nothing lost
/// ```
///
/// It never fails: a trace that breaks the laws gets the most sensible reading of it, so check the laws first if they
/// matter. O(events) time and memory: 32 bytes for each stretch, 40 for each step, 30 for each task.
public struct Timeline: Sendable {
    /// The trace that it was made of.
    public let trace: Trace
    /// Every task, in order of creation.
    public let tasks: TaskLives
    /// Every scheduling step, in order of its beginning.
    public let steps: [Step]
    /// The intervals in which events were lost.
    public let losses: [Loss]
    /// The threads that ran something, in order of their numbers.
    public let threads: [ThreadID]
    /// The part of the trace's time that it shows; all of it but for an excerpt.
    public let window: Window
    private let places: NumberIndex

    /// Reads the lives of a trace's tasks from its events.
    public init(_ trace: Trace) {
        let lives = LifeReader(trace)
        let starts = lives.starts
        let reader = StretchReader(trace, lives, starts: starts)
        let whole = LifeTable(trace, lives.facts, reader.stretches, starts: starts)
        self.trace = trace
        losses = trace.losses
        tasks = TaskLives(table: LossCutter(losses).cut(whole))
        steps = reader.steps
        threads = lives.threads
        window = Window(whole: trace)
        places = lives.places
    }

    /// A timeline of the same trace with other contents.
    init(_ whole: Timeline, tasks: TaskLives, steps: [Step], window: Window) {
        trace = whole.trace
        losses = whole.losses
        threads = Set(steps.compactMap(\.thread)).sorted()
        places = whole.places
        self.tasks = tasks
        self.steps = steps
        self.window = window
    }

    /// The place of a task in `tasks`, or nil if the trace does not know it.
    public func place(of task: TaskID) -> Int? { places[task.number].map { Int($0) } }

    /// The life of a task, or nil if the trace does not know it.
    public subscript(task: TaskID) -> TaskLife? { place(of: task).map { tasks[$0] } }

    /// The task that the program began with: the first one of kind `main`, else one named `main` that nobody created.
    public var main: Int? {
        let named = trace.texts.find("main")
        return tasks.firstIndex { $0.creation.kind == .main }
            ?? tasks.firstIndex { $0.creation.creator == nil && named != nil && $0.creation.name == named }
    }

    /// What a suspended stretch waits for, as the trace says; nil for any other stretch.
    public func suspension(of stretch: Stretch) -> Suspension? {
        guard stretch.state == .suspended, Int(stretch.opening) < trace.events.count,
            case .suspend(let suspension) = trace.events[Int(stretch.opening)].action
        else { return nil }
        return suspension
    }
}
