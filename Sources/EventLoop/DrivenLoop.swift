/// A loop that somebody may run: one of this program's own, or the one that was injected into its process.
package protocol DrivenLoop: Sendable {
    /// Somebody runs this loop, or will: its first job starts no thread.
    func claim()

    /// Nobody runs this loop any longer: a job that comes all the same starts a thread and is not lost.
    func release()

    /// From now on, remembers every task that gets ready, for `cancelAll()`.
    func keepRoster()

    /// Runs jobs on the calling thread until `isDone`, asked before each, or until nothing can happen.
    func runMain(until isDone: () -> Bool) -> Loop.End

    /// Runs what is left of the present iteration and the next one, without waiting for anything.
    func runOneMoreIteration()

    /// Runs jobs until nothing is ready, no timer is armed and nothing has come from outside for a second.
    func runUntilIdle()

    /// Cancels each task that it remembers and that has not ended, in order of creation.
    func cancelAll()
}

extension Loop: DrivenLoop {
    /// How long a loop that has nothing to do waits for other threads before it takes this for a deadlock.
    private static let patience = Duration.seconds(1)

    /// In real time it waits for other threads for as long as it takes, as the runtime's own executor would.
    package func runMain(until isDone: () -> Bool) -> End {
        run(patience: isVirtual ? Self.patience : nil, until: isDone)
    }

    package func runUntilIdle() {
        _ = run(patience: .zero) { self.isIdle }
        // Waiting for other threads makes sense only for the sake of a task that is still there; and only for
        // the thread that runs the loop, not for one that waits for it.
        if mayHaveTasks { _ = run(patience: Self.patience) { !RunningLoop.isHere } }
    }

    package func runOneMoreIteration() {
        let last = iterations + 1
        _ = run(patience: .zero) { self.hasNothingToRun(after: last) }
    }

    /// Runs jobs until `isDone`; the process ends here, as a deadlock, if nothing can happen any more.
    package func runOrExit(until isDone: () -> Bool) {
        guard case .idle = runMain(until: isDone) else { return }
        Recorder.current.deadlocked()
        ThisProcess.exit(status: deadlockStatus)
    }
}
