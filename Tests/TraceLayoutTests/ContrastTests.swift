import Testing
import TraceSVG

/// The palette can be read: WCAG 2.2, 1.4.3 and 1.4.11.
struct ContrastTests {
    /// The relative luminance of a colour such as `#1a1d21`, as WCAG defines it.
    private static func luminance(_ colour: String) -> Double {
        let value = Int(colour.dropFirst(), radix: 16) ?? 0
        let parts = [value >> 16, value >> 8 & 255, value & 255].map { part in
            let share = Double(part) / 255
            return share <= 0.04045 ? share / 12.92 : power((share + 0.055) / 1.055)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// A number to the power of 2.4: the fifth root of its twelfth power, by Newton's method.
    private static func power(_ base: Double) -> Double {
        var target = 1.0
        for _ in 0..<12 { target *= base }
        var root = 1.0
        for _ in 0..<60 {
            let fourth = root * root * root * root
            root -= (root * fourth - target) / (5 * fourth)
        }
        return root
    }

    static func contrast(_ one: String, _ other: String) -> Double {
        let (first, second) = (luminance(one), luminance(other))
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    @Test func `black on white is 21 to 1`() {
        #expect(abs(Self.contrast("#000000", "#ffffff") - 21) < 1e-9)
        #expect(abs(Self.contrast("#767676", "#ffffff") - 4.54) < 0.01)
    }

    private static let hues: [Palette] = [.hue0, .hue1, .hue2, .hue3, .hue4]
    /// Text, and what it stands on; the last two are buttons that are pressed, and numbers of calm findings.
    private static let texts: [(Palette, Palette)] =
        [Palette.ink, .muted, .bad].flatMap { [($0, Palette.paper), ($0, .band)] }
        + hues.map { (.on, $0) } + [(.on, .bad), (.paper, .ink), (.on, .ink)]
    /// Shapes that carry meaning, and what they stand on.
    private static let shapes: [(Palette, Palette)] =
        (hues + [.line, .suspended, .ready, .bad, .edge, .ink]).flatMap {
            [($0, Palette.paper), ($0, .band)]
        }

    /// A ground under the tint of a lane that has the keyboard or is kept: `--grid` at 60 %.
    private static func tinted(_ ground: String, _ tint: String) -> String {
        let parts = [16, 8, 0].map { shift in
            let channels = [ground, tint].map { (Int($0.dropFirst(), radix: 16) ?? 0) >> shift & 255 }
            return (channels[0] * 4 + channels[1] * 6 + 5) / 10
        }
        let digits = String(parts[0] << 16 | parts[1] << 8 | parts[2], radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.count) + digits
    }

    @Test(arguments: [Palette.ink, .muted, .bad, .suspended, .ready, .line, .edge] + hues)
    func `what stands on a tinted lane can be read and seen, too`(_ colour: Palette) {
        let least = [Palette.ink, .muted, .bad].contains(colour) ? 4.5 : 3
        for ground in [Palette.paper, .band] {
            for (name, value) in [("light", \Palette.light), ("dark", \.dark)] {
                let tinted = Self.tinted(ground[keyPath: value], Palette.grid[keyPath: value])
                #expect(
                    Self.contrast(colour[keyPath: value], tinted) >= least,
                    "\(colour) on \(ground), \(name)"
                )
            }
        }
    }

    @Test(arguments: texts.indices)
    func `text has a contrast of at least 4.5`(_ index: Int) {
        let (text, ground) = Self.texts[index]
        #expect(Self.contrast(text.light, ground.light) >= 4.5, "\(text) on \(ground), light")
        #expect(Self.contrast(text.dark, ground.dark) >= 4.5, "\(text) on \(ground), dark")
    }

    @Test(arguments: shapes.indices)
    func `shapes have a contrast of at least 3`(_ index: Int) {
        let (shape, ground) = Self.shapes[index]
        #expect(Self.contrast(shape.light, ground.light) >= 3, "\(shape) on \(ground), light")
        #expect(Self.contrast(shape.dark, ground.dark) >= 3, "\(shape) on \(ground), dark")
    }
}
