extension TraceReadError: CustomStringConvertible {
    /// The position and the sentence: `line 3, column 8 (byte 120): …`.
    public var description: String {
        "line \(position.line), column \(position.column) (byte \(position.byte)): \(sentence)"
    }

    /// What is wrong, what was expected, and what to do about it; where it is stands in `position`.
    public var sentence: String {
        switch fact {
        case .empty: "the file is empty; expected a trace, which begins with {"
        case .foreign(.other): "this is not a trace; a trace is JSON and begins with {"
        case .foreign(let kind): "this is \(kind.rawValue), not a trace; \(kind.advice)"
        case .notAnObject(let found): "this is \(found.words), not a trace; a trace is a JSON object"
        case .otherFormat(let name):
            "the format is \(name.quoted), not \(TraceFormat.name.quoted); this is not a Weft trace"
        case .newerVersion(let version):
            "the trace has version \(version) of the format, and this weft reads up to version "
                + "\(TraceFormat.version); use a newer weft"
        case .moreAfterEnd(let byte):
            "the trace has ended, but \(byte.words) follows; a file holds one trace and nothing after it"
        default: jsonSentence ?? traceSentence
        }
    }

    private var jsonSentence: String? {
        switch fact {
        case .unexpected(let found, let expected): "expected \(expected.rawValue), found \(found.words)"
        case .controlCharacter(let byte):
            "\(byte.words) stands in a string; a control character must be written as an escape"
        case .unknownEscape(let byte):
            "\\ is followed by \(byte.words); expected one of \" \\ / b f n r t u"
        case .invalidUTF8(let byte): "\(byte.words) begins no character here; the file must be UTF-8"
        case .tooDeep(let limit): "arrays and objects nest more than \(limit) levels deep; a trace needs 4"
        case .stringTooLong(let limit): "a string is longer than \(limit) bytes, the longest that is read"
        default: nil
        }
    }

    private var traceSentence: String {
        switch fact {
        case .duplicate(let field): "\(field.quoted) stands twice in one object; a key may stand once"
        case .wrongForm(let field, _, .null):
            "\(field.quoted) is null; a fact that is not known is left out"
        case .wrongForm(let field, let expected, let found):
            "\(field.quoted) must be \(expected.words), found \(found.words)"
        case .outOfRange(let field, let allowed, let found):
            "\(field.quoted) must be \(allowed.words), found \(found.words)"
        case .missing(_, .exit): "\"exit\" has neither \"code\" nor \"signal\"; it must have one of them"
        case .missing(let field, let object): "\(object.words) lacks \(field.quoted), which it must have"
        case .codeAndSignal:
            "\"exit\" has both \"code\" and \"signal\"; a program ends by one of them"
        case .unknownClock(let kind):
            "the clock is \(kind.quoted); expected \"virtual\" or \"wall\""
        case .wrongElement(let list, let expected, let found):
            "each element of \(list.quoted) must be \(expected.words), found \(found.words)"
        case .endsBefore(let field):
            "the file ends before \(field.quoted), so nothing of it can be read; it was cut short"
        default: ""
        }
    }
}

extension TraceReadError.FileKind {
    fileprivate var advice: String {
        switch self {
        case .gzip: "unpack it first: gunzip -c FILE | weft … -"
        case .zstandard: "unpack it first: zstd -dc FILE | weft … -"
        case .zip: "unpack it first"
        case .elf: "to record a program: weft record -- PROGRAM"
        case .utf16: "save it as UTF-8"
        case .byteOrderMark: "save it as UTF-8 without the mark"
        case .markup: "give the trace that it was drawn from"
        case .other: "give a trace"
        }
    }
}

extension TraceReadError.TraceObject {
    fileprivate var words: String {
        switch self {
        case .trace: "the trace"
        case .clock: "\"clock\""
        case .end: "\"end\""
        case .exit: "\"exit\""
        case .event: "the event"
        case .eventOf(let kind): "the \(kind.quoted) event"
        }
    }
}

extension ValueForm {
    /// The form in words: `a string`.
    public var words: String {
        switch self {
        case .string: "a string"
        case .integer: "an integer"
        case .fraction: "a number with a fraction or an exponent"
        case .boolean: "true or false"
        case .object: "an object"
        case .array: "an array"
        case .null: "null"
        }
    }
}

extension ClosedRange<UInt64> {
    fileprivate var words: String {
        lowerBound == upperBound ? "\(lowerBound)" : "from \(lowerBound) to \(upperBound)"
    }
}

extension TraceReadError.Number {
    fileprivate var words: String {
        let sign = isNegative ? "-" : ""
        return magnitude.map { "\(sign)\($0)" } ?? "a number of more than 64 bits"
    }
}

extension UInt8 {
    /// The byte as a reader of the sentence may find it in the file.
    fileprivate var words: String {
        switch self {
        case UInt8(ascii: "\n"): "a newline"
        case UInt8(ascii: "\t"): "a tab"
        case UInt8(ascii: " "): "a space"
        case 0x21...0x7E: "'\(UnicodeScalar(self))'"
        default: "byte 0x\(hex(UInt32(self), digits: 2))"
        }
    }
}

extension String {
    /// The text in quotes, shortened where it is long, without what could disturb a terminal.
    fileprivate var quoted: String {
        let shown = unicodeScalars.prefix(60).map { scalar in
            scalar.properties.generalCategory == .control ? "\u{FFFD}" : String(scalar)
        }
        let isShortened = unicodeScalars.count > 60
        return "\"" + shown.joined() + (isShortened ? "…" : "") + "\""
    }
}

private func hex(_ number: UInt32, digits: Int) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
}
