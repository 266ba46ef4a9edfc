public import TraceModel

/// Lengths and points of time in words.
public enum TimeWords: Sendable {
    private static let units: [(name: String, nanoseconds: Int64)] = [
        ("s", 1_000_000_000), ("ms", 1_000_000), ("µs", 1_000), ("ns", 1),
    ]

    /// A length of time with at most three digits, as in `2 s`, `250 ms`, `1.19 ms`, `2 min 5 s`.
    public static func duration(_ span: TimeSpan) -> String {
        let length = span.nanoseconds.magnitude
        let sign = span.nanoseconds < 0 ? "−" : ""
        if length >= 59_950_000_000 { return sign + minutes(length) }
        if length == 0 { return "0 s" }
        for (place, unit) in units.enumerated() {
            let size = UInt64(unit.nanoseconds)
            // 999.6 ms are 1 s and not 1000 ms.
            guard length * 2000 >= size * 1999 else { continue }
            let whole = length / size
            let decimals = whole >= 100 || place == units.count - 1 ? 0 : whole >= 10 ? 1 : 2
            return sign + decimal(length, size, decimals) + " " + unit.name
        }
        return "0 s"
    }

    /// A length of time as a move: `2 s later`.
    static func move(_ span: TimeSpan) -> String {
        span > .zero ? duration(span) + " later" : duration(.zero - span) + " earlier"
    }

    private static func minutes(_ length: UInt64) -> String {
        let unit = longUnits.firstIndex { length >= UInt64($0.nanoseconds) } ?? longUnits.count - 1
        let next = unit + 1 < longUnits.count ? longUnits[unit + 1].nanoseconds : 1_000_000_000
        return parts(length, step: UInt64(next), of: length)
    }

    /// `length / unit` rounded to a number of decimals, without trailing zeros.
    package static func decimal(_ length: UInt64, _ unit: UInt64, _ decimals: Int) -> String {
        var scale: UInt64 = 1
        for _ in 0..<decimals { scale *= 10 }
        let step = max(1, unit / scale)
        let rounded = length / step + (length % step * 2 >= step ? 1 : 0)
        let whole = rounded / (unit / step)
        let fraction = rounded % (unit / step)
        guard fraction > 0 else { return "\(whole)" }
        var digits = "\(fraction)"
        let width = "\(unit / step)".count - 1
        digits = String(repeating: "0", count: width - digits.count) + digits
        while digits.last == "0" { digits.removeLast() }
        return "\(whole).\(digits)"
    }

    /// The unit in which times up to a length are best told, and its nanoseconds.
    package static func unit(for length: Int64) -> (name: String, nanoseconds: Int64) {
        units.first { length >= $0.nanoseconds } ?? units[0]
    }

    /// From this length on times are told in minutes, hours and days; nanoseconds.
    package static let longFrom: Int64 = 600_000_000_000

    /// Units longer than a second.
    package static let longUnits: [(name: String, nanoseconds: Int64)] = [
        ("d", 86_400_000_000_000), ("h", 3_600_000_000_000), ("min", 60_000_000_000),
    ]

    /// A time rounded to a step, in all the units that it needs, as in `2 h 30 min`.
    ///
    /// - Parameters:
    ///   - time: Nanoseconds.
    ///   - step: To what it is rounded; nanoseconds, from 1 on.
    ///   - whole: A time as long as the longest that stands beside it, whose unit a time of zero has.
    /// - Returns: Words such as `2 h 30 min` or `0 min`.
    package static func parts(_ time: UInt64, step: UInt64, of whole: UInt64) -> String {
        var rest = (time + step / 2) / step * step
        var parts: [String] = []
        for unit in longUnits {
            let count = rest / UInt64(unit.nanoseconds)
            rest %= UInt64(unit.nanoseconds)
            if count > 0 { parts.append("\(count) \(unit.name)") }
        }
        if rest > 0 { parts.append(decimal(rest, 1_000_000_000, 9) + " s") }
        let largest = longUnits.first { whole >= UInt64($0.nanoseconds) }?.name ?? "s"
        return parts.isEmpty ? "0 " + largest : parts.joined(separator: " ")
    }

    /// A point of time for a sentence, as in `2 s` or `27.2 ms`: as a length since the start of the trace.
    public static func instant(_ instant: Instant) -> String { duration(instant - .zero) }
}
