// The two protocols that let a loop replace the runtime's executors are still experimental, hence SPI: this
// file and Installation.swift are all that would change with them.
@_spi(ExperimentalCustomExecutors) @_spi(ExperimentalScheduling) package import _Concurrency
internal import CEventLoop

/// The executor of the main actor: its jobs run on the loop's thread.
package final class LoopMainExecutor: MainExecutor, SchedulingExecutor, Sendable {
    private let loop: Loop

    init(loop: Loop) { self.loop = loop }

    package func enqueue(_ job: consuming ExecutorJob) { loop.enqueue(UnownedJob(job), on: .mainActor) }

    package func enqueue<C: Clock>(
        _ job: consuming ExecutorJob,
        after delay: C.Duration,
        tolerance: C.Duration?,
        clock: C
    ) {
        loop.enqueue(UnownedJob(job), on: .mainActor, after: Duration(of: clock, delay))
    }

    package func enqueue<C: Clock>(
        _ job: consuming ExecutorJob,
        at instant: C.Instant,
        tolerance: C.Duration?,
        clock: C
    ) {
        loop.enqueue(UnownedJob(job), on: .mainActor, after: Duration(until: instant, on: clock))
    }

    package func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        unsafe UnownedSerialExecutor(ordinary: self)
    }
    package var isMainExecutor: Bool { true }

    package func checkIsolated() {
        precondition(isIsolatingCurrentContext() == true, "not on the main actor's thread")
    }

    /// The loop's thread; and the process's first, where main's synchronous code runs.
    package func isIsolatingCurrentContext() -> Bool? { RunningLoop.isHere || ThisProcess.isFirstThread }

    /// What an async main calls: serves the main actor until the process exits.
    package func run() throws { loop.runOrExit { false } }
    package func runUntil(_ isDone: () -> Bool) throws { loop.runOrExit(until: isDone) }
    package func stop() { loop.stop() }
}

/// The executor of everything that is on no actor.
package final class LoopTaskExecutor: TaskExecutor, SchedulingExecutor, Sendable {
    private let loop: Loop
    private let place: Job.Place

    init(loop: Loop, place: Job.Place) {
        self.loop = loop
        self.place = place
    }

    package func enqueue(_ job: consuming ExecutorJob) { loop.enqueue(UnownedJob(job), on: place) }

    // The runtime's helper task of a sleep has no preference, so its job runs anywhere: as a job by
    // preference, it would leave the loop with its first step.
    package func enqueue<C: Clock>(
        _ job: consuming ExecutorJob,
        after delay: C.Duration,
        tolerance: C.Duration?,
        clock: C
    ) {
        loop.enqueue(UnownedJob(job), on: .anywhere, after: Duration(of: clock, delay))
    }

    package func enqueue<C: Clock>(
        _ job: consuming ExecutorJob,
        at instant: C.Instant,
        tolerance: C.Duration?,
        clock: C
    ) {
        loop.enqueue(UnownedJob(job), on: .anywhere, after: Duration(until: instant, on: clock))
    }
}

extension Duration {
    /// A duration of any clock.
    ///
    /// The runtime asks executors only for its own two, which count in `Duration`.
    fileprivate init<C: Clock>(of clock: C, _ duration: C.Duration) {
        guard let duration = duration as? Duration else {
            fatalError("weft: the event loop can't tell how long a \(C.Duration.self) of \(C.self) is")
        }
        self = duration
    }

    /// The time that is left until an instant of any clock, by that clock.
    fileprivate init<C: Clock>(until instant: C.Instant, on clock: C) {
        self.init(of: clock, clock.now.duration(to: instant))
    }
}
