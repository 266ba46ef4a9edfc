import TraceModel

/// The inside of a string: escapes are resolved, UTF-8 is checked, and the content goes to the scanner's
/// `text`.
///
/// Half of a surrogate pair, which JSON can escape and UTF-8 can't hold, is read as U+FFFD: programs cut names
/// anywhere.
struct JSONString {
    private enum Part {
        case plain
        /// After a backslash.
        case escape
        /// After `\u` and so many of its digits.
        case unicode(digits: Int, value: UInt16)
        /// After the first half of a surrogate pair, whose second one may follow.
        case surrogate(high: UInt16)
        case surrogateEscape(high: UInt16)
    }

    private var part = Part.plain
    /// The first half of a pair, while the second is read.
    private var high: UInt16?
    private var length = 0
    private var utf8 = UTF8Checker()
    /// Where the escape began that is being read.
    private var escapeStart = TraceReadError.Position()

    /// Reads on; true when the closing quote was read.
    mutating func read(
        _ bytes: Span<UInt8>,
        _ index: inout Int,
        _ scanner: inout JSONScanner
    ) throws(TraceReadError) -> Bool {
        while index < bytes.count {
            if case .plain = part, utf8.isComplete { try skipPlain(bytes, &index, &scanner) }
            guard index < bytes.count else { return false }
            let byte = bytes[index]
            if case .surrogate = part, byte != UInt8(ascii: "\\") {
                keepReplacement(&scanner)
                part = .plain
            }
            if case .plain = part, byte == UInt8(ascii: "\""), utf8.isComplete {
                index += 1
                return true
            }
            try take(byte, at: scanner.position(index), &scanner)
            index += 1
        }
        return false
    }

    /// Takes bytes over, eight at a time, up to one that means something.
    private mutating func skipPlain(
        _ bytes: Span<UInt8>,
        _ index: inout Int,
        _ scanner: inout JSONScanner
    ) throws(TraceReadError) {
        while let word = bytes.word(at: index) {
            guard ByteMask.stops(word) | (word & ByteMask.tops) == 0 else { return }
            if scanner.keepsText { for place in index..<(index + 8) { scanner.text.append(bytes[place]) } }
            try count(8, scanner)
            index += 8
        }
    }

    private mutating func count(_ bytes: Int, _ scanner: JSONScanner) throws(TraceReadError) {
        length += bytes
        guard length <= TraceFormat.longestString else {
            throw TraceReadError(.stringTooLong(limit: TraceFormat.longestString), at: scanner.tokenStart)
        }
    }

    private mutating func take(
        _ byte: UInt8,
        at position: TraceReadError.Position,
        _ scanner: inout JSONScanner
    ) throws(TraceReadError) {
        try count(1, scanner)
        switch part {
        case .plain:
            guard utf8.accepts(byte, at: position) else {
                throw TraceReadError(.invalidUTF8(utf8.lead), at: utf8.start)
            }
            if byte == UInt8(ascii: "\\") {
                escapeStart = position
                part = .escape
            } else if byte < 0x20 {
                throw TraceReadError(.controlCharacter(byte), at: position)
            } else {
                keep(byte, &scanner)
            }
        case .escape: try takeEscape(byte, &scanner)
        case .unicode(let digits, let value): try takeHexDigit(byte, digits, value, position, &scanner)
        case .surrogate(let high):
            // Of a backslash: with anything else it was a half alone.
            escapeStart = position
            part = .surrogateEscape(high: high)
        case .surrogateEscape(let high):
            if byte == UInt8(ascii: "u") { self.high = high } else { keepReplacement(&scanner) }
            try takeEscape(byte, &scanner)
        }
    }

    private mutating func takeEscape(_ byte: UInt8, _ scanner: inout JSONScanner) throws(TraceReadError) {
        if byte == UInt8(ascii: "u") {
            part = .unicode(digits: 0, value: 0)
            return
        }
        guard let meant = Self.meaning(of: byte) else {
            throw TraceReadError(.unknownEscape(byte), at: escapeStart)
        }
        keep(meant, &scanner)
        part = .plain
    }

    private mutating func takeHexDigit(
        _ byte: UInt8,
        _ digits: Int,
        _ value: UInt16,
        _ position: TraceReadError.Position,
        _ scanner: inout JSONScanner
    ) throws(TraceReadError) {
        guard let digit = Self.hexDigit(byte) else {
            throw TraceReadError(.unexpected(found: byte, expected: .hexDigit), at: position)
        }
        let value = value << 4 | UInt16(digit)
        guard digits == 3 else {
            part = .unicode(digits: digits + 1, value: value)
            return
        }
        part = .plain
        let first = high
        high = nil
        switch value {
        case 0xD800...0xDBFF:
            if first != nil { keepReplacement(&scanner) }
            part = .surrogate(high: value)
        case 0xDC00...0xDFFF:
            guard let first else { return keepReplacement(&scanner) }
            keep(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(value) - 0xDC00), &scanner)
        default:
            if first != nil { keepReplacement(&scanner) }
            keep(UInt32(value), &scanner)
        }
    }

    private func keepReplacement(_ scanner: inout JSONScanner) { keep(0xFFFD as UInt32, &scanner) }

    private func keep(_ byte: UInt8, _ scanner: inout JSONScanner) {
        if scanner.keepsText { scanner.text.append(byte) }
    }

    private func keep(_ scalar: UInt32, _ scanner: inout JSONScanner) {
        guard scanner.keepsText, let scalar = Unicode.Scalar(scalar) else { return }
        scanner.text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    private static func meaning(of letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: nil
        }
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// Checks UTF-8 byte by byte: Table 3-7 of the Unicode Standard, so neither overlong forms nor surrogates
/// pass.
struct UTF8Checker {
    /// How many bytes of the present character are still to come.
    private var missing = 0
    /// What the next of them may be.
    private var allowed: ClosedRange<UInt8> = 0x80...0xBF
    /// The first byte of the present character, and where it stands.
    private(set) var lead: UInt8 = 0
    private(set) var start = TraceReadError.Position()

    var isComplete: Bool { missing == 0 }

    mutating func accepts(_ byte: UInt8, at position: TraceReadError.Position) -> Bool {
        if missing > 0 {
            guard allowed ~= byte else { return false }
            missing -= 1
            allowed = 0x80...0xBF
            return true
        }
        guard byte >= 0x80 else { return true }
        lead = byte
        start = position
        allowed = 0x80...0xBF
        switch byte {
        case 0xC2...0xDF: missing = 1
        case 0xE0...0xEF:
            missing = 2
            if byte == 0xE0 { allowed = 0xA0...0xBF }
            if byte == 0xED { allowed = 0x80...0x9F }
        case 0xF0...0xF4:
            missing = 3
            if byte == 0xF0 { allowed = 0x90...0xBF }
            if byte == 0xF4 { allowed = 0x80...0x8F }
        default: return false
        }
        return true
    }
}
