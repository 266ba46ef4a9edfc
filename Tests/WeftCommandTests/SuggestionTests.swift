import Testing

@testable import WeftCommand

struct SuggestionTests {
    private static let commands = ["run", "record", "render", "validate", "diff", "scenarios", "help"]

    @Test(
        arguments: [
            ("rnder", "render"), ("rednr", "render"), ("recrod", "record"), ("difff", "diff"),
            ("dif", "diff"),
            ("validat", "validate"), ("val", "validate"), ("scenario", "scenarios"), ("ru", "run"),
            ("halp", "help"),
            ("r", nil), ("", nil), ("serve", nil), ("validating", nil),
        ] as [(String, String?)]
    )
    func `a slip is understood and nonsense is not`(word: String, meant: String?) {
        #expect(Suggestion.nearest(to: word, among: Self.commands) == meant)
    }

    @Test(arguments: [
        ("", "", 0), ("a", "", 1), ("", "ab", 2), ("same", "same", 0), ("ab", "ba", 1), ("abc", "ca", 3),
        ("kitten", "sitting", 3), ("diff", "dfif", 1),
    ])
    func `the distance is the number of slips`(left: String, right: String, slips: Int) {
        #expect(Suggestion.distance(from: left, to: right) == slips)
        #expect(Suggestion.distance(from: right, to: left) == slips)
    }
}
