import TraceModel

/// Lengths of time as people write them: `10ms`, `1us`, `0`, `2s`.
enum DurationText {
    /// What is allowed, for a message.
    static let allowed = "a whole number with ns, us, ms or s, such as 10ms (0 needs no unit)"

    /// Nanoseconds in each unit.
    private static let units: [(name: String, nanoseconds: Int64)] = [
        ("ns", 1), ("us", 1000), ("µs", 1000), ("ms", 1_000_000), ("s", 1_000_000_000),
    ]

    /// The length that a text names, or nil where it names none or one that 63 bits of nanoseconds can't
    /// hold.
    static func parse(_ text: String) -> TimeSpan? {
        let digits = text.prefix { ("0"..."9").contains($0) }
        guard let count = Int64(digits) else { return nil }
        let unit = text[digits.endIndex...]
        if unit.isEmpty { return count == 0 ? .zero : nil }
        guard let nanoseconds = units.first(where: { $0.name == unit })?.nanoseconds else { return nil }
        let (product, overflow) = count.multipliedReportingOverflow(by: nanoseconds)
        return overflow ? nil : TimeSpan(nanoseconds: product)
    }
}
