/// Colours of a terminal, or none.
struct Paint {
    let isOn: Bool

    func bold(_ text: String) -> String { painted(text, "1") }
    func removed(_ text: String) -> String { painted(text, "31") }
    func added(_ text: String) -> String { painted(text, "32") }

    private func painted(_ text: String, _ code: String) -> String {
        isOn ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
    }
}
