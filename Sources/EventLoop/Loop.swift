/// A single-threaded event loop on which Swift's own tasks run.
///
/// `LoopState` decides and this class performs: it runs jobs on whichever thread calls `run`, and lets time
/// pass. What that thread itself enqueues goes straight into the queue, without a lock; what other threads do goes
/// into an inbox, which is emptied before each iteration. A loop and its executors hold each other and so live as
/// long as the process: a task that was left waiting may be woken at any time.
package final class Loop: @unchecked Sendable {
    package let clock: LoopClock
    let monitor = Monitor()
    // Guarded by `monitor`, as is all down to the next comment.
    var inbox: [Arrival] = []
    var externalCount: UInt64 = 0
    /// How many calls of `run` are at work, one inside the other, all on one thread.
    var runners = 0
    /// How many threads wait for the one that runs the loop.
    var watchers = 0
    /// How many iterations have been looked for: what watchers wait to see changed.
    var steps: UInt64 = 0
    var seen = Glimpse()
    var isClaimed: Bool
    /// Made when the first descriptor is to be watched.
    var poller: Poller?
    /// Whether the thread that runs the loop waits for the poller, and not for `monitor`.
    var isPolling = false
    // Touched only by the thread that runs the loop, as is all down to the next comment. The lock is passed
    // whenever another thread becomes that one.
    var state = LoopState<LoopEntry>()
    var isStopped = false
    /// Those that have given up their turn in the present job.
    var yielded: [(resumption: Resumption, cause: Recorder.WakeCause)] = []
    var roster: TaskRoster?
    var dozes = Dozes()
    /// What is waited for from outside.
    var outside = OutsideCounts()
    /// Whether the main task has ended, and the loop stays only for what a task waits for.
    var isEnding = false
    // Set before the loop runs, and never after, both.
    /// Who is told of jobs that take long.
    var slowSteps: SlowStepReport?
    /// What belongs to this loop, for those who ask on its thread.
    package var companion: AnyObject?
    /// Whether the process's own executors serve other tasks: then those that are made on this loop's thread prefer
    /// it.
    package var isGuest = false
    // Never changed after `init`.
    let began = ThisProcess.monotonicTime
    let patience: Patience
    package private(set) lazy var mainExecutor = LoopMainExecutor(loop: self)
    package private(set) lazy var taskExecutor = LoopTaskExecutor(loop: self, place: .anywhere)
    /// For tasks that prefer this loop in a process where the runtime's own executors serve the others.
    package private(set) lazy var preferredExecutor = LoopTaskExecutor(loop: self, place: .byPreference)

    /// A loop in which nothing has happened yet; its thread is whichever runs it.
    ///
    /// Unless `isClaimed`, its first job starts a thread that runs it, for a program that never will.
    package init(clock: LoopClock, patience: Patience = Patience(), isClaimed: Bool = true) {
        self.clock = clock
        self.patience = patience
        self.isClaimed = isClaimed
        // Made while only one thread knows of this loop: a lazy variable is not safe among threads.
        _ = (mainExecutor, taskExecutor, preferredExecutor)
        show(.zero)
    }

    /// Whether its time is virtual.
    package var isVirtual: Bool { if case .virtual = clock { true } else { false } }

    /// How many jobs came from other threads: they make the order depend on the world.
    package var externalJobs: UInt64 { monitor.withLock { externalCount } }

    /// How many iterations have begun; for the thread that runs the loop.
    package var iterations: Int { state.iterations }

    /// Somebody runs this loop, or will: its first job starts no thread.
    package func claim() { monitor.withLock { isClaimed = true } }

    /// Nobody runs this loop any longer: a job that comes all the same starts a thread and is not lost.
    package func release() { monitor.withLock { isClaimed = false } }

    package func ownNextTask() { NextTask.own() }

    package func resumeAfterThisJob(_ resumption: Resumption, because cause: Recorder.WakeCause) {
        yielded.append((resumption, cause))
    }

    package func watchForSlowSteps(_ tell: @escaping SlowStepReport) {
        slowSteps = tell
    }

    /// From now on, remembers every task that gets ready, for `cancelAll()`.
    package func keepRoster() { receive(.order { $0.roster = $0.roster ?? TaskRoster() }) }

    /// Cancels each task on the roster that has not ended, in order of creation.
    package func cancelAll() {
        receive(
            .order { loop in
                _ = loop.roster?.removeEnded()
                for task in loop.roster?.all ?? [] { task.cancel() }
            }
        )
    }

    /// Whether a task on the roster may not have ended; always true without one.
    package var mayHaveTasks: Bool {
        var isEmpty = false
        // Another thread that runs the loop has what is left as its own business.
        guard becomeRunner(unless: { self.isIdle }) else { return false }
        defer { stopRunning() }
        RunningLoop.run(self) {
            takeIn()
            _ = roster?.removeEnded()
            isEmpty = roster.map(\.isEmpty) ?? false
        }
        return !isEmpty
    }
}
