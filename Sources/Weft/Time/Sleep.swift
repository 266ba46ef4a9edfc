internal import EventLoop

/// Suspends the calling task for so long; a duration of zero or less gives up the turn, as `yield()` does.
///
/// The timer fires in one iteration of the loop, and the task goes on in the next.
///
/// - Throws: `CancellationError` if the task is cancelled meanwhile.
public func sleep(for duration: Duration) async throws(CancellationError) {
    guard duration > .zero else { return try await yield() }
    guard let context = LoopContext.here else { return try await sleepNatively(for: duration) }
    try await Sleep(duration, in: context).wait()
}

/// Suspends the calling task until that moment of the loop's time; see `EventLoop.Running.time`.
///
/// - Throws: `CancellationError` if the task is cancelled meanwhile.
public func sleep(until moment: Duration) async throws(CancellationError) {
    guard let context = LoopContext.here else { return try await sleepNatively(for: moment) }
    try await sleep(for: moment - context.time)
}

/// Gives up the turn: the task goes on when all that is ready now has had its own.
///
/// - Throws: `CancellationError` if the task is cancelled meanwhile.
public func yield() async throws(CancellationError) {
    if let task = AnyLoopTask.here {
        if await task.skipTurn() { throw CancellationError() }
    } else {
        await Task.yield()
        if Task.isCancelled { throw CancellationError() }
    }
}

/// Where no loop runs, Swift's own executor keeps the time.
private func sleepNatively(for duration: Duration) async throws(CancellationError) {
    do {
        try await Task.sleep(for: duration)
    } catch {
        throw CancellationError()
    }
}

/// What a sleeping task waits for: its own timer.
final class Sleep: Waitable, LoopCallback, @unchecked Sendable {
    private let duration: Duration
    private let context: LoopContext

    init(_ duration: Duration, in context: LoopContext) {
        self.duration = duration
        self.context = context
        super.init()
        context.loop.call(self, at: context.loop.now + duration)
    }

    func run() {
        context.call(on: .timer) {
            changing { if state == .pending { finish(.finished, because: .timer, &$0) } }
        }
    }

    var isCalledOff: Bool { isDone }

    override var waitReason: (reason: Recorder.WaitReason, name: String) { (.sleep(duration), "") }

    override var isOfOneTask: Bool { true }
}
