extension Span<UInt8> {
    /// The eight bytes from an index on, the first one lowest; nil within eight bytes of the end.
    ///
    /// The loop over a slice of known length becomes one load instruction.
    func word(at index: Int) -> UInt64? {
        guard index >= 0, index < count - 7 else { return nil }
        let bytes = extracting(index..<(index + 8))
        var word: UInt64 = 0
        for place in 0..<8 { word |= UInt64(bytes[place]) << UInt64(8 * place) }
        return word
    }
}

/// Eight bytes looked at together.
///
/// Each mask has the top bit of a byte set where it matches.
///
/// A borrow can set bits above the lowest match, so only the lowest bit of a mask is to be trusted. Mycroft, 1987;
/// see also Warren, "Hacker's Delight", 6-1.
enum ByteMask {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    static let tops: UInt64 = 0x8080_8080_8080_8080

    static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }

    static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 { zeros(word ^ (ones &* UInt64(byte))) }

    /// Where a string can't just go on: a quote, a backslash or a control character.
    static func stops(_ word: UInt64) -> UInt64 {
        let controls = (word &- ones &* 0x20) & ~word & tops
        return controls | equal(word, UInt8(ascii: "\"")) | equal(word, UInt8(ascii: "\\"))
    }
}
