/// Cuts JSON into tokens, fed with the bytes in pieces of any size.
///
/// It keeps to RFC 8259 and holds no more than the string that it is in: a token may begin in one piece and
/// end in a later one. What may come next is a value of `Place`:
///
///     beginning ── { ──▶ keyOrEnd ── "key" ──▶ colon ── : ──▶ value ── a scalar ──▶ commaOrEnd
///                            │                                  │ {  [                 │    │
///                            }                    keyOrEnd ◀────┴────▶ valueOrEnd      ,    } ]
///                            ▼                                                         ▼    ▼
///                        commaOrEnd, or afterEnd when the last is closed      key or value  commaOrEnd
struct JSONScanner {
    /// What was read, without its content: a key and a string are in `text`.
    enum Token {
        case key
        case string
        case number(JSONNumber)
        case boolean(Bool)
        case null
        case beginObject
        case endObject
        case beginArray
        case endArray
    }

    /// What may come next.
    enum Place { case beginning, value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd, afterEnd }

    /// The token that has begun and not ended.
    enum Partial {
        case none
        case string(JSONString)
        case number(JSONNumber)
        case word(TraceReadError.Expectation, matched: Int)
    }

    var place = Place.beginning
    /// The content of the last key or string.
    var text: [UInt8] = []
    /// Whether the content of strings is kept; those that are skipped need no memory.
    var keepsText = true
    /// Where the last token began.
    private(set) var tokenStart = TraceReadError.Position()
    /// How many bytes came before the present piece.
    private(set) var base = 0
    private(set) var line = 1
    /// The byte with which the line began.
    private var lineStart = 0
    /// For each open container whether it is an object.
    private var nesting: [Bool] = []
    private var partial = Partial.none

    /// Whether the outermost value is complete.
    var isAtEnd: Bool { place == .afterEnd }

    /// Whether every token that has begun has ended.
    var isBetweenTokens: Bool {
        if case .none = partial { true } else { false }
    }

    /// The next token that ends in `bytes`, which are read from `index` on; nil when they are used up.
    mutating func next(_ bytes: Span<UInt8>, _ index: inout Int) throws(TraceReadError) -> Token? {
        while index < bytes.count {
            let token: Token?
            switch partial {
            case .none: token = try begin(bytes, &index)
            case .string(var string):
                let isComplete = try string.read(bytes, &index, &self)
                partial = isComplete ? .none : .string(string)
                token = isComplete ? endString() : nil
            case .number(var number):
                let isComplete = try number.read(bytes, &index, self)
                partial = isComplete ? .none : .number(number)
                token = isComplete ? endValue(.number(number)) : nil
            case .word(let word, let matched): token = try readWord(word, matched, bytes, &index)
            }
            if let token { return token }
        }
        return nil
    }

    /// Tells that the piece is used up.
    mutating func finishPiece(of count: Int) { base += count }

    /// Tells that a newline was read at an index of the piece.
    mutating func countLine(endingAt index: Int) {
        line += 1
        lineStart = base + index + 1
    }

    /// The position of an index of the piece.
    func position(_ index: Int) -> TraceReadError.Position { position(byte: base + index) }

    func position(byte: Int) -> TraceReadError.Position {
        TraceReadError.Position(byte: byte, line: line, column: byte - lineStart + 1)
    }

    // MARK: Between tokens

