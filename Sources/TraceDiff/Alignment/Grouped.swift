/// Numbers sorted into groups, all in one array: what an array of arrays would be, without a million small
/// arrays.
struct Grouped: Sendable {
    private let starts: [Int32]
    private let members: [Int32]

    /// The members of a group, in ascending order.
    subscript(group: Int) -> ArraySlice<Int32> { members[Int(starts[group])..<Int(starts[group + 1])] }

    /// Where a group's members stand; see `member(at:)`, which is for hot paths: a slice counts its references.
    func range(of group: Int) -> Range<Int> { Int(starts[group])..<Int(starts[group + 1]) }

    /// The member at a place of `range(of:)`.
    func member(at place: Int) -> Int32 { members[place] }

    /// Sorts the numbers from 0 on by their groups; those of a negative group are in none.
    ///
    /// A counting sort: O(groups + count), and stable.
    init(_ count: Int, groups: Int, group: (Int) -> Int32) {
        var sizes = [Int32](repeating: 0, count: groups)
        for member in 0..<count {
            let group = Int(group(member))
            if group >= 0 { sizes[group] += 1 }
        }
        self.init(count, groups: groups, size: { sizes[$0] }, group: group)
    }

    /// The same where it is known how many members each group has.
    init(_ count: Int, groups: Int, size: (Int) -> Int32, group: (Int) -> Int32) {
        var starts = [Int32](repeating: 0, count: groups + 1)
        for group in 0..<groups { starts[group + 1] = starts[group] + size(group) }
        var members = [Int32](repeating: 0, count: Int(starts[groups]))
        var next = starts
        var places = members.mutableSpan
        var nexts = next.mutableSpan
        for member in 0..<count {
            let group = Int(group(member))
            guard group >= 0 else { continue }
            places[Int(nexts[group])] = Int32(member)
            nexts[group] += 1
        }
        self.starts = starts
        self.members = members
    }
}
