import TestSupport

/// The files of this checkout that a person writes.
enum Repository {
    /// A file by its path from the root.
    struct File: Sendable, CustomStringConvertible {
        let path: String
        let text: String
        /// Its code and its strings, if it is Swift.
        let swift: SwiftSource

        init(path: String, text: String) {
            self.path = path
            self.text = text
            swift = SwiftSource(path.hasSuffix(".swift") ? text : "")
        }

        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        var folder: String { String(path.split(separator: "/").dropLast().joined(separator: "/")) }
        var description: String { path }
    }

    /// What may lie at the top, beside hidden files.
    static let topLevel = [
        "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Package.swift", "README.md",
        "Sources",
        "Tests", "tools", "traces",
    ]

    /// What `.gitignore` names at the top level alone, such as a recording made there.
    static let ignoredAtTop = (Files.text(repositoryRoot + "/.gitignore") ?? "").split(separator: "\n")
        .filter { $0.hasPrefix("/") }.map { String($0.dropFirst()) }

    static let all: [File] = topLevel.flatMap { name -> [String] in
        Files.isFolder(repositoryRoot + "/" + name)
            ? Files.all(under: repositoryRoot + "/" + name).map { name + "/" + $0 } : [name]
    }.compactMap { path in Files.text(repositoryRoot + "/" + path).map { File(path: path, text: $0) } }

    static let swift = all.filter { $0.path.hasSuffix(".swift") }
    static let c = all.filter { $0.path.hasSuffix(".c") || $0.path.hasSuffix(".h") }
    static let sources = swift.filter { $0.path.hasPrefix("Sources/") }
    static let tests = swift.filter { $0.path.hasPrefix("Tests/") }
    static let documents = all.filter { $0.path.hasSuffix(".md") }
    static let scripts = all.filter { $0.path.hasPrefix("tools/") && $0.text.hasPrefix("#!") }

    /// Everything written by hand; traces and pictures are made by the program.
    static let written = all.filter { !$0.path.hasSuffix(".svg") && !$0.path.hasSuffix(".json") }

    static func exists(_ path: String) -> Bool {
        Files.isFolder(repositoryRoot + "/" + path) || Files.read(repositoryRoot + "/" + path) != nil
    }
}
