internal import EventLoop

/// A loop, and the way in which this process lets tasks run on it.
struct LoopHost {
    /// How tasks come to the loop.
    private enum Entrance {
        /// It was injected: every task of the process is on it anyhow.
        case injected
        /// It takes the place of the runtime's executors for as long as it runs.
        case installed(Loop)
        /// Its main task prefers it, in a process whose other tasks are not its business.
        case preferred(Loop)
    }

    private let entrance: Entrance

    /// The loop for a program that begins now on this thread.
    ///
    /// - Throws: `EventLoopError` if a loop runs here already, or if virtual time is not to be had.
    init(clock: EventLoop.Clock) throws(EventLoopError) {
        if let injected = InjectedLoop.current {
            guard !injected.runsHere else { throw .alreadyRunning }
            injected.claim()
            entrance = .injected
            return
        }
        guard !RunningLoop.isHere else { throw .alreadyRunning }
        let loop = Loop(clock: try Self.loopClock(clock))
        let isInstalled = !RunningTask.isHere && loop.install()
        entrance = isInstalled ? .installed(loop) : .preferred(loop)
    }

    /// The loop itself.
    var loop: any DrivenLoop {
        switch entrance {
        case .injected: InjectedLoop()
        case .installed(let loop), .preferred(let loop): loop
        }
    }

    /// Makes the main task; it runs when the loop does.
    func startMain(_ main: @escaping @Sendable () async throws -> Void) {
        Recorder.current.nextTaskIsMain()
        switch entrance {
        case .injected, .installed: Task(name: "main") { try await main() }
        case .preferred(let loop):
            Task(name: "main", executorPreference: loop.preferredExecutor) { try await main() }
        }
    }

    /// Gives the process back what the loop took.
    func close() {
        switch entrance {
        case .injected: loop.release()
        case .installed(let loop): loop.uninstall()
        case .preferred(let loop): loop.stopShowingTime()
        }
    }

    private static func loopClock(_ clock: EventLoop.Clock) throws(EventLoopError) -> LoopClock {
        switch clock {
        case .wall: return .wall
        case .virtual(let tick):
            guard RuntimeClock.redirect() else { throw .virtualTimeUnavailable }
            return .virtual(tick: tick, shownBy: .ofThread)
        }
    }
}
