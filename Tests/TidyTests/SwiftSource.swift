/// The code of a Swift file apart from its comments and the insides of its string literals.
///
/// Both keep the file's lines, so that a finding can name its line. Nested comments, raw and multi-line strings
/// and interpolations are understood; regular expression literals are not, and the sources have none.
struct SwiftSource: Sendable {
    /// Each line without comments and with empty string literals.
    let code: [String]
    /// What the string literals of each line say.
    let strings: [String]

    init(_ text: String) {
        var scanner = Scanner(text: Array(text.utf8))
        scanner.readCode(until: nil)
        code = scanner.code.map { String(decoding: $0, as: UTF8.self) }
        strings = scanner.strings.map { String(decoding: $0, as: UTF8.self) }
    }
}

/// Goes through the bytes once: every mark that matters is ASCII.
private struct Scanner {
    var code: [[UInt8]] = [[]]
    var strings: [[UInt8]] = [[]]

    private let text: [UInt8]
    private var place = 0

    private static let newline = UInt8(ascii: "\n")
    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")
    private static let hash = UInt8(ascii: "#")
    private static let open = UInt8(ascii: "(")
    private static let close = UInt8(ascii: ")")

    init(text: [UInt8]) { self.text = text }

    private func looks(_ ahead: [UInt8]) -> Bool { text[place...].starts(with: ahead) }

    private mutating func newLine() {
        code.append([])
        strings.append([])
    }

    /// Reads code to the end of the file, or past the parenthesis that closes an interpolation.
    mutating func readCode(until end: UInt8?) {
        var depth = 0
        while place < text.count {
            let byte = text[place]
            if startsComment(UInt8(ascii: "/")) {
                while place < text.count, text[place] != Self.newline { place += 1 }
                continue
            }
            if startsComment(UInt8(ascii: "*")) {
                skipComment()
                continue
            }
            if let hashes = stringStart() {
                readString(hashes: hashes)
                continue
            }
            place += 1
            if byte == end, depth == 0 { return }
            if byte == Self.newline { newLine() } else { code[code.count - 1].append(byte) }
            if byte == Self.open { depth += 1 }
            if byte == Self.close { depth -= 1 }
        }
    }

    private func startsComment(_ second: UInt8) -> Bool {
        place + 1 < text.count && text[place] == UInt8(ascii: "/") && text[place + 1] == second
    }

    private mutating func skipComment() {
        var depth = 0
        repeat {
            if startsComment(UInt8(ascii: "*")) {
                depth += 1
                place += 2
            } else if looks([UInt8(ascii: "*"), UInt8(ascii: "/")]) {
                depth -= 1
                place += 2
            } else {
                if text[place] == Self.newline { newLine() }
                place += 1
            }
        } while depth > 0 && place < text.count
    }

    /// How many number signs the string that begins here has, or nil where none begins.
    private func stringStart() -> Int? {
        var end = place
        while end < text.count, text[end] == Self.hash { end += 1 }
        return end < text.count && text[end] == Self.quote ? end - place : nil
    }

    private mutating func readString(hashes: Int) {
        let fence = [UInt8](repeating: Self.hash, count: hashes)
        place += hashes
        let three = [UInt8](repeating: Self.quote, count: 3)
        let quotes = looks(three) ? three : [Self.quote]
        place += quotes.count
        let (end, escape) = (quotes + fence, [Self.backslash] + fence)
        code[code.count - 1].append(Self.quote)
        while place < text.count, !looks(end) {
            if looks(escape) {
                place += escape.count
                if place < text.count, text[place] == Self.open {
                    place += 1
                    readCode(until: Self.close)
                } else if place < text.count, text[place] != Self.newline {
                    place += 1
                }
            } else {
                if text[place] == Self.newline {
                    newLine()
                } else {
                    strings[strings.count - 1].append(text[place])
                }
                place += 1
            }
        }
        place += end.count
        code[code.count - 1].append(Self.quote)
    }
}
