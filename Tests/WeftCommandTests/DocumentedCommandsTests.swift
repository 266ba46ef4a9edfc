import TestSupport
import Testing

@testable import WeftCommand

/// Every command line in a document can be read by the command that it calls.
struct DocumentedCommandsTests {
    /// The words after `tools/weft` or `weft` in the code of a document: indented lines and backquotes.
    static func commandLines(in document: String) -> [[String]] {
        var lines: [[String]] = []
        for line in document.split(separator: "\n") {
            let pieces =
                line.hasPrefix("    ")
                ? [line]
                : line.split(separator: "`", omittingEmptySubsequences: false).enumerated().compactMap {
                    index,
                    piece in
                    index.isMultiple(of: 2) ? nil : piece
                }
            for piece in pieces {
                let command = piece.prefix { !"#>;<|".contains($0) }
                let words = command.split(separator: " ").map(String.init)
                if let first = words.first, first == "weft" || first == "tools/weft" {
                    lines.append(Array(words.dropFirst()))
                }
            }
        }
        return lines
    }

    @Test(arguments: [
        "README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", "traces/README.md",
        ".github/actions/weft-check/README.md",
    ])
    func `every command of the documents exists, with its options`(path: String) throws {
        for words in Self.commandLines(in: Files.text(repositoryRoot + "/" + path) ?? "") {
            // The name of a command alone stands for the command, and `help COMMAND` for every one.
            if words.isEmpty || words.contains("COMMAND") || words == ["--version"] { continue }
            let command = try WeftCommand.find(words[0])
            if words.count == 1 { continue }
            #expect(throws: Never.self, "\(path): weft \(words.joined(separator: " "))") {
                _ = try ArgumentReader.read(words.dropFirst(), for: command.description)
            }
        }
    }

    @Test func `command lines are found in documents`() {
        let text =
            "see `weft help` and `other`\n    tools/weft run --virtual -- a  # why\n    swift build\nweft not this"
        #expect(Self.commandLines(in: text) == [["help"], ["run", "--virtual", "--", "a"]])
    }
}
