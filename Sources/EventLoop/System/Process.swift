internal import CEventLoop
import Glibc
// In an optimized build `timespec` belongs to this module, and its fields are seen only where it is imported.
internal import SwiftOverlayShims

/// What the loop asks of the process that it lives in.
package enum ThisProcess {
    /// The time of the monotonic clock, in nanoseconds.
    package static var monotonicTime: Int64 { time(of: CLOCK_MONOTONIC) }

    /// How long processors have worked for this process, over all threads, in nanoseconds.
    package static var processorTime: Int64 { time(of: CLOCK_PROCESS_CPUTIME_ID) }

    private static func time(of clock: clockid_t) -> Int64 {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// Whether the calling thread is the only one, so that nothing can happen while it waits.
    package static var isSingleThreaded: Bool {
        // The link count of the folder of threads is two more than the number of threads. No reading of a
        // folder, which would allocate, and no parsing.
        var information = stat()
        guard unsafe stat("/proc/self/task", &information) == 0 else { return false }
        return information.st_nlink == 3
    }

    /// Whether the calling thread is the one that the process began with.
    package static var isFirstThread: Bool { weft_is_first_thread() }

    /// The value of an environment variable, or nil.
    package static func environmentVariable(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }

    /// Writes one line to standard error.
    package static func writeError(_ line: String) { unsafe weft_write_error(line) }

    /// Ends the process in the ordinary way: what was printed is written, and what asked to run at exit runs.
    package static func exit(status: Int32) -> Never {
        fflush(nil)
        Glibc.exit(status)
    }

    /// Starts a thread that runs `body` and belongs to nobody.
    package static func startThread(_ body: @escaping @Sendable () -> Void) {
        let context = unsafe Unmanaged.passRetained(ThreadBody(body)).toOpaque()
        var thread = pthread_t()
        let error = unsafe pthread_create(
            &thread,
            nil,
            { context in
                guard let context = unsafe context else { return nil }
                unsafe Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().body()
                return nil
            },
            context
        )
        precondition(error == 0, "weft: the system has no thread left for the event loop")
        pthread_detach(thread)
    }
}

private final class ThreadBody: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
