import TraceAnalysis
import TraceModel

/// Numbers, names and times as the report writes them.
enum Words {
    /// A task's name in backticks, without anything that could disturb a terminal, or end the backticks early.
    static func name(_ name: String) -> String { "`" + told(name, stop: "`", as: "\\u{60}") + "`" }

    /// A task's name; where it differs, both.
    static func name(_ name: TaskName) -> String {
        if name.base == name.candidate { return self.name(name.candidate) }
        return "\(self.name(name.candidate)) (was \(self.name(name.base)))"
    }

    /// A printed line in quotes; quotes in it are escaped.
    static func line(_ line: String) -> String { "\"" + told(line, stop: "\"", as: "\\u{22}") + "\"" }

    /// What a program calls something, in at most 60 columns and without the character that would end it.
    private static func told(_ text: String, stop: Character, as escape: String) -> String {
        let cut = PrintableText.cut(PrintableText.escaped(text), to: 60)
        guard cut.contains(stop) else { return cut }
        return cut.map { $0 == stop ? escape : String($0) }.joined()
    }

    /// A span to the nanosecond, in the largest unit that fits: `2.000001 s`.
    ///
    /// Rounding would write both sides of a small difference alike.
    static func span(_ span: TimeSpan) -> String {
        let length = span.nanoseconds.magnitude
        let sign = span.nanoseconds < 0 ? "−" : ""
        let units: [(name: String, size: UInt64, digits: Int)] = [
            ("s", 1_000_000_000, 9), ("ms", 1_000_000, 6), ("µs", 1_000, 3), ("ns", 1, 0),
        ]
        guard let unit = units.first(where: { length >= $0.size }) else { return "0 s" }
        var fraction = String(length % unit.size + unit.size).dropFirst()
        if unit.digits == 0 { fraction = "" }
        while fraction.last == "0" { fraction.removeLast() }
        return sign + grouped(length / unit.size) + (fraction.isEmpty ? "" : "." + fraction) + " " + unit.name
    }

    /// A change of a span, with its sign: `+2 s`.
    static func shift(_ change: Change<TimeSpan>) -> String {
        (change.shift > .zero ? "+" : "") + span(change.shift)
    }

    /// A count with its noun: `1 task`, `7,104 events`.
    static func count(_ count: Int, _ noun: String) -> String {
        grouped(UInt64(max(0, count))) + " " + noun + (count == 1 ? "" : "s")
    }

    /// A place in a row: 1st, 2nd, 3rd, 11th.
    static func ordinal(_ number: Int) -> String {
        let isTeen = (11...13).contains(number % 100)
        let ending =
            switch number % 10 {
            case 1 where !isTeen: "st"
            case 2 where !isTeen: "nd"
            case 3 where !isTeen: "rd"
            default: "th"
            }
        return grouped(UInt64(number)) + ending
    }

    /// A list in words: `a`, `b` and `c`.
    static func list(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    /// A number with commas between its thousands.
    static func grouped(_ number: UInt64) -> String {
        var text = ""
        for (place, digit) in String(number).reversed().enumerated() {
            if place > 0, place.isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }
}
