/// A flag that can be raised once, by whoever comes first.
package final class OnceFlag: @unchecked Sendable {
    private let monitor = Monitor()
    // Guarded by `monitor`.
    private var raised = false

    /// A flag that nobody has raised.
    package init() {}

    /// Whether somebody has raised it.
    package var isRaised: Bool { monitor.withLock { raised } }

    /// Raises it; false if it was raised already.
    package func raise() -> Bool {
        monitor.withLock {
            defer { raised = true }
            return !raised
        }
    }
}
