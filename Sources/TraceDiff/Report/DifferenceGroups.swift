/// Differences of one level in lines: those that differ only in the numbers of their names are one line.
///
/// A program that makes `worker 1` to `worker 1000` changes all of them alike, and nobody wants to read that a
/// thousand times.
struct DifferenceGroups {
    /// One line.
    struct Group {
        /// The first difference of the group.
        var first: Difference
        /// The first difference of the group, in words.
        var sentence: String
        /// How many differences it stands for.
        var count: Int
        /// Whether they are told by different names.
        var isMixed = false

        /// The group as a line of a text: `50 × …, and the like`.
        var line: String {
            let times = count > 1 ? "\(Words.grouped(UInt64(count))) × " : ""
            return times + sentence + (isMixed ? ", and the like" : "")
        }
    }

    /// In order of the first difference of each.
    private(set) var groups: [Group] = []

    init(_ differences: [Difference]) {
        var places: [String: Int] = [:]
        for difference in differences {
            let sentence = difference.sentence
            let stem = Self.withoutNumbersInNames(sentence)
            if let place = places[stem] {
                groups[place].count += difference.count
                groups[place].isMixed = true
            } else {
                places[stem] = groups.count
                groups.append(Group(first: difference, sentence: sentence, count: difference.count))
            }
        }
    }

    /// The sentence without the digits between backticks.
    private static func withoutNumbersInNames(_ sentence: String) -> String {
        var stem = ""
        var isName = false
        for byte in sentence.utf8 {
            if byte == UInt8(ascii: "`") { isName.toggle() }
            let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            if !(isName && isDigit) { stem.unicodeScalars.append(Unicode.Scalar(byte)) }
        }
        return stem
    }
}
