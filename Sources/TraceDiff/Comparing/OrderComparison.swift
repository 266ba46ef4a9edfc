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
        movedEvents = Self.moved(matching.counterparts.filter { $0 >= 0 })
        movedSteps = Self.moved(Self.counterparts(base, matching) { $0 == .start || $0 == .resume })
        movedLines = Self.moved(Self.counterparts(base, matching) { $0 == .print })
    }

    private static func counterparts(
        _ base: Side,
        _ matching: EventMatching,
        of isMeant: (EventKind) -> Bool
    ) -> [Int32] {
        zip(base.rows, matching.counterparts).compactMap { $1 >= 0 && isMeant($0.kind) ? $1 : nil }
    }

    /// How many numbers would have to be moved to make all increase.
    private static func moved(_ numbers: [Int32]) -> Int { numbers.count - longestIncreasing(numbers) }

    /// The length of the longest increasing subsequence: what can stay in place.
    ///
    /// Patience sorting (Fredman, 1975): O(n log n), O(n) where the numbers increase already.
    private static func longestIncreasing(_ numbers: [Int32]) -> Int {
        var tops: [Int32] = []
        for number in numbers {
            if let last = tops.last, number < last {
                tops[tops.firstIndex(sorted: number)] = number
            } else {
                tops.append(number)
            }
        }
        return tops.count
    }
}

extension Array where Element: Comparable {
    /// Where a sorted array's first element that is not less than `element` stands.
    func firstIndex(sorted element: Element) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < element { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
