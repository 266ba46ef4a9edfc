/// Eight bytes looked at together.
///
/// Each mask has the top bit of a byte set where it matches.
///
/// A borrow can set bits above the lowest match, so only the lowest bit of a mask is to be trusted. Mycroft,
/// 1987; see also Warren, "Hacker's Delight", 6-1.
enum ByteMask {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    static let tops: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }

    @inline(__always)
    static func equal(_ word: UInt64, _ byte: UInt8) -> UInt64 { zeros(word ^ (ones &* UInt64(byte))) }

    /// The first bytes of a word, fewer than eight, and zeros behind them.
    @inline(__always)
    static func first(_ count: Int, of word: UInt64) -> UInt64 {
        word & ~(UInt64.max &<< UInt64(truncatingIfNeeded: 8 * count))
    }

    /// The number that eight decimal digits spell, or nil where one of them is no digit.
    ///
    /// Neighbours are joined to two digits, to four, to eight: three multiplications. Lemire, "Quickly
    /// parsing eight digits", 2018.
    @inline(__always)
    static func eightDigits(_ word: UInt64) -> UInt64? {
        let digits = word ^ (ones &* 0x30)
        guard (digits | (digits &+ ones &* 0x76)) & tops == 0 else { return nil }
        let pairs = (digits &* 10 &+ digits &>> 8) & 0x00FF_00FF_00FF_00FF
        let quads = (pairs &* 100 &+ pairs &>> 16) & 0x0000_FFFF_0000_FFFF
        return (quads &* 10000 &+ quads &>> 32) & 0xFFFF_FFFF
    }

    /// Where a string can't just go on: a quote, a backslash or a control character.
    @inline(__always)
    static func stops(_ word: UInt64) -> UInt64 {
        let controls = (word &- ones &* 0x20) & ~word & tops
        return controls | equal(word, UInt8(ascii: "\"")) | equal(word, UInt8(ascii: "\\"))
    }
}
