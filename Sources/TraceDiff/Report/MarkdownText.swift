import TraceAnalysis

/// Text of a trace inside Markdown, where nothing in it can become a link, a mention, an image or markup.
enum MarkdownText {
    /// A code span, by CommonMark 6.1: its fence is longer than any run of backticks in it.
    static func code(_ text: String) -> String {
        let text = PrintableText.escaped(text)
        let fence = Self.fence(around: text, atLeast: 1)
        guard fence.count > 1 || text.isEmpty || text.hasPrefix(" ") else { return fence + text + fence }
        return "\(fence) \(text) \(fence)"
    }

    /// A fenced block of lines without control characters.
    static func block(_ lines: [String], language: String) -> [String] {
        let fence = lines.map { Self.fence(around: $0, atLeast: 3) }.max { $0.count < $1.count } ?? "```"
        return [fence + language] + lines + [fence]
    }

    /// A sentence of ours: its names in backticks and its quoted lines become code, all else means itself.
    static func prose(_ sentence: String) -> String {
        var prose = ""
        var rest = sentence[...]
        while let start = rest.firstIndex(where: { $0 == "`" || $0 == "\"" }) {
            let inner = rest[rest.index(after: start)...]
            guard let end = inner.firstIndex(of: rest[start]) else { break }
            let isName = rest[start] == "`"
            prose += plain(rest[..<start])
            prose += code(isName ? String(inner[..<end]) : "\"\(inner[..<end])\"")
            rest = inner[inner.index(after: end)...]
        }
        return prose + plain(rest)
    }

    /// Markdown of one line for a table, where a bar would end the cell even in a code span.
    static func cell(_ markdown: String) -> String {
        var cell = ""
        for character in markdown {
            if character == "|", cell.last != "\\" { cell.append("\\") }
            cell.append(character)
        }
        return cell
    }

    /// Punctuation that could mean something is escaped.
    private static func plain(_ text: Substring) -> String {
        var plain = ""
        for character in text {
            if "\\`*_{}[]<>#|~!&@$".contains(character) { plain.append("\\") }
            plain.append(character)
        }
        return plain
    }

    private static func fence(around text: String, atLeast least: Int) -> String {
        var (longest, run) = (0, 0)
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        return String(repeating: "`", count: max(least, longest + 1))
    }
}
