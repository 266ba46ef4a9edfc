/// Numbers sorted into groups, all in one array: what an array of arrays would be, without a million small
/// arrays.
struct Grouped: Sendable {
    private let starts: [Int32]
    private let members: [Int32]

    /// The members of a group, in ascending order.
    subscript(group: Int) -> ArraySlice<Int32> { members[Int(starts[group])..<Int(starts[group + 1])] }

    /// Sorts the numbers from 0 on by their groups; those of a negative group are in none.
    ///
    /// A counting sort: O(groups + count), and stable.
    init(_ count: Int, groups: Int, group: (Int) -> Int32) {
        var starts = [Int32](repeating: 0, count: groups + 1)
        for member in 0..<count {
            let group = Int(group(member))
            if group >= 0 { starts[group + 1] += 1 }
        }
        for group in 0..<groups { starts[group + 1] += starts[group] }
        var next = starts
        var members = [Int32](repeating: 0, count: Int(starts[groups]))
        for member in 0..<count {
            let group = Int(group(member))
            guard group >= 0 else { continue }
            members[Int(next[group])] = Int32(member)
            next[group] += 1
        }
        self.starts = starts
        self.members = members
    }
}
