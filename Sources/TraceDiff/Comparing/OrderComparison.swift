import TraceModel

/// How many steps and events changed places.
struct OrderComparison {
    /// How many steps would have to be moved to make both orders equal.
    let movedSteps: Int
    /// How many steps both sides have.
    let steps: Int
    /// The same for events; an event may move although no step does, where steps run at the same time.
    let movedEvents: Int
    /// How many printed lines would have to be moved.
    let movedLines: Int
    /// How many printed lines both sides have.
    let lines: Int

    init(_ base: Side, _ matching: EventMatching) {
        var steps = 0
        var lines = 0
        var last: Int32 = -1
        var isKept = true
        for (row, counterpart) in zip(base.rows, matching.counterparts) where counterpart >= 0 {
            isKept = isKept && counterpart > last
            last = counterpart
            switch row.kind {
            case .start, .resume: steps += 1
            case .print: lines += 1
            default: break
            }
        }
        self.steps = steps
        self.lines = lines
        guard !isKept else {
            (movedSteps, movedEvents, movedLines) = (0, 0, 0)
            return
        }
        movedEvents = Self.moved(base, matching) { _ in true }
        movedSteps = Self.moved(base, matching) { $0 == .start || $0 == .resume }
        movedLines = Self.moved(base, matching) { $0 == .print }
    }

    /// How many matched events of some kinds would have to be moved to make all come in the order of the base.
    ///
    /// All but the longest increasing subsequence, by patience sorting (Fredman, 1975): O(n log n), O(n) where the
    /// order is kept already.
    private static func moved(_ base: Side, _ matching: EventMatching, of isMeant: (EventKind) -> Bool) -> Int
    {
        var count = 0
        var tops: [Int32] = []
        tops.reserveCapacity(matching.counterparts.count)
        for (row, counterpart) in zip(base.rows, matching.counterparts)
        where counterpart >= 0 && isMeant(row.kind) {
            count += 1
            if let last = tops.last, counterpart < last {
                tops[tops.firstIndex(sorted: counterpart)] = counterpart
            } else {
                tops.append(counterpart)
            }
        }
        return count - tops.count
    }
}

extension RandomAccessCollection where Element: Comparable, Index == Int {
    /// Where the first element that is not less than `element` stands, in elements that are sorted; O(log count).
    func firstIndex(sorted element: Element) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
