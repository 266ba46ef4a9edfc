internal import EventLoop

extension EventLoop {
    /// The loop that runs the calling code.
    ///
    /// - Throws: `EventLoopError.notRunning` outside of every loop.
    public static var current: Running {
        get throws(EventLoopError) {
            guard let context = LoopContext.here else { throw .notRunning }
            return Running(context: context)
        }
    }

    /// A loop that runs, for code that is no task: calls that it makes later.
    ///
    /// ```swift
    /// let loop = try EventLoop.current
    /// let alarm = loop.callLater(.seconds(1)) { print("too late") }
    /// alarm.cancel()
    /// ```
    ///
    /// Calls take their turns among the steps of tasks. Any thread may ask for them; asyncio's `call_soon_threadsafe`
    /// is `callSoon`.
    public struct Running: Sendable {
        let context: LoopContext

        /// How long ago the loop began, by its clock, to the nanosecond.
        public var time: Duration { context.time }

        /// Calls `body` when all that is ready now has had its turn.
        @discardableResult
        public func callSoon(_ body: @escaping @Sendable () -> Void) -> LoopHandle {
            let call = LoopCall(in: context, origin: Origin.forLater, body)
            context.loop.callSoon(call)
            return LoopHandle(call: call)
        }

        /// Calls `body` when `delay` is over; in the next iteration at the earliest.
        @discardableResult
        public func callLater(_ delay: Duration, _ body: @escaping @Sendable () -> Void) -> LoopHandle {
            call(at: context.loop.now + delay, body)
        }

        /// Calls `body` at that moment of the loop's `time`; calls at equal moments are made in the order of asking.
        @discardableResult
        public func callAt(_ moment: Duration, _ body: @escaping @Sendable () -> Void) -> LoopHandle {
            call(at: .zero + moment, body)
        }

        private func call(at moment: LoopTime, _ body: @escaping @Sendable () -> Void) -> LoopHandle {
            let call = LoopCall(in: context, origin: .timer, body)
            context.loop.call(call, at: moment)
            return LoopHandle(call: call)
        }
    }
}

/// A call that a loop will make.
public struct LoopHandle: Sendable {
    let call: LoopCall

    /// Calls it off; does nothing if it has been made.
    public func cancel() { call.callOff() }

    /// Whether it was called off.
    public var isCancelled: Bool { call.isCalledOff }
}

/// A call that a program has asked its loop for.
final class LoopCall: LoopCallback, @unchecked Sendable {
    private let context: LoopContext
    private let origin: Origin
    // Guarded by the lock of all states, both.
    private var body: (@Sendable () -> Void)?
    private var wasCalledOff = false

    init(in context: LoopContext, origin: Origin, _ body: @escaping @Sendable () -> Void) {
        self.context = context
        self.origin = origin
        self.body = body
    }

    func callOff() {
        // Let go outside of the lock: what it holds may do anything as it goes.
        _ = StateLock.withLock {
            wasCalledOff = true
            return take()
        }
    }

    func run() {
        guard let body = StateLock.withLock({ take() }) else { return }
        context.call(on: origin, body)
    }

    private func take() -> (@Sendable () -> Void)? {
        defer { body = nil }
        return body
    }

    var isCalledOff: Bool { StateLock.withLock { wasCalledOff } }
}
