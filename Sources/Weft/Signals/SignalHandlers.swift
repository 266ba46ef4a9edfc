internal import EventLoop
internal import SystemCalls

extension EventLoop {
    /// Calls `handler` on the loop's thread whenever the signal comes, in place of what it would do.
    ///
    /// ```swift
    /// let isStopping = Event()
    /// try EventLoop.addSignalHandler(.terminate) { isStopping.set() }
    /// try await isStopping.wait()
    /// ```
    ///
    /// The handler runs between two iterations of the loop, as any code may: it may set events and cancel tasks. A
    /// loop that has nothing else to do waits for signals; it ends with its main task all the same, and then its
    /// signals do again what they did before.
    ///
    /// The signal is blocked in the loop's thread and read from a descriptor. If it comes to another thread, it is
    /// sent on to this one. Processes that are started here do not have it blocked. A second handler takes the
    /// place of the first. The loop of one thread at a time handles signals.
    ///
    /// - Throws: `SignalError`.
    public static func addSignalHandler(
        _ signal: Signal,
        _ handler: @escaping @Sendable () -> Void
    ) throws(SignalError) {
        guard let context = LoopContext.here else { throw .noLoop }
        try SignalHandlers.shared.add(signal, handler, in: context)
    }

    /// The signal does again what it did before.
    ///
    /// - Returns: False if it had no handler.
    @discardableResult
    public static func removeSignalHandler(_ signal: Signal) -> Bool { SignalHandlers.shared.remove(signal) }
}

/// The handlers of signals, of which a process has one set.
final class SignalHandlers: ReadinessReceiver, Sendable {
    static let shared = SignalHandlers()

    /// The descriptor that signals come through, and the loop that watches it.
    private struct Entrance {
        let descriptor: SignalDescriptor
        let token: WatchToken
        let context: LoopContext
    }

    private struct State {
        var entrance: Entrance?
        var handlers: [Signal: @Sendable () -> Void] = [:]
    }

    private let state = Guarded(State())

    func add(
        _ signal: Signal,
        _ handler: @escaping @Sendable () -> Void,
        in context: LoopContext
    ) throws(SignalError) {
        let failure: SystemFailure? = state.withLock { state in
            do throws(SystemFailure) {
                let entrance = if let known = state.entrance { known } else { try open(in: context) }
                state.entrance = entrance
                if state.handlers[signal] == nil { try entrance.descriptor.add(signal.number) }
                state.handlers[signal] = handler
                return nil
            } catch {
                return error
            }
        }
        guard let failure else { return }
        closeIfUnused()
        switch failure {
        case .invalid: throw .cannotBeHandled(signal)
        case .busy: throw .handledElsewhere(signal)
        default: throw .failed(signal, SystemError(failure))
        }
    }

    func remove(_ signal: Signal) -> Bool {
        let wasHandled = state.withLock {
            guard $0.handlers.removeValue(forKey: signal) != nil else { return false }
            $0.entrance?.descriptor.remove(signal.number)
            return true
        }
        closeIfUnused()
        return wasHandled
    }

    /// A loop has ended: its signals do again what they did before.
    func removeAll(of context: LoopContext) {
        let signals = state.withLock { state in
            state.entrance?.context === context ? state.handlers.keys.sorted { $0.number < $1.number } : []
        }
        for signal in signals { _ = remove(signal) }
    }

    func becameReady(_ readiness: Readiness) {
        while let (entrance, signal) = state.withLock({ state in
            state.entrance.flatMap { entrance in entrance.descriptor.next().map { (entrance, $0) } }
        }) {
            guard let handler = state.withLock({ $0.handlers[Signal(number: signal)] }) else { continue }
            entrance.context.call(on: .outside, handler)
        }
    }

    private func open(in context: LoopContext) throws(SystemFailure) -> Entrance {
        let descriptor = try SignalDescriptor()
        do throws(SystemFailure) {
            let token = try context.loop.watch(descriptor.number, for: self)
            context.loop.expects(.perhaps, 1)
            return Entrance(descriptor: descriptor, token: token, context: context)
        } catch {
            Descriptors.close(descriptor.number)
            throw error
        }
    }

    private func closeIfUnused() {
        let unused: Entrance? = state.withLock { state in
            guard state.handlers.isEmpty else { return nil }
            defer { state.entrance = nil }
            return state.entrance
        }
        guard let unused else { return }
        unused.context.loop.unwatch(unused.token)
        unused.context.loop.expects(.perhaps, -1)
        Descriptors.close(unused.descriptor.number)
    }
}
