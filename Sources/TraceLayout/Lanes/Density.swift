/// How much room a picture gives to each task.
public enum Density: String, Hashable, Sendable {
    /// For the beginner's pictures: a few tasks, a few steps, and what they print.
    case airy
    /// For up to a dozen tasks.
    case normal
    /// For more: no chips, small texts, children that never overlap in one row.
    case dense
}

/// The lengths that follow from a density; pixels.
struct Measures {
    var density: Density
    /// The height of a bar.
    var bar: Double
    /// From the top of a bar to the top of the next one, at least.
    var pitch: Double
    /// The width of the column with the names.
    var gutter: Double
    /// The height of the strip's rows, and how far apart they are.
    var stripRow: Double
    var stripPitch: Double
    /// From the last line of the head to the digits of the upper axis, from those to the strip, from that to the bars.
    var headToDigits: Double
    var digitsToStrip: Double
    var stripToBars: Double
    /// From the top of the last bar to the lower axis, at least.
    var lastToAxis: Double
    /// The height of the line that shows a suspended task.
    var suspended: Double

    static let margin = 24.0
    /// The height of a line of prints.
    static let printLine = 18.0
    /// What a finding above a bar needs.
    static let finding = 20.0
    static let air = 14.0
    static let indent = 24.0

    init(_ density: Density, hasPrints: Bool, stripRows: Int, _ lanes: LaneKind) {
        self.density = density
        let isOneRow = stripRows <= 1
        switch density {
        case .airy:
            (bar, pitch, gutter) = (28, 104, 182)
            (headToDigits, digitsToStrip, stripToBars) = (50, 12, 40)
            (stripRow, stripPitch) = isOneRow ? (28, 28) : (12, 15)
            (lastToAxis, suspended) = (78, 3)
        case .normal:
            (bar, pitch, gutter) = (20, hasPrints ? 72 : 40, 182)
            (headToDigits, digitsToStrip, stripToBars) = (42, 12, 30)
            (stripRow, stripPitch) = isOneRow ? (22, 22) : (12, 15)
            (lastToAxis, suspended) = (hasPrints ? 58 : 46, 3)
        case .dense:
            (bar, pitch, gutter) = (12, 20, 126)
            (headToDigits, digitsToStrip, stripToBars) = (30, 8, 19)
            (stripRow, stripPitch) = isOneRow ? (22, 22) : (12, 15)
            (lastToAxis, suspended) = (26, 2.5)
        }
        // Where there is nothing else, who ran has room for its name.
        if lanes == .thread { (stripRow, stripPitch) = (22, 26) }
    }
}
