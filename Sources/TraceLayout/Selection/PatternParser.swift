/// Reads a regular expression; see `NamePattern` for what there is.
struct PatternParser {
    private let text: String
    private let scalars: [Unicode.Scalar]
    private var place = 0
    private var depth = 0
    private var ignoresCase = false

    /// Groups nest at most so deep; deeper ones would fill the stack.
    private static let deepest = 100
    /// The largest number in `{}`.
    private static let most = 1000

    /// The tree of an expression.
    static func parse(_ text: String) throws(NamePatternError) -> PatternNode {
        var parser = PatternParser(text)
        let node = try parser.choice()
        guard parser.next == nil else { throw parser.error("')' closes nothing") }
        return node
    }

    private init(_ text: String) {
        self.text = text
        scalars = Array(text.unicodeScalars)
        ignoresCase = skip("(?i)")
    }

    private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

    private func error(_ reason: String) -> NamePatternError { NamePatternError(text: text, reason: reason) }

    private mutating func skip(_ word: String) -> Bool {
        guard scalars[place...].starts(with: word.unicodeScalars) else { return false }
        place += word.unicodeScalars.count
        return true
    }

    // MARK: The parts of an expression

    private mutating func choice() throws(NamePatternError) -> PatternNode {
        var branches = [try sequence()]
        while skip("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(NamePatternError) -> PatternNode {
        var nodes: [PatternNode] = []
        while let next, next != "|", next != ")" { nodes.append(try repeated(atom(next))) }
        return .sequence(nodes)
    }

    private mutating func atom(_ scalar: Unicode.Scalar) throws(NamePatternError) -> PatternNode {
        place += 1
        switch scalar {
        case "(": return try group()
        case "[": return .one(try set())
        case ".": return .one(ScalarSet(parts: [.range("\n"..."\n")], isInverted: true))
        case "^": return .place(.start)
        case "$": return .place(.end)
        case "\\":
            if skip("b") { return .place(.wordEdge) }
            if skip("B") { return .place(.noWordEdge) }
            return .one(ScalarSet(parts: [try escape()], ignoresCase: ignoresCase))
        case "*", "+", "?": throw error("nothing stands before '\(scalar)' that could be repeated")
        default: return .one(ScalarSet(parts: [.range(scalar...scalar)], ignoresCase: ignoresCase))
        }
    }

    private mutating func group() throws(NamePatternError) -> PatternNode {
        if !skip("?:"), next == "?" {
            throw error("of groups that begin with (? there are only (?:) and, at the start, (?i)")
        }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw error("groups nest more than \(Self.deepest) deep") }
        let node = try choice()
        guard skip(")") else { throw error("expected ')'") }
        return node
    }

    // MARK: How often

    private mutating func repeated(_ node: PatternNode) throws(NamePatternError) -> PatternNode {
        guard let (least, most) = try count() else { return node }
        // To match as little as possible is to match all the same.
        _ = skip("?")
        if let next, "*+?{".unicodeScalars.contains(next) {
            throw error("'\(next)' repeats what is repeated already")
        }
        return .repeated(node, least: least, most: most)
    }

    private mutating func count() throws(NamePatternError) -> (Int, Int?)? {
        if skip("*") { return (0, nil) }
        if skip("+") { return (1, nil) }
        if skip("?") { return (0, 1) }
        guard skip("{") else { return nil }
        let least = number() ?? 0
        let most = skip(",") ? number() : least
        guard skip("}") else { throw error("expected numbers and '}' after '{'") }
        guard max(least, most ?? 0) <= Self.most else {
            throw error("{} repeats more than \(Self.most) times")
        }
        if let most, most < least { throw error("{\(least),\(most)} has its numbers in the wrong order") }
        return (least, most)
    }

    private mutating func number() -> Int? {
        let digits = scalars[place...].prefix { ("0"..."9").contains($0) }
        place += digits.count
        return digits.isEmpty ? nil : Int(String(String.UnicodeScalarView(digits))) ?? .max
    }

    // MARK: Characters

    private mutating func set() throws(NamePatternError) -> ScalarSet {
        var set = ScalarSet(parts: [], isInverted: skip("^"), ignoresCase: ignoresCase)
        // Where the set begins, a bracket is a character.
        repeat { set.parts.append(try part()) } while !skip("]")
        return set
    }

    private mutating func part() throws(NamePatternError) -> ScalarSet.Part {
        let first = try member()
        guard case .range(let low) = first, next == "-", place + 1 < scalars.count, scalars[place + 1] != "]"
        else {
            return first
        }
        place += 1
        guard case .range(let high) = try member(), low.lowerBound <= high.lowerBound else {
            throw error("a range in [] has its ends in the wrong order")
        }
        return .range(low.lowerBound...high.lowerBound)
    }

    private mutating func member() throws(NamePatternError) -> ScalarSet.Part {
        guard let scalar = next else { throw error("expected ']'") }
        place += 1
        return scalar == "\\" ? try escape() : .range(scalar...scalar)
    }

    /// What follows a backslash.
    private mutating func escape() throws(NamePatternError) -> ScalarSet.Part {
        guard let scalar = next else { throw error("nothing follows the last '\\'") }
        place += 1
        switch scalar {
        case "d", "D": return .digits(scalar == "d")
        case "w", "W": return .words(scalar == "w")
        case "s", "S": return .spaces(scalar == "s")
        case "n": return .range("\n"..."\n")
        case "r": return .range("\r"..."\r")
        case "t": return .range("\t"..."\t")
        case "0"..."9": throw error("there are no back references")
        case _ where ScalarSet.isWord(scalar): throw error("there is no '\\\(scalar)'")
        default: return .range(scalar...scalar)
        }
    }
}
