import Files

/// A program of the tutorial, as the executable that holds them all tells of it.
struct Scenario: Hashable, Sendable {
    /// What `--scenario` takes.
    var name: String
    /// What it shows, in a line.
    var summary: String

    /// The executable, beside this one.
    static let executable = "weft-scenarios"

    /// Every scenario, in the order of the tutorial.
    static func all(_ console: any Console) throws(CommandError) -> [Scenario] {
        let output = try CommandError.ofFile { () throws(FileError) in
            try console.output(ofSibling: executable, arguments: ["--list"])
        }
        guard output.status == 0 else { throw .siblingFailed(name: executable, status: output.status) }
        return parse(String(decoding: output.bytes, as: UTF8.self))
    }

    /// The list that the executable prints: a name, a tab and a summary on each line.
    static func parse(_ list: String) -> [Scenario] {
        list.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", maxSplits: 1)
            return parts.count == 2 ? Scenario(name: String(parts[0]), summary: String(parts[1])) : nil
        }
    }

    /// Checks that there is a scenario of this name, before anything is run.
    static func check(_ name: String, for command: String, _ console: any Console) throws(CommandError) {
        let names = try all(console).map(\.name)
        guard !names.contains(name) else { return }
        let suggestion = Suggestion.nearest(to: name, among: names)
        throw .usage(.unknownScenario(name, suggestion: suggestion), command: command)
    }
}
