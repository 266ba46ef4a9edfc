internal import EventLoop

/// What the library keeps of one loop, beside the loop itself.
final class LoopContext: @unchecked Sendable {
    let loop: any DrivenLoop
    let labels = Labels()
    /// For a loop that tasks must prefer, since it does not serve the whole process.
    private let executor: (any TaskExecutor)?
    // Guarded by the lock of all states, as is all down to the next comment.
    private var lastSerial = 0
    private var tasks: [AnyLoopTask] = []
    // Set before the loop runs.
    var isDebugged = false
    // Touched only by the loop's own thread, both.
    /// The task of the loop whose step began last, for debug mode.
    var lastStepped: AnyLoopTask?
    /// On whose behalf the callback runs that does.
    private(set) var origin = Origin.outside

    init(loop: any DrivenLoop, executor: (any TaskExecutor)? = nil) {
        self.loop = loop
        self.executor = executor
    }

    /// That of the injected loop, in a process that has one.
    static let injected = InjectedLoop.current.map { LoopContext(loop: $0) }

    /// That of the loop that runs on this thread, or nil.
    static var current: LoopContext? {
        if let context = RunningLoop.companion(as: LoopContext.self) { return context }
        guard let injected, InjectedLoop().runsHere else { return nil }
        return injected
    }

    /// Whether its loop runs on the calling thread.
    var runsHere: Bool {
        RunningLoop.isCompanion(self) || (LoopContext.injected === self && InjectedLoop().runsHere)
    }

    /// That of the calling task's loop, also while the task runs on another thread.
    static var here: LoopContext? { current ?? AnyLoopTask.here?.context }

    /// The same; the process ends where there is none.
    static func required(by function: String) -> LoopContext {
        guard let here else {
            fatalError("weft: \(function) needs a running event loop: call it from within EventLoop.run")
        }
        return here
    }

    /// Nanoseconds and more since the loop began.
    var time: Duration { .nanoseconds(loop.now.nanoseconds) }

    /// Runs a callback.
    func call(on origin: Origin, _ body: () -> Void) {
        let outer = self.origin
        self.origin = origin
        body()
        self.origin = outer
    }

    /// Makes the native task in which a task of this loop runs.
    func makeNative(of task: AnyLoopTask, name: String?) -> Task<Void, any Error> {
        if let executor { return Task(name: name, executorPreference: executor) { try await task.run() } }
        return Task(name: name) { try await task.run() }
    }

    // MARK: The loop's tasks

    /// Those that have not ended, in order of creation.
    var allTasks: [AnyLoopTask] { StateLock.withLock { tasks }.sorted { $0.serial < $1.serial } }

    /// With the lock held: a task is made; gives it its number.
    func add(_ task: AnyLoopTask) -> Int {
        task.place = tasks.count
        tasks.append(task)
        lastSerial += 1
        return lastSerial
    }

    /// With the lock held.
    func remove(_ task: AnyLoopTask) {
        let last = tasks.removeLast()
        guard last !== task else { return }
        tasks[task.place] = last
        last.place = task.place
    }
}
