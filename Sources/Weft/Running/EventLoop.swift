internal import EventLoop

/// Runs an async program on one thread, in an order that can be foretold.
///
/// ```swift
/// let value = try EventLoop.run {
///     let numbers = Task(name: "numbers") { await printNumbers() }
///     return try await fetchData()
/// }
/// ```
///
/// Everything in the block runs on the loop: `Task { }`, `async let`, task groups, actors and the main actor.
/// A task that becomes ready goes to the end of one queue, and no task runs inside another, as in asyncio.
///
/// A block that is run from within a task of a process that has other things to do shares that process: there,
/// the block itself and what tasks it makes run on the loop, with their sleeps and actors; the main actor does not.
public enum EventLoop: Sendable {
    /// Which time the program lives in.
    public enum Clock: Sendable {
        /// The time of the world.
        case wall
        /// Time that stands still while any task is ready, and jumps to the next deadline when none is.
        ///
        /// Each step of a task takes one tick. `ContinuousClock` and `SuspendingClock` show this time.
        case virtual(tick: Duration)

        /// Virtual time with a tick of one microsecond.
        public static let virtual = Clock.virtual(tick: .microseconds(1))
    }

    /// What becomes of tasks that have not ended when the block has.
    public enum Leftovers: Sendable {
        /// They are cancelled in order of creation, and run until they have ended; as `asyncio.run` does.
        ///
        /// All that is left on the loop: also what another thread's `run` has made, where the two share one.
        case cancel
        /// They run until nothing is left to do; as the loop of a notebook does.
        case runToEnd
    }

    /// Runs `main` as a task on the calling thread, and returns what it returns when all is over.
    ///
    /// In a process that was started by `weft record --virtual`, the loop that `weft` has brought runs it,
    /// whatever `clock` is.
    ///
    /// - Parameters:
    ///   - clock: Which time the program lives in.
    ///   - leftovers: What becomes of the tasks that `main` leaves behind.
    ///   - debug: Whether to say on standard error which steps take longer than a tenth of a second, and so keep
    ///     all others waiting. Not on a loop that `weft record` has brought.
    ///   - main: The program; its task is named "main".
    /// - Returns: What `main` returned.
    /// - Throws: What `main` threw; or `EventLoopError` if a loop runs on this thread already, if every task
    ///   waits for something that can no longer happen, or if virtual time is not to be had.
    @discardableResult
    public static func run<Value: Sendable>(
        clock: Clock = .wall,
        leftovers: Leftovers = .cancel,
        debug: Bool = false,
        _ main: @escaping @Sendable () async throws -> Value
    ) throws -> Value {
        try run(on: LoopHost(clock: clock), leftovers: leftovers, debug: debug, main)
    }

    /// The same, on a loop of its own that nothing has run on yet.
    static func run<Value: Sendable>(
        on host: LoopHost,
        leftovers: Leftovers,
        debug: Bool = false,
        _ main: @escaping @Sendable () async throws -> Value
    ) throws -> Value {
        defer { host.close() }
        if case .cancel = leftovers { host.loop.keepRoster() }
        if debug { host.watchForSlowSteps() }
        let task = host.startMain(main)
        try host.run { task.isDone }
        switch leftovers {
        case .runToEnd: host.runLeftovers()
        case .cancel: host.cancelLeftovers()
        }
        return try task.result()
    }
}
