internal import EventLoop
internal import SystemCalls

/// An open descriptor on a loop: whether it may be read or written at once, and which task waits until it may.
///
/// The kernel announces each change once, so what it has announced is remembered until a call finds that it holds
/// no longer. The flag is lowered before the call: an announcement that comes meanwhile is not lost.
final class Watch: ReadinessReceiver, Sendable {
    /// The two things that a descriptor may be ready for.
    enum Direction: Sendable {
        case reading, writing
    }

    private struct Side {
        var mayBeReady: Bool
        var turn: Turn?
    }

    private struct State {
        var descriptor: Int32
        var token: WatchToken?
        var reading: Side
        var writing: Side
        /// Nothing will be announced any more, so whoever is called finds out by itself.
        var hasHungUp = false
        /// Called on the loop's thread when it may be written again.
        var whenReady: (@Sendable () -> Void)?

        subscript(direction: Direction) -> Side {
            get { direction == .reading ? reading : writing }
            set { if direction == .reading { reading = newValue } else { writing = newValue } }
        }
    }

    let context: LoopContext
    private let state: Guarded<State>

    /// Takes over a descriptor: it is closed with `close()`, or here if it can't be watched.
    ///
    /// Unless it `isOpen`, nothing can be done with it before it is announced: its connection is being made.
    init(_ descriptor: Int32, isOpen: Bool = true, in context: LoopContext) throws(SystemFailure) {
        self.context = context
        let side = Side(mayBeReady: isOpen)
        state = Guarded(State(descriptor: descriptor, reading: side, writing: side))
        do throws(SystemFailure) {
            let token = try context.loop.watch(descriptor, for: self)
            state.withLock { $0.token = token }
        } catch {
            Descriptors.close(descriptor)
            throw error
        }
    }

    /// What a call has found.
    enum Found<Value> {
        /// Something; and nothing more is there.
        case last(Value)
        /// Something; there may be more.
        case some(Value)
    }

    /// Calls the kernel, unless it is known that there is nothing to be had.
    ///
    /// - Returns: Nil if the descriptor is not ready: wait for it.
    /// - Throws: What the call throws; `SystemFailure.closed` after `close()`.
    func attempt<Value>(
        _ direction: Direction,
        _ call: (Int32) throws(SystemFailure) -> Found<Value>
    ) throws(SystemFailure) -> Value? {
        let result: Result<Value?, SystemFailure> = state.withLock { state in
            guard state.descriptor >= 0 else { return .failure(.closed) }
            guard state[direction].mayBeReady || state.hasHungUp else { return .success(nil) }
            do throws(SystemFailure) {
                switch try call(state.descriptor) {
                case .some(let value): return .success(value)
                case .last(let value):
                    state[direction].mayBeReady = false
                    return .success(value)
                }
            } catch {
                guard error == .wouldBlock else { return .failure(error) }
                state[direction].mayBeReady = false
                return .success(nil)
            }
        }
        return try result.get()
    }

    /// Waits until the descriptor may be ready, or is closed.
    ///
    /// - Throws: `CancellationError` if the task is cancelled meanwhile.
    func wait(
        for direction: Direction,
        as reason: Recorder.WaitReason,
        of label: ObjectLabel
    ) async throws(CancellationError) {
        let turn: Turn? = state.withLock {
            guard $0.descriptor >= 0, !$0[direction].mayBeReady else { return nil }
            let turn = Turn(reason, of: label)
            $0[direction].turn = turn
            return turn
        }
        guard let turn else { return }
        defer { state.withLock { if $0[direction].turn === turn { $0[direction].turn = nil } } }
        try await turn.wait(for: .descriptor, on: context.loop)
    }

    /// Asks to be called when it may be written again; nil: no longer.
    func whenReady(_ body: (@Sendable () -> Void)?) { state.withLock { $0.whenReady = body } }

    func becameReady(_ readiness: Readiness) {
        let (reader, writer, callback) = state.withLock { state in
            if readiness.contains(.hungUp) { state.hasHungUp = true }
            if readiness.contains(.reading) { state.reading.mayBeReady = true }
            if readiness.contains(.writing) { state.writing.mayBeReady = true }
            return (
                readiness.contains(.reading) ? state.reading.turn : nil,
                readiness.contains(.writing) ? state.writing.turn : nil,
                readiness.contains(.writing) ? state.whenReady : nil
            )
        }
        context.call(on: .system) {
            reader?.end(because: .io)
            writer?.end(because: .io)
            callback?()
        }
    }

    /// Closes the descriptor; who waits for it goes on, and finds it closed.
    func close() {
        let woken: [Turn?] = state.withLock {
            guard $0.descriptor >= 0 else { return [] }
            if let token = $0.token { context.loop.unwatch(token) }
            Descriptors.close($0.descriptor)
            $0.descriptor = -1
            $0.whenReady = nil
            return [$0.reading.turn, $0.writing.turn]
        }
        woken.forEach { $0?.end(because: .resume) }
    }

    /// Does something with the descriptor, unless it is closed.
    func withDescriptor<Value>(_ body: (Int32) -> Value) -> Value? {
        state.withLock { $0.descriptor < 0 ? nil : body($0.descriptor) }
    }
}
