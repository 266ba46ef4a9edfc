/// Counts in words.
package enum CountWords {
    /// A count with its noun, as in `1 task`, `7,104 events`.
    package static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
        "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
    }

    /// A number with a comma between its thousands.
    package static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "−" : ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }

    /// A list as a sentence has it: `a`, `a and b`, `a, b and c`, `a, b and 7 more`.
    static func list(_ all: some Collection<String>, limit: Int = 4) -> String {
        let more = all.count > limit ? all.count - limit + 1 : 0
        var items = Array(all.prefix(more > 0 ? limit - 1 : limit))
        if more > 0 { items.append("\(grouped(more)) more") }
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }
}