    private mutating func begin(_ bytes: Span<UInt8>, _ index: inout Int) throws(TraceReadError) -> Token? {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
            index += 1
            return nil
        case UInt8(ascii: "\n"):
            countLine(endingAt: index)
            index += 1
            return nil
        default: break
        }
        tokenStart = position(index)
        switch place {
        case .value, .valueOrEnd: return try beginValue(byte, &index)
        case .beginning:
            try checkBeginning(byte)
            return try beginValue(byte, &index)
        case .key, .keyOrEnd:
            if byte == UInt8(ascii: "\"") { return beginString(isKey: true, &index) }
            if byte == UInt8(ascii: "}"), place == .keyOrEnd { return close(.endObject, &index) }
        case .colon:
            if byte == UInt8(ascii: ":") { return step(to: .value, &index) }
        case .commaOrEnd:
            let isObject = nesting.last == true
            if byte == UInt8(ascii: ",") { return step(to: isObject ? .key : .value, &index) }
            if byte == UInt8(ascii: "}"), isObject { return close(.endObject, &index) }
            if byte == UInt8(ascii: "]"), !isObject { return close(.endArray, &index) }
        case .afterEnd: throw TraceReadError(.moreAfterEnd(byte), at: tokenStart)
        }
        throw TraceReadError(.unexpected(found: byte, expected: expectation), at: tokenStart)
    }

    private var expectation: TraceReadError.Expectation {
        switch place {
        case .beginning, .value, .afterEnd: .value
        case .valueOrEnd: .valueOrEnd
        case .key: .key
        case .keyOrEnd: .keyOrEnd
        case .colon: .colon
        case .commaOrEnd: nesting.last == true ? .commaOrBrace : .commaOrBracket
        }
    }

    /// A trace begins with `{`; what else comes tells what the file is.
    private func checkBeginning(_ byte: UInt8) throws(TraceReadError) {
        switch byte {
        case UInt8(ascii: "{"): return
        case UInt8(ascii: "["): throw TraceReadError(.notAnObject(found: .array), at: tokenStart)
        case UInt8(ascii: "\""): throw TraceReadError(.notAnObject(found: .string), at: tokenStart)
        case UInt8(ascii: "<"): throw TraceReadError(.foreign(.markup), at: tokenStart)
        default: throw TraceReadError(.foreign(.other), at: tokenStart)
        }
    }

    private mutating func step(to next: Place, _ index: inout Int) -> Token? {
        place = next
        index += 1
        return nil
    }

    private mutating func close(_ token: Token, _ index: inout Int) -> Token {
        index += 1
        nesting.removeLast()
        return endValue(token)
    }

    private mutating func endValue(_ token: Token) -> Token {
        place = nesting.isEmpty ? .afterEnd : .commaOrEnd
        return token
    }

    // MARK: Values

    private mutating func beginValue(_ byte: UInt8, _ index: inout Int) throws(TraceReadError) -> Token? {
        switch byte {
        case UInt8(ascii: "\""): return beginString(isKey: false, &index)
        case UInt8(ascii: "{"): return try open(.beginObject, .keyOrEnd, &index)
        case UInt8(ascii: "["): return try open(.beginArray, .valueOrEnd, &index)
        case UInt8(ascii: "]") where place == .valueOrEnd: return close(.endArray, &index)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): partial = .number(JSONNumber())
        case UInt8(ascii: "t"): partial = .word(.wordTrue, matched: 0)
        case UInt8(ascii: "f"): partial = .word(.wordFalse, matched: 0)
        case UInt8(ascii: "n"): partial = .word(.wordNull, matched: 0)
        default: throw TraceReadError(.unexpected(found: byte, expected: expectation), at: tokenStart)
        }
        return nil
    }

    private mutating func open(
        _ token: Token,
        _ next: Place,
        _ index: inout Int
    ) throws(TraceReadError) -> Token {
        guard nesting.count < TraceFormat.deepestNesting else {
            throw TraceReadError(.tooDeep(limit: TraceFormat.deepestNesting), at: tokenStart)
        }
        if case .beginObject = token { nesting.append(true) } else { nesting.append(false) }
        place = next
        index += 1
        return token
    }

    private mutating func beginString(isKey: Bool, _ index: inout Int) -> Token? {
        text.removeAll(keepingCapacity: true)
        // After the string its place tells whether it was a key.
        place = isKey ? .key : .value
        partial = .string(JSONString())
        index += 1
        return nil
    }

    private mutating func endString() -> Token {
        guard place == .key else { return endValue(.string) }
        place = .colon
        return .key
    }

    private mutating func readWord(
        _ word: TraceReadError.Expectation,
        _ matched: Int,
        _ bytes: Span<UInt8>,
        _ index: inout Int
    ) throws(TraceReadError) -> Token? {
        let letters = word.rawValue.utf8Span.span
        guard bytes[index] == letters[matched] else {
            throw TraceReadError(.unexpected(found: bytes[index], expected: word), at: position(index))
        }
        index += 1
        if matched + 1 < letters.count {
            partial = .word(word, matched: matched + 1)
            return nil
        }
        partial = .none
        return endValue(word == .wordNull ? .null : .boolean(word == .wordTrue))
    }
}
