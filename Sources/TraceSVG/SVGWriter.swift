/// Writes markup as UTF-8 bytes; the only place that escapes, and the only one that spells numbers.
///
/// Coordinates have one decimal, without a trailing zero: a tenth of a pixel is finer than any screen, and the bytes
/// are the same on every machine.
struct SVGWriter {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(1 << 15) }

    /// Writes markup, which is made of our own words and numbers only, as it is.
    mutating func markup(_ text: String) { bytes += text.utf8 }

    /// Writes any text as content or as the value of an attribute between double quotes.
    ///
    /// What XML 1.0 does not allow becomes U+FFFD. A line break stays one in both places.
    mutating func text(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: markup("&amp;")
            case 0x3C: markup("&lt;")
            case 0x3E: markup("&gt;")
            case 0x22: markup("&quot;")
            case 0x09, 0x0A, 0x0D: markup("&#\(scalar.value);")
            case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: markup("\u{FFFD}")
            // Overrides of the direction of writing would reach beyond the text that they stand in.
            case 0x202A...0x202E, 0x2066...0x2069: markup("\u{FFFD}")
            default: bytes += UTF8.encode(scalar).map { Array($0) } ?? []
            }
        }
    }

    /// Writes a coordinate.
    mutating func number(_ value: Double) {
        // A picture is never wider than this; what is not a number has no place in it.
        let tenths = value.isFinite ? Int((min(max(value, -1e12), 1e12) * 10).rounded()) : 0
        if tenths < 0 { bytes.append(UInt8(ascii: "-")) }
        markup("\(tenths.magnitude / 10)")
        let rest = tenths.magnitude % 10
        if rest > 0 {
            bytes.append(UInt8(ascii: "."))
            bytes.append(UInt8(ascii: "0") + UInt8(rest))
        }
    }

    /// Writes ` name="value"` for a number.
    mutating func attribute(_ name: String, _ value: Double) {
        markup(" ")
        markup(name)
        markup("=\"")
        number(value)
        markup("\"")
    }

    /// Writes ` name="value"` for a text.
    mutating func attribute(_ name: String, text value: String) {
        markup(" ")
        markup(name)
        markup("=\"")
        text(value)
        markup("\"")
    }

    /// Writes a script, as it is: XML and HTML both take it from a section of character data.
    mutating func script(_ text: String) {
        markup("<script><![CDATA[")
        markup(text)
        markup("]]></script>\n")
    }

    /// Writes `<title>…</title>`.
    mutating func title(_ words: String) {
        markup("<title>")
        text(words)
        markup("</title>\n")
    }
}
