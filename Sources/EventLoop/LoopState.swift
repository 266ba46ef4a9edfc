/// What a loop is to do next.
package enum LoopStep<Job> {
    /// Run this job.
    case run(Job)
    /// An iteration is to begin: take in what has come from outside.
    case look
    /// Get rid of this job: its timer is armed, but whoever wanted to be woken waits no longer.
    case discard(Job)
    /// Nothing is ready: let time pass until this moment (a virtual clock jumps there), or a job comes in.
    case wait(until: LoopTime)
    /// Nothing is ready and no timer is armed: only a job from outside can make anything happen.
    case idle
}

/// The rules of the loop, as a value: jobs and moments go in, what to do next comes out.
///
/// It schedules as asyncio does. An iteration begins when the one before has run all its jobs:
///
///     1. timers that nobody waits for any longer leave the front of the heap
///     2. nothing ready: time passes until the earliest deadline; what has come from outside gets ready
///     3. every timer that is due moves to the end of the ready queue, by (deadline, order of arming)
///     4. the jobs that are ready now are run; what they make ready runs in the next iteration
///
/// It knows no thread, no clock and no runtime: the driver performs its decisions. Virtual and real time
/// differ in one thing only, how the driver lets time pass.
package struct LoopState<Job> {
    /// The present moment, as the driver last told.
    package private(set) var now = LoopTime.zero
    private var ready = ReadyQueue<Job>()
    private var timers = TimerHeap<Job>()
    /// How many timers there may be before those that nobody waits for are looked for.
    private var timerLimit = 128
    private var leftInIteration = 0
    /// Whether anything may come from outside, so that each iteration looks for it.
    package var looksOutside = false
    private var hasLooked = false
    /// How many iterations have begun.
    package private(set) var iterations = 0

    /// The state of a loop that has just begun.
    package init() {}

    /// Whether the next step begins an iteration, which is when the time matters.
    package var isBetweenIterations: Bool { leftInIteration == 0 }

    /// How many jobs are ready.
    package var readyCount: Int { ready.count }

    /// How many timers are armed.
    package var timerCount: Int { timers.count }

    /// When the first timer is due; nil if none is armed.
    package var nextDeadline: LoopTime? { timers.first?.deadline }

    /// Whether a job may run without waiting: one is ready, or a timer is due.
    package var canRun: Bool { ready.count > 0 || timers.first.map { $0.deadline <= now } == true }

    /// Whether nothing is ready and no timer is armed.
    package var isIdle: Bool { ready.count == 0 && timers.count == 0 }

    /// The job may run: it goes to the end of the queue.
    ///
    /// O(1) on average.
    package mutating func enqueue(_ job: Job) { ready.append(job) }

    /// The job may run from `deadline` on.
    ///
    /// O(log n) for n timers.
    package mutating func arm(_ job: Job, at deadline: LoopTime) { timers.insert(job, at: deadline) }

    /// Forgets timers that nobody waits for, now and then: those that lie behind others would stay until their time.
    ///
    /// Amortized O(log n) a timer that was armed.
    package mutating func forgetTimers(where isUseless: (Job) -> Bool) {
        guard timers.count > timerLimit else { return }
        timers.removeAll(where: isUseless)
        timerLimit = max(128, timers.count * 2)
    }

    /// It is now this moment, if it is later than the present one: time never goes back.
    package mutating func advance(to moment: LoopTime) { now = max(now, moment) }

    /// Decides what to do next.
    ///
    /// O(1) on average, and O(log n) for each timer that is due.
    ///
    /// `isAbandoned` says of a timer's job that nobody waits for it any longer.
    package mutating func next(isAbandoned: (Job) -> Bool) -> LoopStep<Job> {
        if leftInIteration == 0 {
            if looksOutside, !hasLooked {
                hasLooked = true
                // With nothing to run the driver waits, and looks as it does.
                if canRun { return .look }
            }
            while let timer = timers.first {
                if isAbandoned(timer.job) {
                    _ = timers.removeFirst()
                    return .discard(timer.job)
                }
                guard timer.deadline <= now else { break }
                _ = timers.removeFirst()
                ready.append(timer.job)
            }
            leftInIteration = ready.count
            if leftInIteration > 0 {
                iterations += 1
                hasLooked = false
            }
        }
        if let job = ready.removeNext(amongFirst: leftInIteration) {
            leftInIteration -= 1
            return .run(job)
        }
        return timers.first.map { .wait(until: $0.deadline) } ?? .idle
    }
}
