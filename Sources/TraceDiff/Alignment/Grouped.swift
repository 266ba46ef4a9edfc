/// Numbers sorted into groups, all in one array: what an array of arrays would be, without a million small
/// arrays.
struct Grouped: Sendable {
    private let starts: [Int32]
    private let members: [Int32]

    /// The members of a group, in the order in which they were added.
    subscript(group: Int) -> ArraySlice<Int32> { members[Int(starts[group])..<Int(starts[group + 1])] }

    /// Takes members in any order of groups.
    struct Builder {
        private let groups: Int
        private var added: [(group: Int32, member: Int32)] = []

        init(groups: Int) { self.groups = groups }

        mutating func add(_ member: Int32, to group: Int) { added.append((Int32(group), member)) }

        /// A counting sort: O(groups + members), and stable.
        consuming func finish() -> Grouped {
            var starts = [Int32](repeating: 0, count: groups + 1)
            for entry in added { starts[Int(entry.group) + 1] += 1 }
            for group in 0..<groups { starts[group + 1] += starts[group] }
            var next = starts
            var members = [Int32](repeating: 0, count: added.count)
            for entry in added {
                members[Int(next[Int(entry.group)])] = entry.member
                next[Int(entry.group)] += 1
            }
            return Grouped(starts: starts, members: members)
        }
    }

    private init(starts: [Int32], members: [Int32]) {
        self.starts = starts
        self.members = members
    }
}
