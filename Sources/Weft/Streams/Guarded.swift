internal import EventLoop

/// A value that only the holder of its lock sees; for a few instructions, never across an `await`.
final class Guarded<Value>: @unchecked Sendable {
    private let monitor = Monitor()
    // Guarded by `monitor`.
    private var value: Value

    init(_ value: Value) { self.value = value }

    /// Runs `body` with the value.
    func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
        monitor.withLock { body(&value) }
    }
}
