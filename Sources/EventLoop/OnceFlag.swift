/// A flag that can be raised once, by whoever comes first.
package final class OnceFlag: @unchecked Sendable {
    // Guarded by the lock of all states.
    private var raised = false

    /// A flag that nobody has raised.
    package init() {}

    /// Whether somebody has raised it.
    package var isRaised: Bool { StateLock.withLock { raised } }

    /// Raises it; false if it was raised already.
    package func raise() -> Bool {
        StateLock.withLock {
            defer { raised = true }
            return !raised
        }
    }
}
