/// A regular expression as instructions that are followed along all ways at once.
struct PatternProgram: Hashable, Sendable {
    private enum Instruction: Hashable, Sendable {
        /// Goes on with the next one after a character of the set.
        case one(ScalarSet)
        /// Goes on with the next one at such a place.
        case place(PatternAnchor)
        /// Goes on at both places.
        case split(Int, Int)
        case jump(Int)
        case match
    }

    private var code: [Instruction] = []

    /// With more instructions a name of ten thousand letters would take a second.
    private static let limit = 2000

    /// The program of an expression, which is told by its text where it is too long.
    init(_ node: PatternNode, _ text: String) throws(NamePatternError) {
        let isWhole = emit(node)
        code.append(.match)
        guard isWhole else {
            throw NamePatternError(text: text, reason: "with all that it repeats it is too long")
        }
    }

    /// Adds the instructions of an expression; false if they are too many.
    private mutating func emit(_ node: PatternNode) -> Bool {
        guard code.count < Self.limit else { return false }
        switch node {
        case .one(let set): code.append(.one(set))
        case .place(let anchor): code.append(.place(anchor))
        case .sequence(let nodes):
            for node in nodes where !emit(node) { return false }
        case .choice(let branches): return emit(branches)
        case .repeated(let node, let least, let most): return emit(node, least: least, most: most)
        }
        return true
    }

    private mutating func emit(_ branches: [PatternNode]) -> Bool {
        var jumps: [Int] = []
        for branch in branches.dropLast() {
            let split = code.count
            code.append(.match)
            guard emit(branch) else { return false }
            jumps.append(code.count)
            code.append(.match)
            code[split] = .split(split + 1, code.count)
        }
        guard let last = branches.last, emit(last) else { return false }
        for jump in jumps { code[jump] = .jump(code.count) }
        return true
    }

    private mutating func emit(_ node: PatternNode, least: Int, most: Int?) -> Bool {
        for _ in 0..<least {
            let count = code.count
            guard emit(node) else { return false }
            // Nothing is nothing however often.
            if code.count == count { break }
        }
        guard let most else {
            let loop = code.count
            code.append(.match)
            guard emit(node) else { return false }
            code.append(.jump(loop))
            code[loop] = .split(loop + 1, code.count)
            return true
        }
        var splits: [Int] = []
        for _ in least..<most {
            splits.append(code.count)
            code.append(.match)
            guard emit(node) else { return false }
        }
        for split in splits { code[split] = .split(split + 1, code.count) }
        return true
    }

    /// Whether a text matches somewhere; O(length × instructions).
    func matches(_ text: String) -> Bool {
        var threads = Threads(count: code.count)
        var before: Unicode.Scalar?
        var rest = text.unicodeScalars.makeIterator()
        var next = rest.next()
        while true {
            if threads.follow(code, adding: 0, between: before, next) { return true }
            guard let scalar = next else { return false }
            threads.step(code, over: scalar)
            before = scalar
            next = rest.next()
        }
    }

    /// Where in the program one may be after what was read so far.
    private struct Threads {
        /// The instructions that are to be followed up to the next character.
        private var pending: [Int] = []
        /// Those that wait for a character.
        private var waiting: [Int] = []
        /// For each instruction whether it was followed at this place already.
        private var isSeen: [Bool]

        init(count: Int) { isSeen = Array(repeating: false, count: count) }

        /// Follows all ways up to the next character; true if one of them has matched.
        mutating func follow(
            _ code: [Instruction],
            adding start: Int,
            between before: Unicode.Scalar?,
            _ next: Unicode.Scalar?
        ) -> Bool {
            for place in isSeen.indices { isSeen[place] = false }
            pending.append(start)
            while let place = pending.popLast() {
                guard !isSeen[place] else { continue }
                isSeen[place] = true
                switch code[place] {
                case .one: waiting.append(place)
                case .place(let anchor):
                    if anchor.holds(after: before, before: next) { pending.append(place + 1) }
                case .split(let one, let other): pending += [one, other]
                case .jump(let target): pending.append(target)
                case .match: return true
                }
            }
            return false
        }

        mutating func step(_ code: [Instruction], over scalar: Unicode.Scalar) {
            for place in waiting {
                if case .one(let set) = code[place], set.contains(scalar) { pending.append(place + 1) }
            }
            waiting.removeAll(keepingCapacity: true)
        }
    }
}
