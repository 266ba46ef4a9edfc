internal import EventLoop

/// Threads for work that blocks; made when there is work, and gone when there has been none for a while.
final class ThreadPool: @unchecked Sendable {
    /// The one of this process.
    static let shared = ThreadPool()

    private struct State {
        var work: [@Sendable () -> Void] = []
        var threads = 0
        var idle = 0
    }

    /// As many as asyncio's: more would hardly help, since what blocks needs no processor.
    private static let limit = 32
    /// A thread that has had nothing to do for so many nanoseconds ends: with it a deadlock is harder to see.
    private static let patience: Int64 = 100_000_000

    private let monitor = Monitor()
    // Guarded by `monitor`.
    private var state = State()

    /// Runs `body` on a thread, and waits for what it returns.
    ///
    /// - Throws: `CancellationError` if the task is cancelled meanwhile; the thread goes on, for nothing.
    func run<Value: Sendable>(
        named name: String,
        _ body: @escaping @Sendable () -> Value
    ) async throws -> Value {
        let turn = Turn(.continuation, of: ObjectLabel(name, name: name))
        let outcome = Guarded<Value?>(nil)
        add {
            let value = body()
            outcome.withLock { $0 = value }
            turn.end(because: .external)
        }
        try await turn.wait(for: .work, on: LoopContext.here?.loop)
        guard let value = outcome.withLock({ $0 }) else { throw CancellationError() }
        return value
    }

    private func add(_ work: @escaping @Sendable () -> Void) {
        let startsThread = monitor.withLock {
            state.work.append(work)
            if state.idle >= state.work.count {
                monitor.signal()
                return false
            }
            guard state.threads < Self.limit else { return false }
            state.threads += 1
            return true
        }
        if startsThread { ThisProcess.startThread { self.serve() } }
    }

    private func serve() {
        while let work = next() { work() }
    }

    /// The next work; nil if none comes for a while, and then this thread is no longer counted.
    private func next() -> (@Sendable () -> Void)? {
        monitor.withLock {
            let limit = ThisProcess.monotonicTime + Self.patience
            state.idle += 1
            defer { state.idle -= 1 }
            while state.work.isEmpty {
                if monitor.wait(until: limit), state.work.isEmpty {
                    state.threads -= 1
                    return nil
                }
            }
            return state.work.removeFirst()
        }
    }
}
