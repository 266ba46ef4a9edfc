import Glibc
import TraceModel

/// A moment of the system's clock that nobody sets.
struct SystemTime: Comparable {
    /// Since some moment before the process began.
    private let nanoseconds: Int64

    private init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// This moment.
    static func now() -> SystemTime {
        var time = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return SystemTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    /// A later moment; the last one of all where the span is too long.
    func advanced(by span: TimeSpan) -> SystemTime {
        let (sum, isTooLate) = nanoseconds.addingReportingOverflow(span.nanoseconds)
        return SystemTime(nanoseconds: isTooLate ? .max : sum)
    }

    /// How long it is until this moment, as system calls take it; nothing where it has passed.
    var timeLeft: timespec {
        let left = max(0, nanoseconds - Self.now().nanoseconds)
        return timespec(tv_sec: Int(left / 1_000_000_000), tv_nsec: Int(left % 1_000_000_000))
    }

    static func < (left: SystemTime, right: SystemTime) -> Bool { left.nanoseconds < right.nanoseconds }
}
