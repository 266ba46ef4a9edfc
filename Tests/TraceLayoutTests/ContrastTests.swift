import TestSupport
import Testing
import TraceSVG

/// The palette can be read (WCAG 2.2, 1.4.3 and 1.4.11).
///
/// What pictures make of it is looked at in a browser (`BrowserTests`).
struct ContrastTests {
    static func contrast(_ one: String, _ other: String) -> Double {
        guard let first = Colour(one), let second = Colour(other) else { return 0 }
        return first.contrast(with: second)
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
