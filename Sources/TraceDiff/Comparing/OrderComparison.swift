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
        var events: [Int32] = []
        var steps: [Int32] = []
        var lines: [Int32] = []
        for (index, counterpart) in matching.counterparts.enumerated() where counterpart >= 0 {
            events.append(counterpart)
            switch base.trace.events[index].action {
            case .start, .resume: steps.append(counterpart)
            case .print: lines.append(counterpart)
            default: break
            }
        }
        self.steps = steps.count
        movedSteps = steps.count - Self.longestIncreasing(steps)
        self.lines = lines.count
        movedLines = lines.count - Self.longestIncreasing(lines)
        movedEvents = events.count - Self.longestIncreasing(events)
    }

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
