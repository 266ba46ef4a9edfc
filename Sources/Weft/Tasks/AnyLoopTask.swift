internal import EventLoop

/// A task of an event loop, whatever it returns; see `LoopTask`.
public class AnyLoopTask: Waitable, @unchecked Sendable {
    /// Believed only while the native task that it names is the one that runs: children and `Task { }` inherit it.
    @TaskLocal private static var inherited: AnyLoopTask?

    final let context: LoopContext
    /// 1 for the first task of its loop, and so on.
    final private(set) var serial = 0
    private final let givenName: String?
    // Written by its first step, before any of its own code runs.
    final private(set) var number: UInt64 = 0
    // Guarded by the lock of all states, as is all that follows.
    private final var native: NativeTask?
    final var isStarted = false
    /// What it waits for, by means of the library; until its next step.
    final var waitingFor: Waitable?
    /// Whether it has given its turn up and waits for nothing else.
    private final var isInQueue = false
    /// Whether `CancellationError` is still to be thrown in it.
    final var mustCancel = false
    private final var undeliveredMessage: String?
    private final var requests = 0
    /// Its place in the list of its loop's tasks.
    final var place = 0

    init(name: String?, in context: LoopContext) {
        givenName = name
        self.context = context
        super.init()
        serial = StateLock.withLock { context.add(self) }
    }

    deinit { reportUnknownFailure(of: "task '\(givenName ?? "Task-\(serial)")'") }

    /// The name that it was given; `Task-2` and so on without.
    public final var name: String { givenName ?? "Task-\(serial)" }

    /// How many requests to end have come and were not taken back.
    public final var cancelling: Int { StateLock.withLock { requests } }

    /// Takes one request to end back.
    ///
    /// One that takes the last back also takes back what has not been delivered yet. What native code has seen,
    /// `Task.isCancelled`, can't be taken back.
    ///
    /// - Returns: How many are left.
    @discardableResult
    public final func uncancel() -> Int {
        StateLock.withLock {
            guard requests > 0 else { return 0 }
            requests -= 1
            if requests == 0 { mustCancel = false }
            return requests
        }
    }

    // MARK: The task that runs

    /// The task of the loop whose own code runs on this thread, and not that of a child or a `Task { }`.
    static var here: AnyLoopTask? {
        let number = RunningTask.number
        guard number != 0 else { return nil }
        // The one that went on last on this thread is nearly always it, and needs no search among inherited values.
        if let last = RunningTask.kept(of: number, as: AnyLoopTask.self) { return last }
        guard let task = inherited, task.number == number else { return nil }
        return task
    }

    /// What the native task does from first to last.
    func run() async throws {}

    /// Makes the native task in which it runs.
    final func start() {
        context.loop.ownNextTask()
        let native = AnyLoopTask.$inherited.withValue(self) {
            NativeTask(context.makeNative(of: self, name: givenName))
        }
        let isCancelled = StateLock.withLock {
            if state == .pending { self.native = native }
            return requests > 0
        }
        // Only a thread that is not the loop's can have been so quick.
        if isCancelled { native.cancel() }
    }

    /// The first step begins; false if the task was cancelled before: then its body does not run.
    final func beginFirstStep() -> Bool {
        number = RunningTask.number
        noteStep()
        return StateLock.withLock {
            isStarted = true
            return !takeDelivery()
        }
    }

    /// A step begins after a wait; true if it begins with `CancellationError`.
    final func beginStep(after wait: Waitable) -> Bool {
        noteStep()
        return StateLock.withLock {
            waitingFor = nil
            let isRequested = takeDelivery()
            // Where both have come, the error of the wait is the one that is thrown.
            if wait.state == .cancelled { cancelMessage = wait.cancelMessage }
            return isRequested || wait.state == .cancelled
        }
    }

    /// With the lock held: whether `CancellationError` is to be thrown here and now.
    private func takeDelivery() -> Bool {
        isInQueue = false
        guard mustCancel else { return false }
        mustCancel = false
        cancelMessage = undeliveredMessage
        return true
    }

    private func noteStep() {
        RunningTask.keep(self, of: number)
        if context.isDebugged, context.runsHere { context.lastStepped = self }
    }

    /// Goes to the end of the queue.
    final func goToEndOfQueue(because cause: Recorder.WakeCause) async {
        StateLock.withLock { isInQueue = true }
        if context.runsHere {
            await suspend { context.loop.resumeAfterThisJob($0, because: cause) }
        } else {
            // It runs on another thread, whose executor has a queue of its own.
            await Task.yield()
        }
        noteStep()
    }

    /// Gives up its turn; true if the next step begins with `CancellationError`.
    final func skipTurn() async -> Bool {
        Recorder.current.waits(for: .yield)
        await goToEndOfQueue(because: .yield)
        Recorder.current.waitIsOver()
        return StateLock.withLock { takeDelivery() }
    }

    // MARK: With the lock held

    final override var waitReason: (reason: Recorder.WaitReason, name: String) {
        (.task(StateLock.withLock { native?.number ?? 0 }), "")
    }

    /// Hands a request that is still to be delivered on to what the task waits for.
    final func deliver(to wait: Waitable, _ changes: inout Changes) {
        if mustCancel, wait.requestCancel(undeliveredMessage, &changes) { mustCancel = false }
    }

    final override func requestCancel(_ message: String?, _ changes: inout Changes) -> Bool {
        request(message, isNative: true, &changes)
    }

    /// Asks the task to end because its time is over.
    ///
    /// A request that may be taken back must not set the flag of the native task, which can't be cleared; but it
    /// has to where a wait would not end otherwise, because it is native code's own.
    final func requestTimeout(_ changes: inout Changes) {
        let waitsNatively = isStarted && waitingFor == nil && !isInQueue
        _ = request(nil, isNative: waitsNatively, &changes)
    }

    private func request(_ message: String?, isNative: Bool, _ changes: inout Changes) -> Bool {
        guard state == .pending else { return false }
        changes.cancel(self, native, isNative: isNative)
        requests += 1
        // What it waits for is cancelled first: the error comes when that has ended.
        if let waitingFor, waitingFor.requestCancel(message, &changes) { return true }
        mustCancel = true
        undeliveredMessage = message
        return true
    }

    /// The body has returned or thrown: it ends, cancelled if a request was still to be delivered.
    ///
    /// - Returns: The error with which it ends.
    final func end(with failure: (any Error)?) -> (any Error)? {
        changing { changes in
            let isCancelled = (takeDelivery() && failure == nil) || failure is CancellationError
            native = nil
            context.remove(self)
            if isCancelled {
                finish(.cancelled, because: .completion, &changes)
                return CancellationError()
            }
            finish(.finished, with: failure, because: .completion, &changes)
            return failure
        }
    }
}
