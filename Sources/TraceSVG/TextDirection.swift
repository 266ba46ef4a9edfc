import TraceLayout

extension SVGWriter {
    /// Writes a text in its own direction, so that one from right to left neither takes along the number that follows
    /// it nor puts its ellipsis beside its first word.
    ///
    /// Between U+2068 and U+2069 it is set for itself (Unicode Standard Annex 9). Only names and lines of the program
    /// are: our sentences go from left to right whatever they begin with.
    mutating func isolated(_ text: String, _ style: TextStyle) {
        guard style.isOfTheProgram, text.unicodeScalars.contains(where: Self.isRightToLeft) else {
            self.text(text)
            return
        }
        markup("\u{2068}")
        self.text(text)
        markup("\u{2069}")
    }

    /// Whether a character is of a script that goes from right to left, by the blocks that are set aside for them.
    private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }
}

extension TextStyle {
    /// Whether it is of words of the program, and not of ours.
    fileprivate var isOfTheProgram: Bool {
        switch self {
        case .title, .chip, .label, .denseLabel, .print, .mark, .legend: true
        default: false
        }
    }
}
