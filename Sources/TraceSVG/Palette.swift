/// The colours of a picture, by their roles: the names of the properties on its root.
///
/// Contrasts are computed in the tests for every pair that occurs. The hues are Okabe and Ito's green, blue, purple and
/// yellow and a violet, set to unequal lightness so that they stay apart for people who see two colours; orange and
/// vermilion are withheld from tasks, since they mean ready and wrong. (Okabe, Ito, "Color Universal Design", 2008.)
public enum Palette: String, CaseIterable, Sendable {
    /// Paper.
    case paper = "bg"
    /// Names, marks, end caps, the critical path.
    case ink
    /// Reasons, ticks, notes.
    case muted = "mut"
    /// The axis, the tree, far edges.
    case line
    /// The band of an instant; decoration.
    case band
    /// The grid and rules; decoration.
    case grid
    /// Suspended.
    case suspended = "susp"
    /// Ready.
    case ready
    /// What is wrong or lost.
    case bad
    /// Spawn and wake edges.
    case edge
    /// Text on a hue or on what is wrong.
    case on
    /// The hues of tasks.
    case hue0 = "h0"
    case hue1 = "h1"
    case hue2 = "h2"
    case hue3 = "h3"
    case hue4 = "h4"

    /// The colour on light paper, as `#rrggbb`.
    public var light: String {
        switch self {
        case .paper: "#ffffff"
        case .ink: "#1a1d21"
        case .muted: "#59616c"
        case .line: "#7f8691"
        case .band: "#f1f3f6"
        case .grid: "#e6e9ed"
        case .suspended: "#7f8691"
        case .ready: "#b25f00"
        case .bad: "#c23a00"
        case .edge: "#4a525d"
        case .on: "#ffffff"
        case .hue0: "#00735a"
        case .hue1: "#0072b2"
        case .hue2: "#b04a86"
        case .hue3: "#807200"
        case .hue4: "#5546b8"
        }
    }

    /// The colour on dark paper, as `#rrggbb`.
    public var dark: String {
        switch self {
        case .paper: "#14171c"
        case .ink: "#e9ebee"
        case .muted: "#a6aeb9"
        case .line: "#737c88"
        case .band: "#1d2229"
        case .grid: "#262c35"
        case .suspended: "#7c8592"
        case .ready: "#f0a63c"
        case .bad: "#ff8a5c"
        case .edge: "#b4bcc7"
        case .on: "#101317"
        case .hue0: "#1fb08a"
        case .hue1: "#56b4e9"
        case .hue2: "#f0a6ce"
        case .hue3: "#e2d14a"
        case .hue4: "#9486f5"
        }
    }

    /// The colour where the reader has chosen the colours of everything: one for paper, one for all that stands on it.
    ///
    /// States are told apart by height and hatch, so nothing is lost. (CSS Color Adjustment, "forced colors mode".)
    public var forced: String {
        switch self {
        case .paper, .band, .on: "Canvas"
        case .grid: "GrayText"
        default: "CanvasText"
        }
    }

    /// The hue of a number, 0 to 4.
    static func hue(_ number: Int) -> Palette { [.hue0, .hue1, .hue2, .hue3, .hue4][number] }
}
