/// When output is coloured; the raw value is its spelling on the command line.
enum ColorChoice: String, CaseIterable, Sendable {
    /// Where a person looks, unless the environment says otherwise.
    case auto
    /// Always, as for a pager that understands colours.
    case always
    /// Never.
    case never

    static let option = CommandOption(
        name: "color",
        value: .choice(allCases.map(\.rawValue)),
        meaning: "colour the text; auto unless given: on a terminal, unless NO_COLOR or TERM=dumb is set"
    )

    /// Whether standard output is coloured.
    ///
    /// `NO_COLOR` (no-color.org) and `FORCE_COLOR` count when they are set and not empty, the first before the second.
    func isOn(_ console: any Console) -> Bool {
        switch self {
        case .always: return true
        case .never: return false
        case .auto: break
        }
        if console.isSet("NO_COLOR") { return false }
        if console.isSet("FORCE_COLOR") { return console.environment("FORCE_COLOR") != "0" }
        return console.environment("TERM") != "dumb" && console.isTerminal(.output)
    }
}

extension Console {
    /// Whether an environment variable is set to anything.
    func isSet(_ name: String) -> Bool { environment(name)?.isEmpty == false }
}
