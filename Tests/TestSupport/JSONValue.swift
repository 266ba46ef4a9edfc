/// JSON as a tree that tests can ask; reads all that RFC 8259 allows.
public indirect enum JSONValue: Hashable, Sendable {
    case object([String: JSONValue])
    case array([JSONValue])
    case string(String)
    case number(Int)
    /// A number that is not written as a whole one.
    case decimal(Double)
    case bool(Bool)
    case null

    /// Reads a whole text.
    ///
    /// - Throws: `JSONValueError` at the first character that JSON does not allow there.
    public init(_ text: String) throws(JSONValueError) {
        var reader = JSONValueReader(bytes: Array(text.utf8))
        self = try reader.value()
        guard reader.next == nil else { throw JSONValueError(offset: reader.place) }
    }

    /// A member of an object.
    public subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    /// The elements of an array; none of anything else.
    public var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }

    /// The number, of either kind.
    public var real: Double? {
        switch self {
        case .number(let number): Double(number)
        case .decimal(let number): number
        default: nil
        }
    }

    /// The text of a string.
    public var text: String? { if case .string(let text) = self { text } else { nil } }
}

/// Where a text stops being JSON, in bytes.
public struct JSONValueError: Error, Hashable, Sendable {
    public var offset: Int
}

private struct JSONValueReader {
    let bytes: [UInt8]
    var place = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The next byte that is no space.
    var next: UInt8? {
        mutating get {
            while place < bytes.count, " \n\r\t".utf8.contains(bytes[place]) { place += 1 }
            return place < bytes.count ? bytes[place] : nil
        }
    }

    mutating func take(_ text: String) -> Bool {
        _ = next
        guard bytes[place...].starts(with: text.utf8) else { return false }
        place += text.utf8.count
        return true
    }

    func error() -> JSONValueError { JSONValueError(offset: place) }

    mutating func value() throws(JSONValueError) -> JSONValue {
        if take("{") { return .object(try members()) }
        if take("[") { return .array(try elements()) }
        if take("\"") { return .string(try string()) }
        for (word, value) in [("true", JSONValue.bool(true)), ("false", .bool(false)), ("null", .null)]
        where take(word) { return value }
        let digits = bytes[place...].prefix { "+-.0123456789eE".utf8.contains($0) }
        let text = String(decoding: digits, as: UTF8.self)
        guard let number = Int(text).map({ JSONValue.number($0) }) ?? Double(text).map({ .decimal($0) })
        else {
            throw error()
        }
        place += digits.count
        return number
    }

    private mutating func members() throws(JSONValueError) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        if take("}") { return members }
        repeat {
            guard take("\"") else { throw error() }
            let key = try string()
            guard take(":"), members[key] == nil else { throw error() }
            members[key] = try value()
        } while take(",")
        guard take("}") else { throw error() }
        return members
    }

    private mutating func elements() throws(JSONValueError) -> [JSONValue] {
        var elements: [JSONValue] = []
        if take("]") { return elements }
        repeat { elements.append(try value()) } while take(",")
        guard take("]") else { throw error() }
        return elements
    }

    /// What follows the opening quote, up to the closing one.
    private mutating func string() throws(JSONValueError) -> String {
        var content: [UInt8] = []
        while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
            guard bytes[place] >= 0x20 else { throw error() }
            if bytes[place] == UInt8(ascii: "\\") {
                content += try escape().utf8
            } else {
                content.append(bytes[place])
                place += 1
            }
        }
        guard place < bytes.count else { throw error() }
        place += 1
        return String(decoding: content, as: UTF8.self)
    }

    private mutating func escape() throws(JSONValueError) -> String {
        place += 1
        guard place < bytes.count else { throw error() }
        let letter = Unicode.Scalar(bytes[place])
        place += 1
        switch letter {
        case "n": return "\n"
        case "t": return "\t"
        case "r": return "\r"
        case "b": return "\u{8}"
        case "f": return "\u{c}"
        case "\"", "\\", "/": return String(letter)
        case "u":
            let first = try codeUnit()
            guard UTF16.isLeadSurrogate(first), bytes[place...].starts(with: "\\u".utf8) else {
                return String(decoding: [first], as: UTF16.self)
            }
            place += 2
            return String(decoding: [first, try codeUnit()], as: UTF16.self)
        default: throw error()
        }
    }

    private mutating func codeUnit() throws(JSONValueError) -> UInt16 {
        let digits = String(decoding: bytes[place...].prefix(4), as: UTF8.self)
        guard digits.utf8.count == 4, let unit = UInt16(digits, radix: 16) else { throw error() }
        place += 4
        return unit
    }
}
