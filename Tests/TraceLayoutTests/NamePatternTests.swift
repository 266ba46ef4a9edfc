import TestSupport
import Testing

@testable import TraceLayout

/// Regular expressions for names: they match what Swift's own match, and never take long.
struct NamePatternTests {
    @Test(
        arguments: [
            ("^worker", "worker 1", true), ("^worker", "a worker", false), ("read|write", "overwrite", true),
            ("^(read|write)$", "write", true), ("^(?:read|write)$", "writer", false), ("a.c", "abc", true),
            ("a.c", "a\nc", false), ("", "anything", true), ("^$", "", true), ("[a-c]+$", "xabc", true),
            ("[^a-c]", "abc", false), ("[]a]", "]", true), ("[a-]", "-", true), ("[\\d_]", "x_", true),
            ("\\bGET\\b", "a GET b", true), ("\\bGET\\b", "aGET", false), ("\\Bx", "ax", true),
            ("^\\w+ \\d{2,3}$", "job 123", true), ("^\\w+ \\d{2,3}$", "job 1234", false),
            ("^a{2,}$", "aaaa", true), ("^a{,2}$", "aaa", false), ("^(a|b{2})*?$", "abba", true),
            ("^\\D\\S\\W$", "ab-", true), ("(?i)straße", "STRASSE", false), ("(?i)émile", "ÉMILE", true),
            ("/api/v\\d+/", "GET /api/v1/x", true), ("日.語", "日本語", true), ("{", "{", true),
            ("(){1000}(){1000}x", "x", true), ("(a*)*b", "aab", true), ("\\(\\)\\.", "f().", true),
        ] as [(String, String, Bool)]
    )
    func `a pattern matches somewhere in a name`(pattern: String, name: String, isMatch: Bool) throws {
        #expect(try NamePattern(pattern).matches(name) == isMatch)
    }

    @Test(
        arguments: [
            ("a(b", "expected ')'"), ("a)", "')' closes nothing"), ("[ab", "expected ']'"),
            ("[]", "expected ']'"),
            ("*a", "nothing stands before '*' that could be repeated"),
            ("a**", "'*' repeats what is repeated already"),
            ("a{2}{3}", "'{' repeats what is repeated already"),
            ("a{2", "expected numbers and '}' after '{'"),
            ("a{3,2}", "{3,2} has its numbers in the wrong order"),
            ("a{1001}", "{} repeats more than 1000 times"),
            ("a{99999999999999999999}", "{} repeats more than 1000 times"),
            ("[z-a]", "a range in [] has its ends in the wrong order"),
            ("a\\", "nothing follows the last '\\'"), ("\\q", "there is no '\\q'"),
            ("(a)\\1", "there are no back references"),
            ("(?=a)", "of groups that begin with (? there are only (?:) and, at the start, (?i)"),
            ("((((a{20}){20}){20}){20}", "expected ')'"),
            ("(((a{20}){20}){20}){20}", "with all that it repeats it is too long"),
            (String(repeating: "(", count: 100_000), "groups nest more than 100 deep"),
        ]
    )
    func `what is no pattern says what is wrong`(pattern: String, reason: String) {
        let error = #expect(throws: NamePatternError.self) { try NamePattern(pattern) }
        #expect(error?.reason == reason)
        #expect(error?.text == pattern)
    }

    /// With an engine that tries one way after the other none of these comes to an end.
    @Test(arguments: ["(a+)+$b", "(a|a)*c", "(a*)*(a*)*c", "(.*)(.*)(.*)(.*)c", "a{0,30}a{30}c"])
    func `a pattern that matches in very many ways takes no longer than others`(_ pattern: String) throws {
        let name = String(repeating: "a", count: 5000)
        #expect(try NamePattern(pattern).matches(name) == false)
    }

    @Test func `patterns match what Swift's own do`() throws {
        for seed in 0..<3000 as Range<UInt64> {
            var generator = SplitMix64(seed: seed)
            let pattern = Self.pattern(depth: 3, &generator)
            let expression = try Regex(pattern)
            let own = try NamePattern(pattern)
            for _ in 0..<5 {
                let length = Int.random(in: 0...8, using: &generator)
                let name = (0..<length).map { _ in "ab1 -".randomElement(using: &generator) ?? "a" }
                let isMatch = try expression.firstMatch(in: String(name)) != nil
                #expect(own.matches(String(name)) == isMatch, "seed \(seed): /\(pattern)/, '\(String(name))'")
            }
        }
    }

    private static func pattern(depth: Int, _ generator: inout SplitMix64) -> String {
        let atoms = ["a", "b", ".", "[ab]", "[^a]", "[a-b1]", "\\d", "\\w", "\\s", "\\W", "^", "$", " "]
        let kind = depth == 0 ? 0 : Int.random(in: 0...5, using: &generator)
        func part(_ generator: inout SplitMix64) -> String { pattern(depth: depth - 1, &generator) }
        switch kind {
        case 1, 2: return part(&generator) + part(&generator)
        case 3: return "(" + part(&generator) + "|" + part(&generator) + ")"
        case 4: return "(?:" + part(&generator) + ")"
        case 5:
            let counts = ["*", "+", "?", "{2}", "{1,2}", "{1,}", "*?"]
            return "(" + part(&generator) + ")" + (counts.randomElement(using: &generator) ?? "*")
        default: return atoms.randomElement(using: &generator) ?? "a"
        }
    }
}
