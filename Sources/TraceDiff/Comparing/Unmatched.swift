/// The acts of one task that its alignment left unmatched, hunk by hunk.
struct Unmatched {
    /// The acts of both sides between two matched stretches.
    struct Hunk {
        var left: [Int32] = []
        var right: [Int32] = []
    }

    /// The acts that both sides have, in different hunks or in another order within one.
    private(set) var reordered: [(left: Int32, right: Int32)] = []
    /// What only one side has.
    private(set) var hunks: [Hunk] = []

    init(
        _ alignment: SequenceAlignment,
        _ lefts: ArraySlice<Int32>,
        _ leftPrints: [UInt64],
        _ rights: ArraySlice<Int32>,
        _ rightPrints: [UInt64]
    ) {
        var waiting = WaitingLists(capacity: alignment.hunks.reduce(0) { $0 + $1.right.count })
        for hunk in alignment.hunks.reversed() {
            for place in hunk.right.reversed() { waiting.putFirst(Int32(place), key: rightPrints[place]) }
        }
        var isTaken = Array(repeating: false, count: rights.count)
        for hunk in alignment.hunks {
            var kept: [Int32] = []
            for place in hunk.left {
                let left = lefts[lefts.startIndex + place]
                if let other = waiting.takeFirst(key: leftPrints[place]) {
                    isTaken[Int(other)] = true
                    reordered.append((left, rights[rights.startIndex + Int(other)]))
                } else {
                    kept.append(left)
                }
            }
            hunks.append(Hunk(left: kept))
        }
        for (place, hunk) in alignment.hunks.enumerated() {
            hunks[place].right = hunk.right.filter { !isTaken[$0] }.map { rights[rights.startIndex + $0] }
        }
    }
}
