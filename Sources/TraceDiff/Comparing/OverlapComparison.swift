import TraceAnalysis
import TraceModel

/// Pairs of tasks that were alive together, between their first step and their end, on one side alone.
///
/// Alive together is judged by the order of events, so that it means the same under a clock that stands
/// still.
struct OverlapComparison {
    /// A pair that overlapped on one side, and the order in which its tasks live on the other.
    struct Pair {
        /// The tasks, by their numbers in the base: the one that lives first where they don't overlap comes
        /// first.
        var first: Int32
        var second: Int32
        /// How long they were alive together.
        var time: TimeSpan
    }

    /// Pairs that overlapped in the base alone: no more than `listed`, those of tasks that start first.
    private(set) var lost: [Pair] = []
    /// Pairs that overlap in the candidate alone.
    private(set) var gained: [Pair] = []
    /// How many pairs were lost, all told.
    let lostCount: Int
    /// How many pairs were gained, all told.
    let gainedCount: Int

    /// So many pairs are listed; a thousand tasks have half a million.
    static let listed = 1_000

    /// The lives of the tasks that both sides have and that ran on both, in the base's numbering.
    private let lives: [Life]

    private struct Life {
        var task: Int32
        var base: Range<Int32>
        var candidate: Range<Int32>
    }

    init(_ base: Timeline, _ candidate: Timeline, _ pairs: [(base: Int, candidate: Int, task: Int32)]) {
        lives = pairs.compactMap { pair in
            let (left, right) = (base.tasks[pair.base], candidate.tasks[pair.candidate])
            guard let leftStart = left.firstStep, let rightStart = right.firstStep else { return nil }
            return Life(
                task: pair.task,
                base: leftStart..<max(leftStart, left.endEvent),
                candidate: rightStart..<max(rightStart, right.endEvent)
            )
        }
        let both = Self.separateInBoth(lives)
        lostCount = Self.separate(lives.map(\.candidate)) - both
        gainedCount = Self.separate(lives.map(\.base)) - both
        if lostCount > 0 {
            lost = Self.pairs(lives, together: \.base, apart: \.candidate, base.trace)
        }
        if gainedCount > 0 {
            gained = Self.pairs(lives, together: \.candidate, apart: \.base, candidate.trace)
        }
    }

    /// How many pairs don't overlap: one ends before the other starts.
    ///
    /// O(n log n).
    private static func separate(_ lives: [Range<Int32>]) -> Int {
        let ends = lives.map(\.upperBound).sorted()
        return lives.reduce(0) { $0 + ends.firstIndex(sorted: $1.lowerBound) }
    }

    /// How many pairs overlap on neither side, whichever of both comes first.
    ///
    /// A sweep over the base in order of starts, with what has ended kept in two trees by when it lives in
    /// the candidate: O(n log n).
    private static func separateInBoth(_ lives: [Life]) -> Int {
        let ends = lives.map(\.candidate.upperBound).sorted()
        let starts = lives.map(\.candidate.lowerBound).sorted()
        var byEnd = PrefixCounts(count: lives.count)
        var byStart = PrefixCounts(count: lives.count)
        var ended = lives.sorted { $0.base.upperBound < $1.base.upperBound }[...]
        var inserted = 0
        var pairs = 0
        for life in lives.sorted(by: { $0.base.lowerBound < $1.base.lowerBound }) {
            while let other = ended.first, other.base.upperBound < life.base.lowerBound {
                byEnd.add(at: ends.firstIndex(sorted: other.candidate.upperBound))
                byStart.add(at: starts.firstIndex(sorted: other.candidate.lowerBound))
                inserted += 1
                ended = ended.dropFirst()
            }
            pairs += byEnd.count(before: ends.firstIndex(sorted: life.candidate.lowerBound))
            pairs +=
                inserted - byStart.count(before: starts.firstIndex(sorted: life.candidate.upperBound + 1))
        }
        return pairs
    }

    /// The pairs that overlap on one side and not on the other, by the start of the later task.
    ///
    /// Looks at no more than 64 pairs a task and a million all told, so it may find fewer than there are.
    private static func pairs(
        _ lives: [Life],
        together: KeyPath<Life, Range<Int32>>,
        apart: KeyPath<Life, Range<Int32>>,
        _ trace: Trace
    ) -> [Pair] {
        var pairs: [Pair] = []
        var alive: [Life] = []
        var looks = 64 * lives.count + 1_000_000
        for life in lives.sorted(by: { $0[keyPath: together].lowerBound < $1[keyPath: together].lowerBound })
        {
            let range = life[keyPath: together]
            alive.removeAll { $0[keyPath: together].upperBound < range.lowerBound }
            looks -= alive.count
            guard looks > 0, pairs.count < listed else { break }
            for other in alive {
                let isFirst = other[keyPath: apart].upperBound < life[keyPath: apart].lowerBound
                guard isFirst || life[keyPath: apart].upperBound < other[keyPath: apart].lowerBound else {
                    continue
                }
                let end = min(other[keyPath: together].upperBound, range.upperBound)
                pairs.append(
                    Pair(
                        first: isFirst ? other.task : life.task,
                        second: isFirst ? life.task : other.task,
                        time: trace.time(at: end) - trace.time(at: range.lowerBound)
                    )
                )
            }
            alive.append(life)
        }
        return pairs
    }
}

/// Counts of things at places, with fast sums from the first place on.
///
/// Fenwick, "A new data structure for cumulative frequency tables", 1994: O(log n) a call.
private struct PrefixCounts {
    private var sums: [Int32]

    init(count: Int) { sums = Array(repeating: 0, count: count + 1) }

    mutating func add(at place: Int) {
        var node = place + 1
        while node < sums.count {
            sums[node] += 1
            node += node & -node
        }
    }

    func count(before place: Int) -> Int {
        var node = min(place, sums.count - 1)
        var sum = 0
        while node > 0 {
            sum += Int(sums[node])
            node -= node & -node
        }
        return sum
    }
}

extension Trace {
    /// The time of an event, or of the end of the trace for the place after the last one.
    func time(at event: Int32) -> Instant { Int(event) < events.count ? events[Int(event)].time : endTime }
}

extension TaskLife {
    /// The event of its first step; nil if it never ran.
    var firstStep: Int32? { stretches.first { $0.state == .running }?.opening }
}
