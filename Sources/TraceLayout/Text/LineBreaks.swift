/// Where a sentence may be broken into lines.
package enum LineBreaks {
    /// The parts of a text that stay whole: its words, each number with the word that it counts or its unit.
    ///
    /// ```swift
    /// LineBreaks.parts("it took 23.9 ms.")  // "it", "took", "23.9 ms."
    /// ```
    package static func parts(_ text: String) -> [String] {
        var parts: [String] = []
        var isNumber = false
        for word in text.split(separator: " ") {
            if isNumber {
                parts[parts.count - 1] += " " + word
            } else {
                parts.append(String(word))
            }
            isNumber =
                !isNumber && word.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2C || $0 == 0x2E }
        }
        return parts
    }
}
