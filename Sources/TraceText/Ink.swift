/// What a character of the chart looks like on a terminal with colours.
enum Ink: Hashable {
    /// As the terminal writes.
    case plain
    /// A name or a heading.
    case bold
    /// An explanation.
    case muted
    /// A task's own colour, 0 to 4; the same five as in the picture.
    case hue(Int)
    /// Woken but not running.
    case ready
    /// Wrong, or lost.
    case bad

    /// The parameters of the escape sequence that switches it on; nil for none.
    ///
    /// Only the sixteen colours that every terminal has, so that its theme decides about contrast.
    private var code: String? {
        switch self {
        case .plain: nil
        case .bold: "1"
        case .muted: "2"
        case .hue(let hue): ["32", "34", "35", "36", "94"][hue % 5]
        case .ready: "33"
        case .bad: "31"
        }
    }

    /// The text in this ink.
    func painted(_ text: String, color: Bool) -> String {
        guard color, !text.isEmpty, let code else { return text }
        return "\u{1b}[\(code)m\(text)\u{1b}[0m"
    }
}
