public import TraceModel

/// How much longer or shorter something has to take to count: by both a share and an absolute time.
public struct TimeThreshold: Hashable, Sendable {
    /// The share of the shorter of both times, in percent, 0 or more; need not be whole.
    public var percent: Double
    /// The absolute time.
    public var absolute: TimeSpan

    /// A threshold of both.
    public init(percent: Double, absolute: TimeSpan) {
        self.percent = percent
        self.absolute = absolute
    }

    /// Everything counts: for virtual clocks, whose times do not vary.
    public static let exact = TimeThreshold(percent: 0, absolute: .zero)
    /// Ten percent and a millisecond: less than that wall clocks vary by themselves.
    public static let wall = TimeThreshold(percent: 10, absolute: TimeSpan(nanoseconds: 1_000_000))

    /// Whether a change counts.
    public func isExceeded(by change: Change<TimeSpan>) -> Bool {
        let shift = change.magnitude
        guard shift > .zero, shift >= absolute else { return false }
        let shorter = min(change.base, change.candidate)
        return Double(shift.nanoseconds) * 100 >= percent * Double(shorter.nanoseconds)
    }
}

extension Change<TimeSpan> {
    /// How much longer or later it is in the candidate; negative for shorter and earlier.
    public var shift: TimeSpan { candidate - base }

    /// How much longer or shorter, without the sign.
    var magnitude: TimeSpan { max(candidate, base) - min(candidate, base) }
}
