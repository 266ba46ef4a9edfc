/// How wide a character is in Helvetica, in thousandths of the font's size.
///
/// The layout must come out the same on every machine and can't ask for fonts, so it measures with this table and
/// keeps a reserve (see `TextStyle`). From the Adobe Font Metrics of Helvetica and Courier, 1997.
enum CharacterWidths {
    /// The widths of U+0020 to U+007E.
    private static let ascii: [Int] = [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ]

    /// The width of one character in a proportional font.
    static func proportional(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        switch scalar.value {
        case 0x20...0x7E: return ascii[Int(scalar.value) - 0x20]
        case 0xB7: return 333
        case 0xB5: return 576
        case 0xD7: return 584
        case 0x2019, 0x2018: return 222
        case 0x2026: return 1000
        default: return isWide(scalar) ? 1000 : 722
        }
    }

    /// The width of one character in a font whose letters are all equally wide.
    static func monospaced(_ character: Character) -> Int {
        guard let scalar = character.unicodeScalars.first else { return 0 }
        return isWide(scalar) ? 1204 : 602
    }

    /// Whether a character takes a square: Chinese, Japanese and Korean script, and pictures.
    ///
    /// Coarser than UAX #11: what is doubtful counts as wide, and then a text ends a little early.
    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2600...0x27BF, 0x2B00...0x2BFF, 0x2E80...0xA4CF, 0xA960...0xA97F,
            0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x12000...0x1342F, 0x1F000...0x1FFFF, 0x20000...0x3FFFF:
            true
        default: false
        }
    }
}
