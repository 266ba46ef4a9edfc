/// A text and where it stands.
public struct PlacedText: Hashable, Sendable {
    /// Which part of the text its x is.
    public enum Anchor: Hashable, Sendable {
        /// Its left end.
        case start
        /// Its middle.
        case middle
        /// Its right end.
        case end
    }

    /// What it says; any characters, as the program wrote them.
    public var text: String
    /// What follows it in a quieter tone, in the same line.
    public var suffix: String
    /// How it looks.
    public var style: TextStyle
    /// Where it stands; pixels.
    public var x: Double
    /// The line that its letters stand on; pixels.
    public var baseline: Double
    /// Which part of it stands at x.
    public var anchor: Anchor
    /// How far to the right of the moment that it belongs to it stands; 0 where it stands at no moment, or on it.
    ///
    /// Whoever widens the plot keeps this distance.
    public var hang: Double
    /// Whether it is kept free of the lines that it crosses.
    public var hasHalo: Bool
    /// Whether it goes where the picture is shown small, since it would not fit at the size that can be read there.
    public var goesWhenSmall: Bool

    init(
        _ text: String,
        _ style: TextStyle,
        x: Double,
        baseline: Double,
        anchor: Anchor = .start,
        suffix: String = "",
        hang: Double = 0,
        hasHalo: Bool = false,
        goesWhenSmall: Bool = false
    ) {
        self.text = text
        self.suffix = suffix
        self.style = style
        self.x = snap(x)
        self.baseline = snap(baseline)
        self.anchor = anchor
        self.hang = hang
        self.hasHalo = hasHalo
        self.goesWhenSmall = goesWhenSmall
    }

    /// The rectangle that it fills, by the table of widths.
    func box(_ density: Density, isSmall: Bool = false) -> Rectangle {
        let metrics = TextMetrics(style, density)
        let width = metrics.width(
            of: isSmall || suffix.isEmpty ? text : text + " " + suffix,
            isSmall: isSmall
        )
        let size = isSmall ? metrics.smallSize : metrics.size
        let left =
            switch anchor {
            case .start: x
            case .middle: x - width / 2
            case .end: x - width
            }
        return Rectangle(x: left, y: baseline - 0.78 * size, width: width, height: size)
    }
}
