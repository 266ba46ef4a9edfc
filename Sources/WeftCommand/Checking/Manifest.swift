import TraceDiff
import TraceModel

/// What `weft check` is to record and compare: the checks of a `weft.json`.
struct Manifest: Hashable, Sendable {
    /// One program with its baseline.
    struct Check: Hashable, Sendable {
        /// What it is called in reports and by `weft check DIR NAME`.
        var name: String
        /// What is recorded.
        var subject: RecordOptions.Subject
        /// The folder that the program runs in, seen from the manifest's; nil for the manifest's own.
        var folder: String?
        /// The virtual time that each job takes; nil for the clock of the world.
        var tick: TimeSpan?
        /// What fails; nil for what the clocks call for.
        var failOn: FailOn?
        /// How long the program may take; nil for what the command says.
        var timeLimit: TimeSpan?
        /// The file of its baseline, seen from the manifest's folder; nil for the usual place.
        var baseline: String?

        /// Where its baseline is, seen from the manifest's folder.
        var baselinePath: String { baseline ?? "\(name)/trace.json" }
    }

    /// The checks in the order of the file, each with a name of its own.
    var checks: [Check]

    /// The file in the folder that is checked.
    static let fileName = "weft.json"

    /// A path of the manifest in a folder, seen from this command's folder.
    static func path(_ path: String, in folder: String) -> String {
        if path.hasPrefix("/") || folder == "." { return path }
        return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
    }

    /// Whether a name can be a part of a path on every system, and needs no quotes in a shell.
    static func isPlain(_ name: String) -> Bool {
        let isAllowed = name.utf8.allSatisfy { byte in
            let scalar = Unicode.Scalar(byte)
            return scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789-_.".utf8.contains(byte))
        }
        return isAllowed && !name.isEmpty && name.utf8.count <= 100 && name.first != "." && name.first != "-"
    }

    /// The checks whose names are given, or all of them; a `*` stands for any characters.
    func checks(named patterns: [String]) throws(UsageError) -> [Check] {
        guard !patterns.isEmpty else { return checks }
        for pattern in patterns where !checks.contains(where: { Self.matches($0.name, pattern) }) {
            let suggestion = Suggestion.nearest(to: pattern, among: checks.map(\.name))
            throw .unknownCheck(pattern, suggestion: suggestion)
        }
        return checks.filter { check in patterns.contains { Self.matches(check.name, $0) } }
    }

    private static func matches(_ name: String, _ pattern: String) -> Bool {
        let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, let last = parts.last else { return name == pattern }
        guard name.hasPrefix(first), name.hasSuffix(last), name.count >= first.count + last.count else {
            return false
        }
        var rest = name.dropFirst(first.count).dropLast(last.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let place = rest.firstRange(of: part) else { return false }
            rest = rest[place.upperBound...]
        }
        return true
    }
}
