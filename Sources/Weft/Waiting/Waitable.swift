internal import EventLoop

/// What one can wait for: a future, a task, or what the library makes of several of them.
///
/// It ends once, with a result, an error, or cancelled. Whoever waits then gets its turn one iteration of the loop
/// later, in the order in which they began to wait. Waiting for what has ended does not suspend.
public class Waitable: @unchecked Sendable {
    enum State { case pending, finished, cancelled }

    // Guarded by the lock of all states, as is all down to the next comment.
    final var state = State.pending
    /// The message of the request that cancelled it, or that is still to be delivered.
    final var cancelMessage: String?
    /// The error with which it has ended.
    private(set) final var failure: (any Error)?
    /// Whether anybody has asked for it.
    private(set) final var isFailureKnown = false
    private final var firstListener: Listener?
    private final var otherListeners: [Listener] = []

    init() {}

    /// Whether it has ended.
    public final var isDone: Bool { StateLock.withLock { state != .pending } }

    /// Whether it has ended by being cancelled.
    public final var isCancelled: Bool { StateLock.withLock { state == .cancelled } }

    /// What the one who cancelled it had to say.
    public final var cancellationMessage: String? { StateLock.withLock { cancelMessage } }

    /// The error with which it has ended; nil if there is none, if it was cancelled, or if it has not ended.
    public final var error: (any Error)? { StateLock.withLock { retrieveError() } }

    /// Asks it to end early.
    ///
    /// A future ends at once. A task gets `CancellationError` at its wait, one iteration later, and may clean up.
    ///
    /// - Parameter message: What to tell; see `cancellationMessage`.
    /// - Returns: False if it has ended already: then nothing happens.
    @discardableResult
    public final func cancel(_ message: String? = nil) -> Bool {
        changing { requestCancel(message, &$0) }
    }

    /// Asks for `body` to be called when this has ended: in the loop's next iteration, in order of asking.
    ///
    /// Needs a running loop: see `EventLoop.run`.
    ///
    /// - Returns: What takes the request back.
    @discardableResult
    public final func whenDone(_ body: @escaping @Sendable () -> Void) -> DoneCallback {
        let call = DoneCall(in: .required(by: "whenDone"), body)
        changing { listen(.call(call), &$0) }
        return DoneCallback(call: call)
    }

    /// Takes back a request to be called.
    ///
    /// - Returns: False if this has ended already, or the request was another's: then nothing happens.
    @discardableResult
    public final func remove(_ callback: DoneCallback) -> Bool {
        StateLock.withLock { forget { $0.isCall(callback.call) } }
    }

    // MARK: For those who inherit

    /// What a task that waits for it waits for, as a trace says it; asked while it is recorded alone.
    var waitReason: (reason: Recorder.WaitReason, name: String) { (.continuation, "") }

    /// Whether it is one task's own wait, so that the native cancellation of that task ends it.
    var isOfOneTask: Bool { false }

    /// With the lock held: asks it to end early; false if it has ended.
    func requestCancel(_ message: String?, _ changes: inout Changes) -> Bool {
        guard state == .pending else { return false }
        cancelMessage = message
        finish(.cancelled, because: .cancel, &changes)
        return true
    }

    // MARK: With the lock held

    /// The error with which it has ended, for somebody who has asked.
    final func retrieveError() -> (any Error)? {
        isFailureKnown = true
        return failure
    }

    /// It ends, and all that listen are told, in order.
    final func finish(
        _ end: State,
        with failure: (any Error)? = nil,
        because cause: Recorder.WakeCause,
        _ changes: inout Changes
    ) {
        state = end
        self.failure = failure
        guard let first = firstListener else { return }
        first.tell(self, because: cause, &changes)
        for listener in otherListeners { listener.tell(self, because: cause, &changes) }
        firstListener = nil
        otherListeners = []
    }

    /// Adds one who is told of the end; at once if it has ended.
    final func listen(_ listener: Listener, _ changes: inout Changes) {
        if state != .pending {
            listener.tell(self, because: .resume, &changes)
        } else if firstListener == nil {
            firstListener = listener
        } else {
            otherListeners.append(listener)
        }
    }

    /// Whoever this is true of is not told any more; false if there is none.
    @discardableResult
    final func forget(_ isMeant: (Listener) -> Bool) -> Bool {
        if let first = firstListener, isMeant(first) {
            firstListener = otherListeners.isEmpty ? nil : otherListeners.removeFirst()
            return true
        }
        guard let place = otherListeners.firstIndex(where: isMeant) else { return false }
        otherListeners.remove(at: place)
        return true
    }
}

/// One who is told when something has ended.
enum Listener {
    /// A task of the loop, which waits.
    case task(Resumption)
    /// A task that is none of the loop's own, which waits.
    case native(NativeWait)
    /// A callback.
    case call(DoneCall)

    func isCall(_ other: DoneCall) -> Bool {
        if case .call(let call) = self { call === other } else { false }
    }

    func isNative(_ other: NativeWait) -> Bool {
        if case .native(let wait) = self { wait === other } else { false }
    }

    /// With the lock held.
    fileprivate func tell(_ ended: Waitable, because cause: Recorder.WakeCause, _ changes: inout Changes) {
        switch self {
        case .task(let resumption): changes.resume(resumption, because: cause)
        case .native(let wait): wait.end(because: cause, &changes)
        case .call(let call): changes.call(call)
        }
    }
}
