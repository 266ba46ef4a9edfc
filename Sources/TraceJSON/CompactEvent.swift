import TraceModel

/// The fast way to read an event: compactly spelled, and whole in the present piece of the file.
///
/// Compact means without escapes, and without whitespace but one space after a comma or a colon. That is how the
/// canonical writer and most others spell an event. Anything else, and anything wrong, is left to the scanner,
/// which begins the event anew and says what is wrong: so this never reports an error, and the two ways can be
/// compared. The keys may come in any order.
extension EventFields {
    /// Reads the event that begins at `index` and moves behind it; false where it must be read the other way.
    mutating func readCompact(
        _ bytes: Span<UInt8>,
        at index: inout Int,
        _ words: Vocabularies
    ) -> Bool {
        var next = index + 1
        var place = 0
        while true {
            let key = Self.expectedKey(bytes, at: &next, words, place) ?? Self.key(bytes, at: &next, words)
            guard let rule = key, meet(rule.field) else { return false }
            Self.skipSpace(bytes, at: &next)
            place += 1
            guard readValue(by: rule, bytes, at: &next, words), next < bytes.count else { return false }
            let separator = bytes[next]
            next += 1
            if separator == UInt8(ascii: ",") {
                Self.skipSpace(bytes, at: &next)
                continue
            }
            guard separator == UInt8(ascii: "}") else { return false }
            index = next
            return true
        }
    }

    @inline(__always)
    private static func skipSpace(_ bytes: Span<UInt8>, at index: inout Int) {
        if index < bytes.count, bytes[index] == UInt8(ascii: " ") { index += 1 }
    }

    /// The field of `"key":` where it is the one that stands there in the canonical order.
    @inline(__always)
    private static func expectedKey(
        _ bytes: Span<UInt8>,
        at index: inout Int,
        _ words: Vocabularies,
        _ place: Int
    ) -> FieldRule? {
        guard place < words.opening.count else { return nil }
        let expected = words.opening[place]
        guard let word = bytes.word(at: index), word & expected.mask == expected.word else { return nil }
        index += expected.count
        return expected.rule
    }

    /// The field of `"key":`.
    private static func key(_ bytes: Span<UInt8>, at index: inout Int, _ words: Vocabularies) -> FieldRule? {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\""),
            let word = shortWord(bytes, at: index + 1, limit: 8)
        else { return nil }
        let colon = index + word.count + 2
        guard colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else { return nil }
        index = colon + 1
        guard let rule = words.fields.find(word), rule.isOfEvent else { return nil }
        return rule
    }

    private mutating func readValue(
        by rule: FieldRule,
        _ bytes: Span<UInt8>,
        at index: inout Int,
        _ words: Vocabularies
    ) -> Bool {
        switch rule.form {
        case .integer:
            guard let number = Self.integer(bytes, at: &index), rule.range ~= number else { return false }
            set(rule.field, number: number)
        case .string where rule.isText:
            guard let text = Self.text(bytes, at: &index) else { return false }
            set(rule.field, text: text)
        case .string:
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\""),
                let word = Self.shortWord(bytes, at: index + 1, limit: 16)
            else { return false }
            index += word.count + 2
            // The word may be spelled with an escape, which only the scanner resolves.
            return set(rule.field, word: word, words)
        case .boolean, .fraction, .object, .array, .null: return false
        }
        return true
    }

    /// An integer of at most 18 digits: one that can't overflow.
    private static func integer(_ bytes: Span<UInt8>, at index: inout Int) -> UInt64? {
        let start = index
        var number: UInt64 = 0
        // Times are long; most other numbers are shorter than this.
        if let word = bytes.word(at: index), let eight = ByteMask.eightDigits(word) {
            number = eight
            index += 8
        }
        while index < bytes.count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            number = number &* 10 &+ UInt64(digit)
            index += 1
        }
        let digits = index - start
        guard digits > 0, digits <= 18, digits == 1 || bytes[start] != UInt8(ascii: "0") else { return nil }
        return number
    }

    /// The word up to the closing quote, which stands right behind it; nil where there is none within the
    /// limit.
    ///
    /// What else stands in the word does not matter: then no vocabulary has it.
    @inline(__always)
    private static func shortWord(_ bytes: Span<UInt8>, at index: Int, limit: Int) -> ShortWord? {
        guard let low = bytes.word(at: index) else { return nil }
        let quotes = ByteMask.equal(low, UInt8(ascii: "\""))
        if quotes != 0 {
            let count = quotes.trailingZeroBitCount / 8
            return ShortWord(low: ByteMask.first(count, of: low), high: 0, count: count)
        }
        guard limit > 8, let high = bytes.word(at: index + 8) else {
            let isQuoted = index + 8 < bytes.count && bytes[index + 8] == UInt8(ascii: "\"")
            return isQuoted ? ShortWord(low: low, high: 0, count: 8) : nil
        }
        let highQuotes = ByteMask.equal(high, UInt8(ascii: "\""))
        guard highQuotes != 0 else { return nil }
        let count = highQuotes.trailingZeroBitCount / 8
        return ShortWord(low: low, high: ByteMask.first(count, of: high), count: 8 + count)
    }

    /// The content of `"text"`, if it is valid and without escapes.
    private static func text(_ bytes: Span<UInt8>, at index: inout Int) -> Range<Int>? {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
        let start = index + 1
        var end = start
        var tops: UInt64 = 0
        while let word = bytes.word(at: end) {
            let stops = ByteMask.stops(word)
            guard stops != 0 else {
                tops |= word
                end += 8
                continue
            }
            let count = stops.trailingZeroBitCount / 8
            tops |= ByteMask.first(count, of: word)
            end += count
            guard bytes[end] == UInt8(ascii: "\""), end - start <= TraceFormat.longestString else {
                return nil
            }
            let isASCII = tops & ByteMask.tops == 0
            guard isASCII || (try? UTF8Span(validating: bytes.extracting(start..<end))) != nil else {
                return nil
            }
            index = end + 1
            return start..<end
        }
        return nil
    }
}
