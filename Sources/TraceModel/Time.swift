/// A point in time: whole nanoseconds since the start of the trace.
///
/// Not a length; see `TimeSpan`. Reckoning with times never traps: a lawful trace may last for all of the 292 years,
/// and wait as long again in each of its tasks. What exceeds 63 bits stays at their end.
public struct Instant: Hashable, Comparable, Sendable {
    /// Nanoseconds since the start of the trace, 0 or more; 63 bits last for 292 years.
    public let nanoseconds: Int64

    /// The instant that lies so many nanoseconds after the start of the trace.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// The start of the trace.
    public static let zero = Instant(nanoseconds: 0)

    /// Earlier instants come first.
    public static func < (left: Instant, right: Instant) -> Bool { left.nanoseconds < right.nanoseconds }

    /// How long it is from `earlier` to `later`.
    public static func - (later: Instant, earlier: Instant) -> TimeSpan {
        TimeSpan(nanoseconds: later.nanoseconds.subtractingSaturated(earlier.nanoseconds))
    }

    /// The instant that lies `span` after `instant`.
    public static func + (instant: Instant, span: TimeSpan) -> Instant {
        Instant(nanoseconds: instant.nanoseconds.addingSaturated(span.nanoseconds))
    }
}

/// A length of time in whole nanoseconds.
///
/// Not a point in time; see `Instant`.
/// Swift's own `Duration` counts attoseconds in 128 bits: twice the size for digits that no clock has.
public struct TimeSpan: Hashable, Comparable, Sendable {
    /// Nanoseconds; negative only as the difference of two spans.
    public let nanoseconds: Int64

    /// The span of so many nanoseconds.
    public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

    /// No time at all.
    public static let zero = TimeSpan(nanoseconds: 0)

    /// Shorter spans come first.
    public static func < (left: TimeSpan, right: TimeSpan) -> Bool { left.nanoseconds < right.nanoseconds }

    /// Both spans one after the other.
    public static func + (left: TimeSpan, right: TimeSpan) -> TimeSpan {
        TimeSpan(nanoseconds: left.nanoseconds.addingSaturated(right.nanoseconds))
    }

    /// What is left of the first span without the second.
    public static func - (left: TimeSpan, right: TimeSpan) -> TimeSpan {
        TimeSpan(nanoseconds: left.nanoseconds.subtractingSaturated(right.nanoseconds))
    }

    /// Makes the first span longer by the second.
    public static func += (left: inout TimeSpan, right: TimeSpan) { left = left + right }
}

extension Int64 {
    /// The sum, or the greatest or least number where 64 bits don't hold it.
    package func addingSaturated(_ other: Int64) -> Int64 {
        let (sum, isTooLarge) = addingReportingOverflow(other)
        return isTooLarge ? (other < 0 ? .min : .max) : sum
    }

    /// The difference, or the greatest or least number where 64 bits don't hold it.
    package func subtractingSaturated(_ other: Int64) -> Int64 {
        let (difference, isTooLarge) = subtractingReportingOverflow(other)
        return isTooLarge ? (other < 0 ? .max : .min) : difference
    }

    /// The product, or the greatest or least number where 64 bits don't hold it.
    package func multipliedSaturated(by other: Int64) -> Int64 {
        let (product, isTooLarge) = multipliedReportingOverflow(by: other)
        return isTooLarge ? ((self < 0) == (other < 0) ? .max : .min) : product
    }
}
