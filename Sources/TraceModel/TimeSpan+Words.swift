extension TimeSpan {
    /// What a text for `init(words:)` may be, for messages.
    public static let words =
        "a length of time with its unit, such as 10ms, 0.25 s or 2 h 30 min (0 needs none)"

    /// Units as they are written, and their nanoseconds; a name stands before those that it ends with.
    private static let units: [(name: String, nanoseconds: Int64)] = [
        ("d", 86_400_000_000_000), ("h", 3_600_000_000_000), ("min", 60_000_000_000), ("ms", 1_000_000),
        ("us", 1000), ("µs", 1000), ("μs", 1000), ("ns", 1), ("s", 1_000_000_000),
    ]

    /// The length that a text names, as people and pictures write it: `10ms`, `0.25 s`, `2 h 30 min`, `0`.
    ///
    /// Numbers without a sign, each with its unit: ns, us or µs, ms, s, min, h, d. Nil for anything else, for what is
    /// finer than a nanosecond, and for what 63 bits of nanoseconds can't hold.
    public init?(words: some StringProtocol) {
        if words == "0" {
            self = .zero
            return
        }
        var rest = Substring(words)
        var total: Int64 = 0
        repeat {
            guard let part = Self.part(&rest) else { return nil }
            let (sum, isTooLarge) = total.addingReportingOverflow(part)
            guard !isTooLarge else { return nil }
            total = sum
        } while !rest.isEmpty
        self.init(nanoseconds: total)
    }

    /// Takes a number and its unit from the front of a text.
    private static func part(_ rest: inout Substring) -> Int64? {
        let number = rest.prefix { ("0"..."9").contains($0) || $0 == "." }
        rest = rest[number.endIndex...].drop { $0 == " " }
        guard let unit = units.first(where: { rest.hasPrefix($0.name) }) else { return nil }
        rest = rest.dropFirst(unit.name.count).drop { $0 == " " }
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int64(parts[0]) else { return nil }
        var (total, isTooLarge) = whole.multipliedReportingOverflow(by: unit.nanoseconds)
        guard parts.count == 2 else { return isTooLarge ? nil : total }
        var size = unit.nanoseconds
        guard !parts[1].isEmpty else { return nil }
        for digit in parts[1] {
            guard let digit = digit.wholeNumberValue, size % 10 == 0 || digit == 0 else { return nil }
            size /= 10
            let (sum, isFractionTooLarge) = total.addingReportingOverflow(Int64(digit) * size)
            (total, isTooLarge) = (sum, isTooLarge || isFractionTooLarge)
        }
        return isTooLarge ? nil : total
    }
}
