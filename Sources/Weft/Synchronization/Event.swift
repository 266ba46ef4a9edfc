internal import EventLoop

/// A flag that tasks wait for.
///
/// ```swift
/// let isOpen = Event()
/// Task { try await isOpen.wait(); print("come in") }
/// isOpen.set()
/// ```
public final class Event: @unchecked Sendable {
    private let label: ObjectLabel
    // Guarded by the lock of all states, both.
    private var flag = false
    private var line = Line()

    /// An event that is not set.
    ///
    /// - Parameter name: What traces call it; `Event`, `Event#2` and so on without.
    public init(name: String? = nil) { label = ObjectLabel("Event", name: name) }

    /// Whether it is set.
    public var isSet: Bool { StateLock.withLock { flag } }

    /// Sets it, and wakes all who wait, in order of arrival; a `clear()` right after does not hold them back.
    public func set() {
        changing {
            if flag { return }
            flag = true
            line.choose(.max, because: .notify, &$0)
        }
    }

    /// Whoever waits from now on waits for the next `set()`.
    public func clear() { StateLock.withLock { flag = false } }

    /// Waits until it is set; does not suspend if it is.
    ///
    /// - Throws: `CancellationError` if the task is cancelled while it waits.
    public func wait() async throws(CancellationError) {
        let turn = Turn(.object(.event, label))
        let isOver = StateLock.withLock {
            if !flag { line.append(turn) }
            return flag
        }
        if isOver { return }
        defer { StateLock.withLock { line.leave(turn) } }
        try await turn.wait()
    }
}
