package import SystemCalls

/// What is told of a step that takes long: the runtime's number of its task, 0 for none, and how long it took.
package typealias SlowStepReport = @Sendable (_ task: UInt64, _ milliseconds: Int64) -> Void

/// A loop that somebody may run: one of this program's own, or the one that was injected into its process.
package protocol DrivenLoop: Sendable {
    /// Somebody runs this loop, or will: its first job starts no thread.
    func claim()

    /// Nobody runs this loop any longer: a job that comes all the same starts a thread and is not lost.
    func release()

    /// The moment that the program sees: of the virtual clock, or of the world.
    var now: LoopTime { get }

    /// How many iterations have begun; for the thread that runs the loop.
    var iterations: Int { get }

    /// The callback's turn comes after what is ready now; from any thread.
    func callSoon(_ callback: any LoopCallback)

    /// The callback's turn comes at `moment`, in the order of asking among equal ones; from any thread.
    func call(_ callback: any LoopCallback, at moment: LoopTime)

    /// Resumes the task that runs as soon as its job has been run.
    ///
    /// For one that gives up its turn: resumed before it has suspended, it would not suspend, and by a callback it
    /// would wait for one iteration too many, as with `Task.yield()`. On the loop's thread alone.
    func resumeAfterThisJob(_ resumption: Resumption, because cause: Recorder.WakeCause)

    /// Tells of jobs that take longer than a tenth of a second, in milliseconds of real time; before it runs.
    func watchForSlowSteps(_ tell: @escaping SlowStepReport)

    /// From now on, remembers every task that gets ready, for `cancelAll()`.
    func keepRoster()

    /// The next task that this thread makes is somebody's own to cancel: the roster passes it over.
    func ownNextTask()

    /// Runs jobs on the calling thread until `isDone`, asked before each, or until nothing can happen.
    func runMain(until isDone: () -> Bool) -> Loop.End

    /// Runs jobs until `isDone`, or until nothing is ready, no timer is armed and nothing has come from outside for
    /// a second.
    func runUntilIdle(or isDone: () -> Bool)

    /// Runs what is left of the present iteration and the next one, without waiting for anything.
    func runOneMoreIteration()

    /// Runs jobs until nothing is ready, no timer is armed and nothing has come from outside for a second.
    func runUntilIdle()

    /// Cancels each task that it remembers and that has not ended, in order of creation.
    func cancelAll()

    /// Whether a task that it remembers may not have ended; always true if it remembers none.
    var mayHaveTasks: Bool { get }

    /// Tells `receiver` of each change of the descriptor to ready, until `unwatch`; from any thread.
    ///
    /// - Throws: `SystemFailure`, if it can't be watched.
    func watch(_ descriptor: Int32, for receiver: any ReadinessReceiver) throws(SystemFailure) -> WatchToken

    /// Tells nobody of it any more; call it before the descriptor is closed.
    func unwatch(_ token: WatchToken)

    /// So many more answers from outside (fewer, if negative) are waited for; from any thread.
    func expects(_ outside: Outside, _ change: Int)
}

extension Loop: DrivenLoop {
    /// How long a loop that has nothing to do waits for other threads before it takes this for a deadlock.
    private static let patience = Duration.seconds(1)

    /// In real time it waits for other threads for as long as it takes, as the runtime's own executor would.
    package func runMain(until isDone: () -> Bool) -> End {
        run(patience: isVirtual ? Self.patience : nil, until: isDone)
    }

    /// Runs jobs until nothing is ready, no timer is armed, and no task waits for anything from outside.
    package func runWhatCanRun() { ending { _ = run(patience: .zero) { self.isIdle } } }

    package func runUntilIdle(or isDone: () -> Bool) {
        ending { _ = run(patience: Self.patience, until: isDone) }
    }

    /// The main task has ended: the loop stays only for what a task waits for.
    private func ending(_ body: () -> Void) {
        receive(.order { $0.isEnding = true })
        defer { receive(.order { $0.isEnding = false }) }
        body()
    }

    package func runUntilIdle() {
        runWhatCanRun()
        // Waiting for other threads makes sense only for the sake of a task that is still there; and only for
        // the thread that runs the loop, not for one that waits for it.
        if mayHaveTasks { ending { _ = run(patience: Self.patience) { !RunningLoop.isHere } } }
    }

    package func runOneMoreIteration() {
        let last = seenFromOutside.iterations + 1
        _ = run(patience: .zero) { self.hasNothingToRun(after: last) }
    }

    /// Runs jobs until `isDone`; the process ends here, as a deadlock, if nothing can happen any more.
    package func runOrExit(until isDone: () -> Bool) {
        guard case .idle = runMain(until: isDone) else { return }
        Recorder.current.deadlocked()
        ThisProcess.exit(status: deadlockStatus)
    }
}
