internal import CEventLoop

/// The one lock that guards the states of all tasks, futures, locks and queues of this process.
///
/// One for all: a cancellation, a gather or a condition changes several of them at once, and with a lock each
/// there would be an order of locks to keep. It is held for a few instructions and never while anything else is
/// called: no task is resumed under it, and no value of the program is let go.
package enum StateLock {
    /// Runs `body` while holding the lock, which is not recursive.
    package static func withLock<Result>(_ body: () -> Result) -> Result {
        weft_state_lock()
        defer { weft_state_unlock() }
        return body()
    }
}
