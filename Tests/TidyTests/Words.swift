extension String {
    /// Whether the text holds the word, with no letter, digit or underscore at either end of it.
    func holds(word: String) -> Bool {
        var rest = self[...]
        while let found = rest.place(of: word) {
            let before = found.lowerBound == startIndex ? nil : self[index(before: found.lowerBound)]
            let after = found.upperBound == endIndex ? nil : self[found.upperBound]
            if !Self.isPartOfWord(before), !Self.isPartOfWord(after) { return true }
            rest = self[found.upperBound...]
        }
        return false
    }

    /// Whether the text holds a path that begins so, and not as the inside of a longer one.
    func holds(path: String) -> Bool {
        guard let found = self[...].place(of: path) else { return false }
        let before = found.lowerBound == startIndex ? nil : self[index(before: found.lowerBound)]
        return !Self.isPartOfWord(before) && before != "." && before != "-"
    }

    private static func isPartOfWord(_ character: Character?) -> Bool {
        character.map { $0.isLetter || $0.isNumber || $0 == "_" } ?? false
    }
}

extension Substring {
    /// Where a text first stands, or nil.
    func place(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}
