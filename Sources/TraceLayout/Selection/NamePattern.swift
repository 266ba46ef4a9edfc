/// A regular expression that names of tasks match somewhere, as in `^worker` or `read|write`.
///
/// The language is that of Swift's own `Regex`.
public struct NamePattern: Hashable, Sendable {
    /// The expression as it was written.
    public let text: String

    /// A pattern from its text.
    ///
    /// - Throws: What is wrong with the expression.
    public init(_ text: String) throws(NamePatternError) {
        self.text = text
        do {
            _ = try Regex(text)
        } catch {
            throw NamePatternError(text: text, reason: "\(error)")
        }
    }

    /// A function that tells whether a name matches.
    ///
    /// A `Regex` can't be sent to other tasks, so the pattern keeps its text alone.
    var matcher: (String) -> Bool {
        guard let expression = try? Regex(text) else { return { _ in false } }
        return { (try? expression.firstMatch(in: $0)) != nil }
    }
}

/// Why a text is no regular expression.
public struct NamePatternError: Error, Hashable, Sendable {
    /// The text.
    public let text: String
    /// What is wrong with it, as the library for expressions says, as in `expected ')'`.
    public let reason: String
}
