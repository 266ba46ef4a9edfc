/// Words of the user inside sentences of ours.
package enum Shown {
    /// A file that is read.
    package static func input(_ path: String) -> String { path == "-" ? "standard input" : visible(path) }

    /// A file that is written.
    package static func output(_ path: String) -> String { path == "-" ? "standard output" : visible(path) }

    /// A word, quoted.
    package static func word(_ word: String) -> String { "'" + visible(word) + "'" }

    /// Text in which nothing can move the cursor or colour the terminal.
    package static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isControl) else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isControl(scalar) {
                shown.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            } else {
                shown.append(scalar)
            }
        }
        return String(shown)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control
    }
}
