internal import EventLoop
internal import SystemCalls

/// Waits for the end of a child process, and takes its status as soon as it ends.
///
/// The loop refers to it until then: a child that nobody else refers to any longer is reaped all the same.
final class ExitWatch: ReadinessReceiver, Sendable {
    private struct State {
        var status: ExitStatus?
        var token: WatchToken?
        var waits: [Turn] = []
    }

    private let descriptor: Int32
    private let label: ObjectLabel
    private let context: LoopContext
    private let state = Guarded(State())

    /// Takes over the descriptor of a process.
    init(_ descriptor: Int32, name: String, in context: LoopContext) throws(SystemFailure) {
        self.descriptor = descriptor
        self.context = context
        label = ObjectLabel(name, name: name)
        do throws(SystemFailure) {
            let token = try context.loop.watch(descriptor, for: self)
            state.withLock { $0.token = token }
        } catch {
            // Nobody could ever take its status.
            try? Children.signal(descriptor, Signal.kill.number)
            Descriptors.close(descriptor)
            throw error
        }
        context.loop.expects(.process, 1)
    }

    var status: ExitStatus? { state.withLock { $0.status } }

    func wait() async throws(CancellationError) -> ExitStatus {
        while true {
            let turn: Turn? = state.withLock {
                guard $0.status == nil else { return nil }
                let turn = Turn(.process, of: label)
                $0.waits.append(turn)
                return turn
            }
            guard let turn else { return status ?? .unknown }
            defer { state.withLock { $0.waits.removeAll { $0 === turn } } }
            try await turn.wait(for: .work, on: context.loop)
        }
    }

    func send(_ signal: Signal) throws(SubprocessError) {
        let failure: SystemFailure? = state.withLock {
            guard $0.status == nil else { return .noSuchProcess }
            do throws(SystemFailure) {
                try Children.signal(descriptor, signal.number)
                return nil
            } catch {
                return error
            }
        }
        guard let failure else { return }
        throw failure == .noSuchProcess ? .hasEnded : .cannotSignal(signal, SystemError(failure))
    }

    func becameReady(_ readiness: Readiness) {
        let woken: [Turn]? = state.withLock {
            guard $0.status == nil, let status = reap() else { return nil }
            $0.status = status
            if let token = $0.token { context.loop.unwatch(token) }
            Descriptors.close(descriptor)
            return $0.waits
        }
        guard let woken else { return }
        context.loop.expects(.process, -1)
        context.call(on: .system) { woken.forEach { $0.end(because: .io) } }
    }

    private func reap() -> ExitStatus? {
        do throws(SystemFailure) {
            guard let status = try Children.reap(descriptor) else { return nil }
            return status < 0 ? .killed(by: Signal(number: -status)) : .exited(status)
        } catch {
            return .unknown
        }
    }
}
