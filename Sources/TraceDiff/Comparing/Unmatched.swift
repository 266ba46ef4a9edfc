/// The acts of one task that its alignment left unmatched, hunk by hunk.
struct Unmatched {
    /// The acts of both sides between two matched stretches.
    struct Hunk {
        var left: [Int32] = []
        var right: [Int32] = []
    }

    private(set) var hunks: [Hunk] = []
    private var prints: [(left: [UInt64], right: [UInt64])] = []

    init(
        _ alignment: SequenceAlignment,
        _ lefts: ArraySlice<Int32>,
        _ leftPrints: [UInt64],
        _ rights: ArraySlice<Int32>,
        _ rightPrints: [UInt64]
    ) {
        for hunk in alignment.hunks {
            let left = lefts.dropFirst(hunk.left.lowerBound).prefix(hunk.left.count)
            let right = rights.dropFirst(hunk.right.lowerBound).prefix(hunk.right.count)
            hunks.append(Hunk(left: Array(left), right: Array(right)))
            prints.append((Array(leftPrints[hunk.left]), Array(rightPrints[hunk.right])))
        }
    }

    /// Removes the acts that both sides have, in different hunks or in another order within one; returns them
    /// in pairs.
    mutating func takeReordered() -> [(left: Int32, right: Int32)] {
        var waiting = WaitingLists(capacity: hunks.reduce(0) { $0 + $1.right.count })
        for place in hunks.indices.reversed() {
            for (event, print) in zip(hunks[place].right, prints[place].right).reversed() {
                waiting.putFirst(event, key: print)
            }
        }
        var pairs: [(left: Int32, right: Int32)] = []
        for place in hunks.indices {
            var kept: [Int32] = []
            for (event, print) in zip(hunks[place].left, prints[place].left) {
                if let right = waiting.takeFirst(key: print) {
                    pairs.append((event, right))
                } else {
                    kept.append(event)
                }
            }
            hunks[place].left = kept
        }
        // Who waits first is taken first, so what is left of a key are its last ones.
        for place in hunks.indices {
            hunks[place].right = zip(hunks[place].right, prints[place].right).compactMap { event, print in
                guard waiting.first(key: print) == event else { return nil }
                return waiting.takeFirst(key: print)
            }
        }
        return pairs
    }
}
