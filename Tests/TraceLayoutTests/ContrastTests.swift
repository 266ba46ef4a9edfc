import TestSupport
import Testing
import TraceLayout
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
    ///
    /// In the picture of a difference the first hue stands behind the verdict of what passes, and numbers of steps
    /// before stand in ink on the paper inside of their outlines.
    private static let texts: [(Palette, Palette)] =
        [Palette.ink, .muted, .bad].flatMap { [($0, Palette.paper), ($0, .band)] }
        + hues.map { (.on, $0) } + [(.on, .bad), (.paper, .ink), (.on, .ink)]
    /// Shapes that carry meaning, and what they stand on.
    private static let shapes: [(Palette, Palette)] =
        (hues + [.line, .suspended, .ready, .bad, .edge, .ink, .muted]).flatMap {
            [($0, Palette.paper), ($0, .band)]
        }

    /// The names of the properties that a style sheet paints with.
    private static func painted(_ svg: [UInt8]) -> Set<String> {
        let parts = String(decoding: svg, as: UTF8.self).split(separator: "var(--").dropFirst()
        return Set(parts.map { String($0.prefix { $0 != ")" }) })
    }

    @Test(arguments: [true, false])
    func `whatever a style sheet paints with is in the tables`(isDifference: Bool) throws {
        let svg =
            isDifference
            ? SVGRenderer.render(
                DifferenceLayout(of: try RecordedPair.reported("serialised")),
                isInteractive: true
            )
            : SVGRenderer.render(Layout(of: Samples.fetchAndNumbers), isInteractive: true)
        let checked = Set((Self.texts + Self.shapes).flatMap { [$0.0.rawValue, $0.1.rawValue] })
        // `--c` is one of the hues; the grid is decoration and, under a lane, the tint of the test above.
        let others = Self.painted(svg).subtracting(checked).subtracting(["c", "grid"])
        #expect(others == [], "\(isDifference)")
        #expect(Self.painted(svg).isSuperset(of: ["bg", "ink", "bad", "c"]))
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
