/// A regular expression that names of tasks match somewhere, as in `^worker` or `read|write`.
///
/// Of `.`, sets such as `[a-z]` and `[^0-9]`, `\d \w \s` and their opposites in capitals, groups, `|`, `* + ? {2,3}`,
/// and the anchors `^ $ \b \B`; `(?i)` at its start ignores case.
///
/// It takes time in proportion to the name's length whatever the pattern is, since all ways to match are followed at
/// once (Thompson, "Regular expression search algorithm", CACM 1968). Swift's own `Regex` tries one after the other,
/// and with `(a+)+$b` does not come to an end. Therefore there are no back references, and nothing looks ahead.
public struct NamePattern: Hashable, Sendable {
    /// The expression as it was written.
    public let text: String
    private let program: PatternProgram

    /// A pattern from its text.
    ///
    /// - Throws: What is wrong with the expression.
    public init(_ text: String) throws(NamePatternError) {
        self.text = text
        program = try PatternProgram(PatternParser.parse(text), text)
    }

    /// Whether a name matches somewhere; O(length of the name × length of the pattern).
    func matches(_ name: String) -> Bool { program.matches(name) }
}

/// Why a text is no regular expression.
public struct NamePatternError: Error, Hashable, Sendable {
    /// The text.
    public let text: String
    /// What is wrong with it, as in `expected ')'`.
    public let reason: String
}
