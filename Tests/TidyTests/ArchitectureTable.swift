/// The table of targets in ARCHITECTURE.md, and the same facts as Package.swift states them.
enum ArchitectureTable {
    /// What each target may import, by ARCHITECTURE.md.
    static func documented(_ text: String) -> [String: Set<String>] {
        var targets: [String: Set<String>] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("| ") {
            let cells = line.split(separator: "|").map(trimmed)
            guard cells.count == 3, cells[0] != "target" else { continue }
            let imports = cells[2] == "nothing" ? [] : cells[2].split(separator: ",").map(trimmed)
            targets[cells[0]] = Set(imports)
        }
        return targets
    }

    /// What each target depends on, by Package.swift; test targets and their support are left out.
    static func declared(_ manifest: String) -> [String: Set<String>] {
        var targets: [String: Set<String>] = [:]
        let code = manifest.split(separator: "\n").filter { !trimmed($0).hasPrefix("//") }.joined(
            separator: " "
        )
        for call in code.split(separator: ".").map(String.init) {
            let isTarget = call.hasPrefix("target(") || call.hasPrefix("executableTarget(")
            guard isTarget, !call.contains("path:"), let name = quoted(after: "name:", in: call).first else {
                continue
            }
            targets[name] = Set(quoted(after: "dependencies:", in: call))
        }
        return targets
    }

    /// The texts between quotes after a label, up to the bracket or comma that ends its value.
    private static func quoted(after label: String, in call: String) -> [String] {
        let words = call.split(separator: " ").map(String.init)
        guard let start = words.firstIndex(where: { $0.hasSuffix(label) }) else { return [] }
        var found: [String] = []
        for word in words[(start + 1)...] {
            if word.hasPrefix("]") { break }
            let parts = word.split(separator: "\"", omittingEmptySubsequences: false)
            if parts.count == 3 { found.append(String(parts[1])) }
            if word.contains("]") || label == "name:" { break }
        }
        return found
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        text.split(separator: " ").joined(separator: " ")
    }
}
