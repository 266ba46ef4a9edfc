/// 64 bits that two acts share if they are the same act; different acts share them once in 2^64 pairs.
///
/// The finisher is that of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014). No hash seed: the same on each
/// run.
struct Fingerprint: Equatable {
    private(set) var value: UInt64 = 0

    /// The fingerprint of nothing.
    init() {}

    /// The fingerprint of one word.
    init(_ word: UInt64) { add(word) }

    /// The fingerprint of two words in this order.
    init(_ first: UInt64, _ second: UInt64) {
        add(first)
        add(second)
    }

    mutating func add(_ word: UInt64) {
        var mixed = (value &+ 0x9E37_79B9_7F4A_7C15) ^ word
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        value = mixed ^ (mixed >> 31)
    }
}

extension CaseIterable where Self: Equatable {
    /// The place of the case among all cases.
    var rank: Int {
        var place = 0
        for other in Self.allCases {
            if other == self { return place }
            place += 1
        }
        return place
    }
}
