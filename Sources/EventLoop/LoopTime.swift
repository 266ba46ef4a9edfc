/// A moment in the life of a loop: whole nanoseconds since it began.
///
/// Not a length; lengths are Swift's `Duration`, cut to nanoseconds.
package struct LoopTime: Hashable, Comparable, Sendable {
    /// Nanoseconds since the loop began, 0 or more; 63 bits last for 292 years.
    package let nanoseconds: Int64

    /// The moment so many nanoseconds after the loop began.
    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// The moment at which the loop began.
    package static let zero = LoopTime(nanoseconds: 0)

    /// Earlier moments come first.
    package static func < (left: LoopTime, right: LoopTime) -> Bool { left.nanoseconds < right.nanoseconds }

    /// The moment `delay` later; the same for a negative delay, and at most the last moment there is.
    package static func + (moment: LoopTime, delay: Duration) -> LoopTime {
        let (sum, overflow) = moment.nanoseconds.addingReportingOverflow(delay.wholeNanoseconds)
        return LoopTime(nanoseconds: overflow ? .max : sum)
    }
}

extension Duration {
    /// The whole nanoseconds in it, from 0 for a negative duration to `Int64.max` for one too long to count.
    package var wholeNanoseconds: Int64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, carry) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
        return overflow || carry ? .max : sum
    }
}
