/// A single-threaded event loop on which Swift's own tasks run.
///
/// `LoopState` decides and this class performs: it runs jobs on whichever thread calls `run`, and lets time
/// pass. Any thread may enqueue. A loop and its executors hold each other and so live as long as the process:
/// a task that was left waiting may be woken at any time.
package final class Loop: @unchecked Sendable {
    let clock: LoopClock
    let monitor = Monitor()
    // Guarded by `monitor`, as is all down to the next comment.
    var state = LoopState<Job>()
    var externalCount: UInt64 = 0
    /// How many calls of `run` are at work, one inside the other, all on one thread.
    var runners = 0
    /// How many threads wait for the one that runs the loop.
    var watchers = 0
    /// How many decisions have been made.
    var steps: UInt64 = 0
    var isClaimed: Bool
    var isStopped = false
    var roster: TaskRoster?
    var dozes = Dozes()
    // Never changed after `init`.
    let began = ThisProcess.monotonicTime
    package private(set) lazy var mainExecutor = LoopMainExecutor(loop: self)
    package private(set) lazy var taskExecutor = LoopTaskExecutor(loop: self, place: .anywhere)
    /// For tasks that prefer this loop in a process where the runtime's own executors serve the others.
    package private(set) lazy var preferredExecutor = LoopTaskExecutor(loop: self, place: .byPreference)

    /// A loop in which nothing has happened yet; its thread is whichever runs it.
    ///
    /// Unless `isClaimed`, its first job starts a thread that runs it, for a program that never will.
    package init(clock: LoopClock, isClaimed: Bool = true) {
        self.clock = clock
        self.isClaimed = isClaimed
        // Made while only one thread knows of this loop: a lazy variable is not safe among threads.
        _ = (mainExecutor, taskExecutor, preferredExecutor)
        show(.zero)
    }

    /// Whether its time is virtual.
    package var isVirtual: Bool { if case .virtual = clock { true } else { false } }

    /// How many jobs came from other threads: they make the order depend on the world.
    package var externalJobs: UInt64 { monitor.withLock { externalCount } }

    /// Whether nothing is ready and no timer is armed.
    var isIdle: Bool { monitor.withLock { state.isIdle } }

    /// How many iterations have begun.
    var iterations: Int { monitor.withLock { state.iterations } }

    /// Whether `count` iterations have been run to their end, or no more can begin without waiting.
    func hasNothingToRun(after count: Int) -> Bool {
        monitor.withLock { state.isBetweenIterations && (state.iterations >= count || !state.canRun) }
    }

    /// Somebody runs this loop, or will: its first job starts no thread.
    package func claim() { monitor.withLock { isClaimed = true } }

    /// Nobody runs this loop any longer: a job that comes all the same starts a thread and is not lost.
    package func release() { monitor.withLock { isClaimed = false } }

    /// From now on, remembers every task that gets ready, for `cancelAll()`.
    package func keepRoster() { monitor.withLock { roster = roster ?? TaskRoster() } }

    /// Whether a task may be left that has not ended: always true without a roster.
    var mayHaveTasks: Bool {
        // What has ended is handed out of the lock, and let go there.
        _ = monitor.withLock { roster?.removeEnded() }
        return monitor.withLock { roster.map { !$0.isEmpty } ?? true }
    }

    /// Cancels each task on the roster that has not ended, in order of creation.
    package func cancelAll() {
        let tasks = monitor.withLock { roster?.all ?? [] }
        for task in tasks { task.cancel() }
    }
}
