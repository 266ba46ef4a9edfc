/// The code of a Swift file apart from its comments and the insides of its string literals.
///
/// Both keep the file's lines, so that a finding can name its line. Nested comments, raw and multi-line
/// strings and interpolations are understood; regular expression literals are not, and the sources have none.
struct SwiftSource {
    /// Each line without comments and with empty string literals.
    private(set) var code: [String] = [""]
    /// What the string literals of each line say.
    private(set) var strings: [String] = [""]

    private let text: [Character]
    private var place = 0

    init(_ text: String) {
        self.text = Array(text)
        readCode(until: nil)
    }

    private func looks(_ ahead: String) -> Bool {
        place + ahead.count <= text.count && text[place..<place + ahead.count].elementsEqual(ahead)
    }

    private mutating func newline() {
        code.append("")
        strings.append("")
    }

    private mutating func keep(_ character: Character, in lines: WritableKeyPath<SwiftSource, [String]>) {
        self[keyPath: lines][code.count - 1].append(character)
    }

    /// Reads code to the end of the file, or to the parenthesis that closes an interpolation.
    private mutating func readCode(until close: Character?) {
        var depth = 0
        while place < text.count {
            let character = text[place]
            if looks("//") {
                while place < text.count, text[place] != "\n" { place += 1 }
            } else if looks("/*") {
                skipComment()
            } else if let hashes = stringStart() {
                readString(hashes: hashes)
            } else {
                if character == "\n" { newline() } else { keep(character, in: \.code) }
                if character == "(" { depth += 1 }
                if character == close, depth == 0 { return }
                if character == ")" { depth -= 1 }
                place += 1
            }
        }
    }

    private mutating func skipComment() {
        var depth = 0
        repeat {
            if looks("/*") {
                depth += 1
                place += 2
            } else if looks("*/") {
                depth -= 1
                place += 2
            } else {
                if text[place] == "\n" { newline() }
                place += 1
            }
        } while depth > 0 && place < text.count
    }

    /// How many number signs the string that begins here has, or nil where none begins.
    private func stringStart() -> Int? {
        var end = place
        while end < text.count, text[end] == "#" { end += 1 }
        return end < text.count && text[end] == "\"" ? end - place : nil
    }

    private mutating func readString(hashes: Int) {
        let fence = String(repeating: "#", count: hashes)
        place += hashes
        let quotes = looks("\"\"\"") ? "\"\"\"" : "\""
        place += quotes.count
        keep("\"", in: \.code)
        while place < text.count, !looks(quotes + fence) {
            if looks("\\" + fence + "(") {
                place += 2 + hashes
                readCode(until: ")")
                place += 1
            } else if looks("\\" + fence) {
                place += 1 + hashes
                if place < text.count, text[place] != "\n" { place += 1 }
            } else {
                if text[place] == "\n" { newline() } else { keep(text[place], in: \.strings) }
                place += 1
            }
        }
        place += quotes.count + hashes
        keep("\"", in: \.code)
    }
}
