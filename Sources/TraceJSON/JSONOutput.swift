import TraceModel

/// Bytes of JSON that are being written.
struct JSONOutput {
    var bytes: [UInt8] = []

    /// Adds text that needs no escape: keys, punctuation, fixed words.
    @inline(__always)
    mutating func add(_ literal: String) { bytes.append(contentsOf: literal.utf8) }

    /// Adds an integer in decimal.
    mutating func add(_ number: Int64) {
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        add(number.magnitude)
    }

    /// Adds an integer in decimal.
    mutating func add(_ number: UInt64) {
        guard number >= 10 else { return bytes.append(UInt8(ascii: "0") + UInt8(number)) }
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var first = 20
        var rest = number
        while rest > 0 {
            first -= 1
            digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        while first < 20 {
            bytes.append(digits[first])
            first += 1
        }
    }

    /// Adds a string in quotes.
    ///
    /// The escapes are the shortest and always the same; DEL, U+2028 and all else that JSON allows stand for
    /// themselves.
    mutating func add(text: String) {
        bytes.append(UInt8(ascii: "\""))
        let content = text.utf8Span.span
        if content.hasStops {
            for index in 0..<content.count { add(character: content[index]) }
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func add(character byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): add("\\\"")
        case UInt8(ascii: "\\"): add("\\\\")
        case 0x08: add("\\b")
        case 0x09: add("\\t")
        case 0x0A: add("\\n")
        case 0x0C: add("\\f")
        case 0x0D: add("\\r")
        case 0..<0x20:
            add("\\u00")
            add(byte < 0x10 ? "0" : "1")
            add(String(byte & 15, radix: 16))
        default: bytes.append(byte)
        }
    }

    // MARK: A key and its value, if there is one

    mutating func add(_ key: String, _ number: UInt32?) {
        guard let number else { return }
        add(key)
        add(UInt64(number))
    }

    /// Adds a word of the format; the key ends with the opening quote.
    mutating func add(_ key: String, word: String?) {
        guard let word else { return }
        add(key)
        add(word)
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func add(_ key: String, text: String?) {
        guard let text else { return }
        add(key)
        add(text: text)
    }
}

extension Span<UInt8> {
    /// Whether a string of these bytes needs an escape.
    fileprivate var hasStops: Bool {
        var index = 0
        while let word = word(at: index) {
            if ByteMask.stops(word) != 0 { return true }
            index += 8
        }
        while index < count {
            let byte = self[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return true }
            index += 1
        }
        return false
    }
}
