/// A regular expression as a tree.
indirect enum PatternNode {
    /// One character of a set.
    case one(ScalarSet)
    /// A place, and no character.
    case place(PatternAnchor)
    /// One after the other; nothing at all if there are none.
    case sequence([PatternNode])
    /// Any one of these.
    case choice([PatternNode])
    /// So many times, at least and at most; nil for any number.
    case repeated(PatternNode, least: Int, most: Int?)
}

/// A place in a name.
enum PatternAnchor: Hashable, Sendable {
    case start
    case end
    case wordEdge
    case noWordEdge

    /// Whether a place between two characters is such a one.
    func holds(after before: Unicode.Scalar?, before after: Unicode.Scalar?) -> Bool {
        let isEdge = (before.map(ScalarSet.isWord) ?? false) != (after.map(ScalarSet.isWord) ?? false)
        return switch self {
        case .start: before == nil
        case .end: after == nil
        case .wordEdge: isEdge
        case .noWordEdge: !isEdge
        }
    }
}

/// A set of characters, or rather of Unicode scalars.
struct ScalarSet: Hashable, Sendable {
    /// A part of it.
    enum Part: Hashable, Sendable {
        case range(ClosedRange<Unicode.Scalar>)
        case digits(Bool)
        case words(Bool)
        case spaces(Bool)
    }

    var parts: [Part]
    /// Whether it is all that is in none of the parts.
    var isInverted = false
    var ignoresCase = false

    /// Whether a character is in the set.
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let isIn =
            has(scalar)
            || ignoresCase
                && (has(scalar.properties.lowercaseMapping) || has(scalar.properties.uppercaseMapping))
        return isIn != isInverted
    }

    private func has(_ mapping: String) -> Bool {
        guard let scalar = mapping.unicodeScalars.first, mapping.unicodeScalars.count == 1 else {
            return false
        }
        return has(scalar)
    }

    private func has(_ scalar: Unicode.Scalar) -> Bool {
        parts.contains { part in
            switch part {
            case .range(let range): range.contains(scalar)
            case .digits(let isWanted): (scalar.properties.numericType == .decimal) == isWanted
            case .words(let isWanted): Self.isWord(scalar) == isWanted
            case .spaces(let isWanted): scalar.properties.isWhitespace == isWanted
            }
        }
    }

    /// Whether a character is a letter, a digit or `_`.
    static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
    }
}
