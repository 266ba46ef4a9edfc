/// Numbers sorted into groups, each of which knows the next one of its group: what an array of arrays would be, in
/// eight bytes a number.
public struct Chains: Sendable {
    /// For each group its first member; -1 for an empty one.
    let first: [Int32]
    /// For each number the next member of its group; -1 for the last.
    let next: [Int32]

    /// Sorts the numbers from 0 on by their groups; those of a negative group are in none.
    ///
    /// O(groups + count).
    package init(_ count: Int, groups: Int, group: (Int) -> Int32) {
        var first = [Int32](repeating: -1, count: groups)
        var next = [Int32](repeating: -1, count: count)
        // From the last to the first, so that each has only to be put before the others.
        for member in (0..<count).reversed() {
            let group = Int(group(member))
            guard group >= 0 else { continue }
            next[member] = first[group]
            first[group] = Int32(member)
        }
        self.first = first
        self.next = next
    }

    /// The members of a group, in ascending order.
    public subscript(group: Int) -> Group { Group(place: first[group], chain: next) }

    /// The members of one group, in ascending order.
    public struct Group: Sequence, IteratorProtocol, Sendable {
        fileprivate var place: Int32
        fileprivate let chain: [Int32]

        /// Whether there are none.
        public var isEmpty: Bool { place < 0 }

        /// The next one; nil after the last.
        public mutating func next() -> Int? {
            guard place >= 0 else { return nil }
            defer { place = chain[Int(place)] }
            return Int(place)
        }
    }
}
