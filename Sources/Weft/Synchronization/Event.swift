internal import EventLoop

/// A flag that tasks wait for.
///
/// ```swift
/// let isOpen = Event()
/// Task { try await isOpen.wait(); print("come in") }
/// isOpen.set()
/// ```
public final class Event: Sendable {
    private let state = Guarded(State())
    private let label: ObjectLabel

    private struct State {
        var isSet = false
        var line = Line()
    }

    /// An event that is not set.
    ///
    /// - Parameter name: What traces call it; `Event#1` and so on without.
    public init(name: String? = nil) { label = ObjectLabel("Event", name: name) }

    /// Whether it is set.
    public var isSet: Bool { state.withLock { $0.isSet } }

    /// Sets it, and wakes all who wait, in order of arrival; a `clear()` right after does not hold them back.
    public func set() {
        let woken: [Waiter] = state.withLock {
            guard !$0.isSet else { return [] }
            $0.isSet = true
            return $0.line.choose(.max)
        }
        woken.forEach { $0.wake(.notify) }
    }

    /// Whoever waits from now on waits for the next `set()`.
    public func clear() { state.withLock { $0.isSet = false } }

    /// Waits until it is set; does not suspend if it is.
    ///
    /// - Throws: `CancellationError` if the task is cancelled while it waits.
    public func wait() async throws(CancellationError) {
        let waiter: Waiter? = state.withLock { $0.isSet ? nil : $0.line.join() }
        guard let waiter else { return }
        defer { state.withLock { $0.line.leave(waiter) } }
        try await waiter.wait(for: .event, of: label)
    }
}
