/// Why a file could not be read as a trace: what is wrong, and where.
///
/// `sentence` says it in words.
public struct TraceReadError: Error, Hashable, Sendable {
    /// What is wrong.
    public let fact: Fact
    /// Where.
    public let position: Position

    /// An error from its parts.
    public init(_ fact: Fact, at position: Position) {
        self.fact = fact
        self.position = position
    }

    /// A place in a file.
    public struct Position: Hashable, Sendable {
        /// The bytes before it.
        public var byte = 0
        /// The line, from 1.
        public var line = 1
        /// The column, from 1, counted in bytes as compilers do.
        public var column = 1

        /// The beginning of a file.
        public init() {}

        /// A place from its numbers.
        public init(byte: Int, line: Int, column: Int) {
            self.byte = byte
            self.line = line
            self.column = column
        }
    }

    /// What can be wrong with a file.
    public enum Fact: Hashable, Sendable {
        // The file is no trace at all.

        /// There is nothing in the file.
        case empty
        /// The file is of another kind.
        case foreign(FileKind)
        /// The JSON is not an object.
        case notAnObject(found: ValueForm)
        /// `format` names another format.
        case otherFormat(String)
        /// The version is higher than `TraceFormat.version`.
        case newerVersion(UInt64)

        // The file is not JSON.

        /// A byte stands where something else must stand.
        case unexpected(found: UInt8, expected: Expectation)
        /// A control character stands in a string.
        case controlCharacter(UInt8)
        /// After a backslash comes none of the letters that JSON knows.
        case unknownEscape(UInt8)
        /// A byte can't stand where it does in UTF-8.
        case invalidUTF8(UInt8)
        /// Arrays and objects nest deeper than the limit.
        case tooDeep(limit: Int)
        /// A string is longer than the limit.
        case stringTooLong(limit: Int)
        /// Something follows the end of the trace.
        case moreAfterEnd(UInt8)

        // The JSON is not a trace.

        /// A key stands twice in one object.
        case duplicate(field: String)
        /// A field holds another kind of value.
        case wrongForm(field: String, expected: ValueForm, found: ValueForm)
        /// A number is too small or too large for its field.
        case outOfRange(field: String, allowed: ClosedRange<UInt64>, found: Number)
        /// A field that must be there is not.
        case missing(field: String, from: TraceObject)
        /// An exit has both a code and a signal.
        case codeAndSignal
        /// The clock is neither virtual nor wall.
        case unknownClock(String)
        /// An element of `events` or of `command` is of another kind.
        case wrongElement(of: String, expected: ValueForm, found: ValueForm)
        /// The file ends before a field that every trace must begin with.
        case endsBefore(field: String)
    }

    /// What a file is that does not even begin as JSON.
    public enum FileKind: String, CaseIterable, Hashable, Sendable {
        /// Compressed by gzip.
        case gzip = "a gzip file"
        /// Compressed by Zstandard.
        case zstandard = "a Zstandard file"
        /// A zip archive.
        case zip = "a zip archive"
        /// A program or a library.
        case elf = "a program (ELF)"
        /// UTF-16 text.
        case utf16 = "UTF-16 text"
        /// UTF-8 text with a byte order mark.
        case byteOrderMark = "text with a byte order mark"
        /// Markup, such as a picture that was drawn from a trace.
        case markup = "XML, HTML or SVG"
        /// Nothing that is known here.
        case other = "no JSON"
    }

    /// An integer as it stands in a file.
    public struct Number: Hashable, Sendable {
        /// Its absolute value; nil where that is more than 64 bits hold.
        public let magnitude: UInt64?
        /// Whether a minus stands before it.
        public let isNegative: Bool

        /// An integer from its parts.
        public init(magnitude: UInt64?, isNegative: Bool) {
            self.magnitude = magnitude
            self.isNegative = isNegative
        }
    }

    /// What JSON allows at a place.
    public enum Expectation: String, CaseIterable, Hashable, Sendable {
        case value = "a value"
        case key = "a key in quotes"
        case keyOrEnd = "a key in quotes or }"
        case valueOrEnd = "a value or ]"
        case colon = "a colon"
        case commaOrBrace = "a comma or }"
        case commaOrBracket = "a comma or ]"
        case digit = "a digit"
        case noMoreDigits = "no digit after a leading 0"
        case wordTrue = "true"
        case wordFalse = "false"
        case wordNull = "null"
        case hexDigit = "four hexadecimal digits after \\u"
    }

    /// A part of a trace.
    public enum TraceObject: Hashable, Sendable {
        /// The outermost object.
        case trace
        /// `clock`.
        case clock
        /// `end`.
        case end
        /// `exit`.
        case exit
        /// An event whose kind is not known.
        case event
        /// An event of a kind, such as `create`.
        case eventOf(kind: String)
    }
}
