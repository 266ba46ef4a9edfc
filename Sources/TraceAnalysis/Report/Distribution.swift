public import TraceModel

/// How many lengths of time there are, and how they are spread; exact, without classes.
public struct Distribution: Hashable, Sendable {
    /// How many there are.
    public let count: Int
    /// Half of them are at most this long; zero if there are none.
    public let median: TimeSpan
    /// 99 of 100 are at most this long.
    public let percentile99: TimeSpan
    /// The longest.
    public let longest: TimeSpan

    /// The distribution of some lengths.
    ///
    /// O(n log n).
    public init(_ lengths: [TimeSpan]) {
        let sorted = lengths.sorted()
        count = sorted.count
        median = Self.percentile(50, of: sorted)
        percentile99 = Self.percentile(99, of: sorted)
        longest = sorted.last ?? .zero
    }

    /// The nearest rank: the least of the lengths that at least so many percent of them do not exceed.
    private static func percentile(_ percent: Int, of sorted: [TimeSpan]) -> TimeSpan {
        sorted.isEmpty ? .zero : sorted[(sorted.count * percent + 99) / 100 - 1]
    }
}
