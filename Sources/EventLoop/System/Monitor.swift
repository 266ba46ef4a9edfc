import Glibc
// In an optimized build `timespec` belongs to this module, and its fields are seen only where it is imported.
internal import SwiftOverlayShims

/// A lock with a condition: a small mutex whose holder may wait for news.
///
/// Not `Synchronization.Mutex`: a condition needs the mutex itself, and an injected library must not ask for
/// a runtime library that the program does not have.
@safe package final class Monitor: @unchecked Sendable {
    // Allocated, since both must keep their address for as long as they live.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    /// A lock that nobody holds.
    package init() {
        unsafe pthread_mutex_init(mutex, nil)
        var attributes = pthread_condattr_t()
        unsafe pthread_condattr_init(&attributes)
        // The monotonic clock, so that setting the date neither wakes nor delays a sleeper.
        unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        unsafe pthread_cond_init(condition, &attributes)
        unsafe pthread_condattr_destroy(&attributes)
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    /// Runs `body` while holding the lock, which is not recursive.
    package func withLock<Result, Failure: Error>(
        _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try body()
    }

    /// Wakes whoever waits.
    package func signal() { unsafe pthread_cond_broadcast(condition) }

    /// Gives the lock up and waits for a signal; nil waits for as long as it takes.
    ///
    /// Call it with the lock held.
    ///
    /// Tells whether `deadline`, in nanoseconds of the monotonic clock, passed; may return for no reason.
    package func wait(until deadline: Int64?) -> Bool {
        guard let deadline else { return unsafe pthread_cond_wait(condition, mutex) == ETIMEDOUT }
        var time = timespec(
            tv_sec: Int(deadline / 1_000_000_000),
            tv_nsec: Int(deadline % 1_000_000_000)
        )
        return unsafe pthread_cond_timedwait(condition, mutex, &time) == ETIMEDOUT
    }
}
