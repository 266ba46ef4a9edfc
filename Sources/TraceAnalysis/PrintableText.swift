/// Text of a trace made fit for a terminal: what a program calls its tasks may hold anything.
package enum PrintableText {
    /// The text without what could move the cursor, colour the line, or turn the reading direction around.
    ///
    /// Control characters become `\n`, `\t`, `\u{1b}`; so do the Unicode characters that are not seen but
    /// change how others are shown (line separators, direction marks; "Trojan Source", Boucher and Anderson,
    /// 2021).
    package static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHarmful) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": escaped += "\\n"
            case "\t": escaped += "\\t"
            case "\r": escaped += "\\r"
            case _ where isHarmful(scalar): escaped += "\\u{" + String(scalar.value, radix: 16) + "}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x206F, 0xFEFF,
            0xFFF9...0xFFFB, 0xFFFE...0xFFFF, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    /// How many columns a terminal gives to a text without harmful characters.
    ///
    /// Two for East Asian wide characters and emoji (Unicode Standard Annex 11), none for marks that combine.
    package static func width(_ text: String) -> Int {
        // Nearly all names are ASCII, and counting bytes is many times faster than finding characters.
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
        return text.reduce(0) { $0 + width($1) }
    }

    /// How many columns a character takes: the widest of its parts, since the others combine with it.
    package static func width(_ character: Character) -> Int {
        var width = 0
        for scalar in character.unicodeScalars {
            if scalar == "\u{FE0F}" { return 2 }
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: continue
            default: width = max(width, isWide(scalar) ? 2 : 1)
            }
        }
        return width
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isEmojiPresentation { return true }
        return switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
            0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }

    /// The text in at most so many columns, with `…` at its end where it had to be cut.
    package static func cut(_ text: String, to columns: Int) -> String {
        guard width(text) > columns else { return text }
        var cut = ""
        var left = columns - 1
        for character in text {
            left -= width(character)
            if left < 0 { break }
            cut.append(character)
        }
        return columns > 0 ? cut + "…" : ""
    }

    /// The same with `…` in its middle: names of one kind differ at their ends, as in `connec…n 18`.
    package static func cutInMiddle(_ text: String, to columns: Int) -> String {
        guard width(text) > columns, columns > 2 else { return cut(text, to: columns) }
        var tail = ""
        var left = (columns - 1) / 2
        for character in text.reversed() {
            left -= width(character)
            if left < 0 { break }
            tail.append(character)
        }
        return cut(text, to: columns - width(tail)) + String(tail.reversed())
    }

    /// The text cut or filled with spaces to just so many columns.
    package static func fitted(_ text: String, to columns: Int) -> String {
        let cut = cut(text, to: columns)
        return cut + String(repeating: " ", count: max(0, columns - width(cut)))
    }
}
