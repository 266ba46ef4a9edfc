/// A value of JSON and where it stands, for small files that are no traces, such as settings.
///
/// ```swift
/// let tree = try JSONTree.read(bytes: Array("{\"name\":\"a\"}".utf8))
/// tree.form        // .object
/// ```
/// RFC 8259 is kept to the letter. The whole file and its tree are in memory: a trace is read by `TraceReader`.
public struct JSONTree: Hashable, Sendable {
    /// What a value holds.
    public enum Value: Hashable, Sendable {
        /// Its members, in the order of the file; no key stands twice.
        case object([Member])
        /// Its elements.
        case array([JSONTree])
        /// Its content, with escapes resolved.
        case string(String)
        /// A number, `true`, `false` or `null`, of which only the form is kept.
        case other(ValueForm)
    }

    /// A key of an object with its value.
    public struct Member: Hashable, Sendable {
        /// The key.
        public let key: String
        /// Where the key stands.
        public let position: TraceReadError.Position
        /// The value.
        public let value: JSONTree
    }

    /// What it holds.
    public let value: Value
    /// Where it begins.
    public let position: TraceReadError.Position

    /// What kind of value it is.
    public var form: ValueForm {
        switch value {
        case .object: .object
        case .array: .array
        case .string: .string
        case .other(let form): form
        }
    }

    /// Reads a whole file.
    ///
    /// - Throws: `JSONTreeError` at the first byte that JSON does not allow, or where the file ends too early.
    public static func read(bytes: [UInt8]) throws(JSONTreeError) -> JSONTree {
        var reader = JSONTreeReader()
        let tree = try reader.value(after: reader.next(bytes), bytes)
        // Nothing but space may follow; the scanner says so.
        if try reader.token(bytes) != nil { throw reader.endsEarly }
        return tree
    }
}

/// Why a file is not JSON, and where.
public struct JSONTreeError: Error, Hashable, Sendable {
    /// What is wrong; nil where the file ends before its value does.
    public let fact: TraceReadError.Fact?
    /// Where.
    public let position: TraceReadError.Position

    /// An error from its parts.
    public init(fact: TraceReadError.Fact?, position: TraceReadError.Position) {
        self.fact = fact
        self.position = position
    }
}

/// Makes a tree of the scanner's tokens.
private struct JSONTreeReader {
    private var scanner = JSONScanner()
    private var index = 0

    init() {
        // Any value may be the outermost one; what a trace begins with is a matter of traces.
        scanner.place = .value
    }

    var endsEarly: JSONTreeError { JSONTreeError(fact: nil, position: scanner.position(index)) }

    /// The next token, or nil at the end of the file.
    mutating func token(_ bytes: [UInt8]) throws(JSONTreeError) -> JSONScanner.Token? {
        do throws(TraceReadError) {
            return try scanner.next(bytes.span, &index)
        } catch {
            throw JSONTreeError(fact: error.fact, position: error.position)
        }
    }

    /// The next token, which must come.
    mutating func next(_ bytes: [UInt8]) throws(JSONTreeError) -> JSONScanner.Token {
        guard let token = try token(bytes) else { throw endsEarly }
        return token
    }

    /// The value that a token begins.
    ///
    /// It calls itself for what is nested, at most `TraceFormat.deepestNesting` deep.
    mutating func value(after token: JSONScanner.Token, _ bytes: [UInt8]) throws(JSONTreeError) -> JSONTree {
        let start = scanner.tokenStart
        let value: JSONTree.Value
        switch token {
        case .beginObject: value = .object(try members(bytes))
        case .beginArray: value = .array(try elements(bytes))
        case .string: value = .string(text)
        case .number(let number): value = .other(number.isInteger ? .integer : .fraction)
        case .boolean: value = .other(.boolean)
        case .null, .key, .endObject, .endArray: value = .other(.null)
        }
        return JSONTree(value: value, position: start)
    }

    private var text: String { String(decoding: scanner.text, as: UTF8.self) }

    private mutating func members(_ bytes: [UInt8]) throws(JSONTreeError) -> [JSONTree.Member] {
        var members: [JSONTree.Member] = []
        while case .key = try next(bytes) {
            let (key, position) = (text, scanner.tokenStart)
            guard !members.contains(where: { $0.key == key }) else {
                throw JSONTreeError(fact: .duplicate(field: key), position: position)
            }
            let value = try value(after: next(bytes), bytes)
            members.append(JSONTree.Member(key: key, position: position, value: value))
        }
        return members
    }

    private mutating func elements(_ bytes: [UInt8]) throws(JSONTreeError) -> [JSONTree] {
        var elements: [JSONTree] = []
        while true {
            let token = try next(bytes)
            if case .endArray = token { return elements }
            elements.append(try value(after: token, bytes))
        }
    }
}
