import TraceModel

/// Finds which of a few short words some bytes spell, without making a string of them.
///
/// A word of at most 16 bytes is two machine words and a length, found in a hash table by one multiplication
/// and one comparison.
struct Vocabulary<Term: Sendable>: Sendable {
    private struct Entry {
        var word = ShortWord.none
        var term: Term
    }

    private var entries: [Entry] = []

    /// A vocabulary of terms that are spelled in 1 to 16 bytes, each in its own way.
    init(_ terms: [Term], spelling: (Term) -> String) {
        guard let first = terms.first else { return }
        var size = 8
        // At most a quarter full, so that nearly every word is found at once.
        while size < 4 * terms.count { size *= 2 }
        entries = Array(repeating: Entry(term: first), count: size)
        for term in terms {
            let word = ShortWord(spelling(term).utf8Span.span)
            var slot = self.slot(of: word)
            while entries[slot].word != .none { slot = (slot + 1) & (size - 1) }
            entries[slot] = Entry(word: word, term: term)
        }
    }

    /// The term that a word spells, or nil where it spells none.
    func find(_ word: ShortWord) -> Term? {
        var slot = self.slot(of: word)
        while true {
            if entries[slot].word == word { return entries[slot].term }
            if entries[slot].word == .none { return nil }
            slot = (slot + 1) & (entries.count - 1)
        }
    }

    private func slot(of word: ShortWord) -> Int {
        let mixed = (word.low ^ word.high &* 31 &+ UInt64(word.count)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 40) & (entries.count - 1)
    }
}

extension Vocabulary where Term: CaseIterable & RawRepresentable<String> {
    /// The vocabulary of a type whose raw values are its spellings.
    init(_ type: Term.Type) { self.init(Array(type.allCases)) { $0.rawValue } }
}

/// A word of up to 16 bytes as two integers.
struct ShortWord: Equatable {
    var low: UInt64
    var high: UInt64
    var count: Int

    static let none = ShortWord(low: 0, high: 0, count: 0)

    init(low: UInt64, high: UInt64, count: Int) {
        self.low = low
        self.high = high
        self.count = count
    }

    /// The word that some bytes are; one that no vocabulary has where they are more than 16.
    init(_ bytes: Span<UInt8>) {
        self.init(low: 0, high: 0, count: bytes.count)
        for index in 0..<min(16, bytes.count) {
            let byte = UInt64(bytes[index]) << UInt64(8 * (index & 7))
            if index < 8 { low |= byte } else { high |= byte }
        }
    }
}

/// All words of the format.
struct Vocabularies: Sendable {
    let fields = Vocabulary(Field.allCases.map { FieldRule($0) }) { $0.field.spelling }
    let events = Vocabulary(EventKind.allCases.map { EventRule($0) }) { $0.kind.rawValue }
    let kinds = Vocabulary(TaskKind.self)
    let reasons = Vocabulary(WaitReason.self)
    let causes = Vocabulary(WakeCause.self)
    let outcomes = Vocabulary(Outcome.self)
    let streams = Vocabulary(OutputStream.self)
    /// The keys with which the canonical spelling begins every event: known by one comparison each.
    let opening = [Field.time, .event, .task].map { OpeningKey($0) }
}

/// `"key":` of at most eight bytes.
struct OpeningKey {
    let rule: FieldRule
    let word: UInt64
    let mask: UInt64
    let count: Int

    init(_ field: Field) {
        rule = FieldRule(field)
        let spelling = ShortWord("\"\(field.spelling)\":".utf8Span.span)
        word = spelling.low
        count = spelling.count
        mask = count == 8 ? .max : ByteMask.first(count, of: .max)
    }
}
