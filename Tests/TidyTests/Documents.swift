/// What the documents promise.
enum Documents {
    /// The files that a document links to, or names in backquotes by a path of this repository.
    static func mentions(in file: Repository.File) -> [(line: Int, path: String)] {
        var mentions: [(Int, String)] = []
        for (index, line) in file.lines.enumerated() {
            let links = between("](", ")", in: line).map { link in
                String(link.prefix { $0 != "#" })
            }
            for link in links where !link.isEmpty && !link.contains("://") {
                mentions.append((index + 1, file.folder.isEmpty ? link : file.folder + "/" + link))
            }
            for code in between("`", "`", in: line) {
                let word = String(code.prefix { $0 != " " })
                let isPath = Repository.topLevel.contains {
                    word.hasPrefix($0 + "/") && word.count > $0.count + 1
                }
                // A pattern such as traces/NAME/ stands for many.
                if isPath, !word.contains("*"), !word.contains("NAME") { mentions.append((index + 1, word)) }
            }
        }
        return mentions
    }

    /// The pieces of a line that stand between two marks, in pairs.
    private static func between(_ open: String, _ close: String, in line: Substring) -> [String] {
        var pieces: [String] = []
        var rest = line
        while let start = rest.place(of: open) {
            rest = rest[start.upperBound...]
            guard let end = rest.place(of: close) else { break }
            pieces.append(String(rest[..<end.lowerBound]))
            rest = rest[end.upperBound...]
        }
        return pieces
    }
}
