internal import EventLoop

/// A loop, and the way in which this process lets tasks run on it.
struct LoopHost {
    /// How tasks come to the loop.
    private enum Entrance {
        /// It was injected: every task of the process is on it anyhow.
        case injected
        /// It takes the place of the runtime's executors for as long as it runs.
        case installed(Loop)
        /// Its main task prefers it, in a process whose other tasks are not its business.
        case preferred(Loop)
    }

    private let entrance: Entrance
    let context: LoopContext

    /// The loop for a program that begins now on this thread.
    ///
    /// - Parameters:
    ///   - clock: Which time it lives in.
    ///   - isGuest: Whether the process's own executors go on serving other tasks; as they do anyhow where the loop
    ///     is run from within one of these.
    /// - Throws: `EventLoopError` if a loop runs here already, or if virtual time is not to be had.
    init(clock: EventLoop.Clock, isGuest: Bool = false) throws(EventLoopError) {
        if let context = LoopContext.injected {
            guard !InjectedLoop().runsHere else { throw .alreadyRunning }
            context.loop.claim()
            entrance = .injected
            self.context = context
            return
        }
        guard !RunningLoop.isHere else { throw .alreadyRunning }
        let loop = Loop(clock: try Self.loopClock(clock))
        let isInstalled = !isGuest && !RunningTask.isHere && loop.install()
        entrance = isInstalled ? .installed(loop) : .preferred(loop)
        context = LoopContext(loop: loop, executor: isInstalled ? nil : loop.preferredExecutor)
        loop.companion = context
        // Where tasks can't be watched being made, those of `Task { }` run on the process's own executors.
        loop.isGuest = !isInstalled && LinkedRecorder.watchTasks()
    }

    /// The loop itself.
    var loop: any DrivenLoop { context.loop }

    /// Says on standard error which steps take longer than a tenth of a second, as asyncio's debug mode does.
    func watchForSlowSteps() {
        context.isDebugged = true
        loop.watchForSlowSteps { [weak context] number, milliseconds in
            let last = context?.lastStepped
            let name = last.flatMap { $0.number == number ? $0.name : nil }
            let task = name.map { "task '\($0)'" } ?? "a task"
            ThisProcess.writeError(
                "warning: a step of \(task) took \(milliseconds) ms, and all others waited"
            )
        }
    }

    /// Makes the main task; it runs when the loop does.
    func startMain<Value: Sendable>(_ main: @escaping @Sendable () async throws -> Value) -> LoopTask<Value> {
        Recorder.current.nextTaskIsMain()
        return LoopTask(name: "main", in: context, main)
    }

    /// Runs jobs until `isDone`, asked before each.
    ///
    /// - Throws: `EventLoopError.deadlocked` if nothing can happen any more.
    func run(until isDone: () -> Bool) throws(EventLoopError) {
        guard case .done = loop.runMain(until: isDone) else { throw .deadlocked }
    }

    /// Runs what is left to its end.
    func runLeftovers() {
        // A process that does other things is never at rest: there, nobody waits for what may come from outside.
        if case .preferred(let loop) = entrance { loop.runWhatCanRun() } else { loop.runUntilIdle() }
    }

    /// Cancels what is left, and runs it to its end.
    func cancelLeftovers() {
        // What main has made in its last step still takes its own first one.
        loop.runOneMoreIteration()
        let left = context.allTasks
        for task in left { task.cancel() }
        loop.cancelAll()
        if !left.isEmpty {
            loop.runUntilIdle { left.allSatisfy(\.isDone) }
            // asyncio gathers them: a callback of each task in one iteration, that of the whole in the next.
            loop.runOneMoreIteration()
            loop.runOneMoreIteration()
        }
        if case .preferred = entrance { runLeftovers() } else if loop.mayHaveTasks { loop.runUntilIdle() }
    }

    /// Gives the process back what the loop took.
    func close() {
        SignalHandlers.shared.removeAll(of: context)
        switch entrance {
        case .injected: loop.release()
        case .installed(let loop): loop.uninstall()
        case .preferred(let loop): loop.stopShowingTime()
        }
    }

    private static func loopClock(_ clock: EventLoop.Clock) throws(EventLoopError) -> LoopClock {
        switch clock {
        case .wall: return .wall
        case .virtual(let tick):
            guard RuntimeClock.redirect() else { throw .virtualTimeUnavailable }
            return .virtual(tick: tick, shownBy: .ofThread)
        }
    }
}
