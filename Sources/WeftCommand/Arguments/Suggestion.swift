/// The word that somebody who mistyped may have meant.
enum Suggestion {
    /// The nearest of the words that are near enough, the first of equals; nil where none is.
    ///
    /// Near enough is one slip in three letters. A word that merely begins the same way, such as `val`, is
    /// near too.
    static func nearest(to word: String, among words: [String]) -> String? {
        let best = words.map { (word: $0, distance: distance(from: word, to: $0)) }
            .min { $0.distance < $1.distance }
        guard let best else { return nil }
        if best.distance <= max(1, best.word.count / 3) { return best.word }
        return word.count < 2 ? nil : words.first { $0.hasPrefix(word) }
    }

    /// The least number of insertions, deletions, replacements and swaps of neighbours between two words.
    ///
    /// Optimal string alignment: Damerau, "A technique for computer detection and correction of spelling
    /// errors", CACM 1964. Costs the product of the lengths.
    static func distance(from left: String, to right: String) -> Int {
        let left = Array(left)
        let right = Array(right)
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
                var best = min(replaced, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, beforePrevious[column - 1] + 1)
                }
                current.append(best)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[right.count]
    }
}
