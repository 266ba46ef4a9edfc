/// A single-threaded event loop on which Swift's own tasks run.
///
/// `LoopState` decides and this class performs: it runs jobs on whichever thread calls `run`, and lets time
/// pass. Any thread may enqueue. A loop and its executors hold each other and so live as long as the process:
/// a task that was left waiting may be woken at any time.
package final class Loop: @unchecked Sendable {
    private let clock: LoopClock
    private let monitor = Monitor()
    // Guarded by `monitor`, as is all down to the next comment.
    private var state = LoopState<Job>()
    private var externalCount: UInt64 = 0
    private var runners = 0
    private var isClaimed: Bool
    private var isStopped = false
    private var roster: TaskRoster?
    // Never changed after `init`.
    private let began = ThisProcess.monotonicTime
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
        // Made now, while only one thread knows of this loop: making a lazy variable is not safe among
        // threads.
        _ = (mainExecutor, taskExecutor, preferredExecutor)
        show(.zero)
    }

    /// Whether its time is virtual.
    package var isVirtual: Bool { if case .virtual = clock { true } else { false } }

    /// How many jobs came from other threads: they make the order depend on the world.
    package var externalJobs: UInt64 { monitor.withLock { externalCount } }

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

// MARK: What comes in

extension Loop {
    /// The job may run now.
    func enqueue(_ job: UnownedJob, on place: Job.Place) {
        var ended: [TaskRoster.Member] = []
        receive { state, roster in
            ended = roster?.add(job) ?? []
            state.enqueue(Job(job: job, place: place))
        }
        // Let go outside the lock: what a task has returned may do anything as it goes.
        ended.removeAll()
    }

    /// The job may run when `delay` is over.
    func enqueue(_ job: UnownedJob, on place: Job.Place, after delay: Duration) {
        Recorder.current.timerArmed(job, delay: delay)
        let job = Job(job: job, place: place, sleeper: .current)
        receive { state, _ in
            if case .wall = clock { state.advance(to: elapsed) }
            state.arm(job, at: state.now + delay)
        }
    }

    private func receive(_ take: (inout LoopState<Job>, inout TaskRoster?) -> Void) {
        let startsThread = monitor.withLock {
            take(&state, &roster)
            guard !RunningLoop.isHere else { return false }
            if runners > 0 { externalCount += 1 }
            monitor.signal()
            defer { isClaimed = true }
            return !isClaimed
        }
        if startsThread { ThisProcess.startThread { _ = self.run(patience: nil) { false } } }
    }

    /// Makes `run` return after the present job.
    func stop() {
        monitor.withLock {
            isStopped = true
            monitor.signal()
        }
    }
}

// MARK: What is done

extension Loop {
    /// Why a loop stopped running.
    package enum End: Sendable {
        /// What it was to run for has happened, or it was told to stop.
        case done
        /// Nothing is ready, no timer is armed, and nothing came from outside: nothing can happen any more.
        case idle
    }

    /// Runs jobs on the calling thread until `isDone`, which is asked before each, or until nothing can
    /// happen.
    ///
    /// With nothing ready and no timer armed, a process of one thread is idle at once. Where there are
    /// others, one of them may yet enqueue a job: the loop waits for that in real time, for as long as
    /// `patience` (nil: for ever).
    package func run(patience: Duration?, until isDone: () -> Bool) -> End {
        RunningLoop.enter()
        monitor.withLock {
            isClaimed = true
            runners += 1
        }
        defer {
            monitor.withLock { runners -= 1 }
            RunningLoop.leave()
        }
        while !isDone() {
            let step: LoopStep<Job>? = monitor.withLock {
                guard !isStopped else { return nil }
                if case .wall = clock, state.isBetweenIterations { state.advance(to: elapsed) }
                return state.next { $0.sleeper?.isAwake == true }
            }
            switch step {
            case .run(let job):
                job.run(on: self)
                if case .virtual(let tick, _) = clock { moveClock { $0 + tick } }
            case .discard(let job):
                // Its task finds that nobody waits and ends: no work, so it takes no tick.
                job.run(on: self)
            case .wait(let deadline): wait(until: deadline)
            case .idle: if !waitForOutside(patience) { return .idle }
            case nil:
                monitor.withLock { isStopped = false }
                return .done
            }
        }
        return .done
    }

    private func wait(until deadline: LoopTime) {
        switch clock {
        case .virtual: moveClock { _ in deadline }
        case .wall:
            monitor.withLock {
                // Something may have come in since the decision was made.
                guard !isStopped, state.readyCount == 0, state.nextDeadline == deadline else { return }
                _ = monitor.wait(until: began + deadline.nanoseconds)
            }
        }
    }

    /// Waits for a job from another thread; false if none can come or `patience` is over.
    private func waitForOutside(_ patience: Duration?) -> Bool {
        let end = patience.map { ThisProcess.monotonicTime + $0.wholeNanoseconds }
        while !ThisProcess.isSingleThreaded {
            // Now and then the other threads are counted again: the last of them may have ended.
            let soon = ThisProcess.monotonicTime + 1_000_000_000
            let deadline = min(end ?? soon, soon)
            let hasNews = monitor.withLock {
                if !isStopped, state.isIdle { _ = monitor.wait(until: deadline) }
                return isStopped || !state.isIdle
            }
            if hasNews { return true }
            if let end, ThisProcess.monotonicTime >= end { return false }
        }
        return monitor.withLock { isStopped || !state.isIdle }
    }

    // MARK: Time

    private var elapsed: LoopTime { LoopTime(nanoseconds: ThisProcess.monotonicTime - began) }

    private func moveClock(_ next: (LoopTime) -> LoopTime) {
        let (before, now) = monitor.withLock {
            let before = state.now
            state.advance(to: next(before))
            return (before, state.now)
        }
        if now != before { show(now) }
    }

    /// Tells everyone who reads the virtual clock what time it is.
    private func show(_ moment: LoopTime) {
        guard case .virtual(_, let runtimeClock) = clock else { return }
        runtimeClock.show(moment)
        Recorder.current.clockMoved(to: moment)
    }

    /// The calling thread sees the time of the world again.
    package func stopShowingTime() {
        if case .virtual(_, let runtimeClock) = clock { runtimeClock.showWorldTime() }
    }
}
