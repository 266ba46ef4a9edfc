/// The distinct strings of a trace, each stored once.
///
/// ```swift
/// var texts = TextTable()
/// let name = texts.intern("fetchData")
/// texts[name]  // "fetchData"
/// texts.intern("fetchData") == name  // true
/// ```
/// Strings are the same where their bytes are: `é` as one scalar and `é` as two are two texts, so that a
/// trace is written as it was read. (Swift's own `==` takes them for equal.)
public struct TextTable: Sendable {
    private var strings: [String] = []
    /// A hash table with open addressing: the upper half of a slot is the hash, the lower half the place + 1.
    ///
    /// The hash is Swift's seeded one, so that no file can be made in which all strings collide. Places come
    /// from the order of interning alone: the seed can't be seen from outside.
    private var slots: [UInt64] = []

    /// An empty table.
    public init() {}

    /// How many distinct strings there are.
    public var count: Int { strings.count }

    /// The text of a string, which is added if it is new.
    ///
    /// O(length of the string).
    public mutating func intern(_ string: String) -> Text {
        makeRoom()
        let (slot, hash) = find(string.utf8Span.span)
        if let text = text(in: slot) { return text }
        return add(string, at: slot, hash: hash)
    }

    /// The text of a string given by its bytes, which is added if it is new; nil where they aren't UTF-8.
    ///
    /// O(length of the string); allocates for a new string only.
    public mutating func intern(utf8 bytes: Span<UInt8>) -> Text? {
        makeRoom()
        let (slot, hash) = find(bytes)
        if let text = text(in: slot) { return text }
        guard let valid = try? UTF8Span(validating: bytes) else { return nil }
        return add(String(copying: valid), at: slot, hash: hash)
    }

    /// The text of a string that is in the table, or nil.
    public func find(_ string: String) -> Text? {
        slots.isEmpty ? nil : text(in: find(string.utf8Span.span).slot)
    }

    /// For each text of another table, in order, the text of this one with the same string, or nil.
    ///
    /// O(texts): hashes are taken from both tables, and looked up in an order that is kind to the processor's caches.
    package func texts(like other: TextTable) -> [Text?] {
        var texts = [Text?](repeating: nil, count: other.count)
        guard !slots.isEmpty else { return texts }
        for content in other.slots where content != 0 {
            let place = Int(UInt32(truncatingIfNeeded: content) - 1)
            let slot = slot(of: other.strings[place].utf8Span.span, hash: UInt32(content >> 32))
            texts[place] = text(in: slot)
        }
        return texts
    }

    /// The string of a text of this table.
    public subscript(text: Text) -> String { strings[Int(text.index)] }

    /// The string of a text, if there is one.
    public subscript(text: Text?) -> String? { text.map { strings[Int($0.index)] } }

    // MARK: The hash table

    private func text(in slot: Int) -> Text? {
        let place = UInt32(truncatingIfNeeded: slots[slot])
        return place == 0 ? nil : Text(index: place - 1)
    }

    private func find(_ bytes: Span<UInt8>) -> (slot: Int, hash: UInt32) {
        let hash = bytes.stringHash
        return (slot(of: bytes, hash: hash), hash)
    }

    /// The slot that holds the string, or the free one where it belongs.
    private func slot(of bytes: Span<UInt8>, hash: UInt32) -> Int {
        var slot = Int(hash) & (slots.count - 1)
        while true {
            let content = slots[slot]
            if content == 0 { return slot }
            if UInt32(content >> 32) == hash {
                let place = Int(UInt32(truncatingIfNeeded: content) - 1)
                if strings[place].utf8Span.span.hasSameBytes(as: bytes) { return slot }
            }
            slot = (slot + 1) & (slots.count - 1)
        }
    }

    private mutating func add(_ string: String, at slot: Int, hash: UInt32) -> Text {
        let text = Text(index: UInt32(strings.count))
        strings.append(string)
        slots[slot] = UInt64(hash) << 32 | UInt64(text.index + 1)
        return text
    }

    /// Keeps a quarter of the slots free: fuller, and the search for a free one gets long.
    private mutating func makeRoom() {
        guard strings.count * 4 >= slots.count * 3 else { return }
        let old = slots
        slots = Array(repeating: 0, count: max(16, old.count * 2))
        for content in old where content != 0 {
            var slot = Int(content >> 32) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = content
        }
    }
}

extension Span<UInt8> {
    fileprivate var stringHash: UInt32 {
        var hasher = Hasher()
        var index = 0
        while let word = word(at: index) {
            hasher.combine(word)
            index += 8
        }
        // The leading one tells apart rests of different lengths.
        var rest: UInt64 = 1
        while index < count {
            rest = rest << 8 | UInt64(self[index])
            index += 1
        }
        hasher.combine(rest)
        return UInt32(truncatingIfNeeded: hasher.finalize())
    }

    fileprivate func hasSameBytes(as other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        var index = 0
        while let word = word(at: index) {
            if word != other.word(at: index) { return false }
            index += 8
        }
        while index < count {
            if self[index] != other[index] { return false }
            index += 1
        }
        return true
    }
}
