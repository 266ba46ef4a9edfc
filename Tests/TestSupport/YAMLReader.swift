/// Reads the plain YAML that our actions and workflows are written in, and refuses all else.
///
/// Mappings and lists by indentation, a scalar on its line, plain or in quotes; no anchors, flows, blocks of text.
public struct YAMLReader: Sendable {
    private struct Line {
        var number: Int
        var indent: Int
        var text: String
    }

    private var lines: [Line] = []
    private var place = 0

    /// The value of a text, with scalars as strings; an empty one is null.
    public static func read(_ text: String) throws(YAMLError) -> JSONValue {
        var reader = YAMLReader(text)
        let value = try reader.value(at: reader.lines.first?.indent ?? 0)
        if let rest = reader.next { throw YAMLError(line: rest.number) }
        return value
    }

    private init(_ text: String) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let content = line.drop { $0 == " " }
            if content.isEmpty || content.hasPrefix("#") { continue }
            let indent = line.count - content.count
            if content.hasPrefix("- ") {
                // What follows the dash stands as if on a line of its own.
                lines.append(Line(number: index + 1, indent: indent, text: "-"))
                lines.append(Line(number: index + 1, indent: indent + 2, text: String(content.dropFirst(2))))
            } else {
                lines.append(Line(number: index + 1, indent: indent, text: String(content)))
            }
        }
    }

    private var next: Line? { place < lines.count ? lines[place] : nil }

    private mutating func value(at indent: Int) throws(YAMLError) -> JSONValue {
        guard let line = next, line.indent == indent else { return .null }
        if line.text == "-" { return try list(at: indent) }
        guard Self.key(line.text) != nil else {
            place += 1
            return try .string(Self.scalar(line.text, line.number))
        }
        var members: [String: JSONValue] = [:]
        while let line = next, line.indent == indent {
            guard let (key, rest) = Self.key(line.text), members[key] == nil else {
                throw YAMLError(line: line.number)
            }
            place += 1
            if rest.isEmpty {
                let inner = next.map(\.indent) ?? 0
                members[key] = inner > indent ? try value(at: inner) : .null
            } else {
                members[key] = try .string(Self.scalar(rest, line.number))
            }
        }
        return .object(members)
    }

    private mutating func list(at indent: Int) throws(YAMLError) -> JSONValue {
        var elements: [JSONValue] = []
        while let line = next, line.indent == indent, line.text == "-" {
            place += 1
            elements.append(try value(at: indent + 2))
        }
        return .array(elements)
    }

    /// The key of a mapping's line and what follows it.
    private static func key(_ text: String) -> (key: String, rest: String)? {
        guard let end = text.firstIndex(of: ":") else { return nil }
        let rest = text[text.index(after: end)...]
        let key = text[..<end]
        let isKey = key.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
        return isKey && (rest.isEmpty || rest.hasPrefix(" ")) ? (String(key), String(rest.dropFirst())) : nil
    }

    private static func scalar(_ text: String, _ line: Int) throws(YAMLError) -> String {
        guard let first = text.first, "'\"".contains(first) else {
            // These would begin something that is not read here.
            if let first = text.first, "[{&*!|>%@`?".contains(first) { throw YAMLError(line: line) }
            if text.contains(" #") || text.contains(": ") { throw YAMLError(line: line) }
            return text
        }
        guard text.count > 1, text.last == first, !text.dropFirst().dropLast().contains(first) else {
            throw YAMLError(line: line)
        }
        return String(text.dropFirst().dropLast())
    }
}

/// Where a text stops being YAML that is read here.
public struct YAMLError: Error, Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
}
