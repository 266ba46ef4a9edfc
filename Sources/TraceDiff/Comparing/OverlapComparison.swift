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

    /// Compares the lives of matched tasks.
    ///
    /// O(tasks) where all lives begin and end in the same order, else O(tasks × log tasks).
    init(_ base: Side, _ candidate: Side, _ tasks: TaskAlignment) {
        var spans: [Spans] = []
        var places = Array(repeating: -1 as Int32, count: base.outside)
        var otherPlaces = Array(repeating: -1 as Int32, count: candidate.outside)
        for (task, partner) in tasks.partners.dropLast().enumerated() where partner >= 0 {
            let (left, right) = (base.lives[task], candidate.lives[Int(partner)])
            guard left.firstStep >= 0, right.firstStep >= 0 else { continue }
            places[task] = Int32(spans.count)
            otherPlaces[Int(partner)] = Int32(spans.count)
            spans.append(
                Spans(
                    task: Int32(task),
                    here: left.firstStep..<max(left.firstStep, left.end),
                    there: right.firstStep..<max(right.firstStep, right.end)
                )
            )
        }
        let left = base.boundaries.compactMap { Boundary($0, places) }
        let right = candidate.boundaries.compactMap { Boundary($0, otherPlaces) }
        guard left != right else {
            (lostCount, gainedCount) = (0, 0)
            return
        }
        let both = Self.separateInBoth(spans.count, left, right)
        lostCount = Self.separate(right) - both
        gainedCount = Self.separate(left) - both
        if lostCount > 0 { lost = Self.pairs(spans, left, base.trace) }
        if gainedCount > 0 {
            let mirrored = spans.map { Spans(task: $0.task, here: $0.there, there: $0.here) }
            gained = Self.pairs(mirrored, right, candidate.trace)
        }
    }

    /// The life of one task on two sides, from its first step to its end, by events.
    private struct Spans {
        var task: Int32
        var here: Range<Int32>
        var there: Range<Int32>
    }

    /// The first step or the end of the life at a place of `spans`.
    private struct Boundary: Equatable {
        var life: Int32
        var isEnd: Bool

        /// Nil for the life of a task that has no place.
        init?(_ boundary: Int32, _ places: [Int32]) {
            isEnd = boundary < 0
            life = places[Int(isEnd ? -1 - boundary : boundary)]
            if life < 0 { return nil }
        }
    }

    /// How many pairs don't overlap: one ends before the other starts.
    private static func separate(_ boundaries: [Boundary]) -> Int {
        var ended = 0
        var pairs = 0
        for boundary in boundaries {
            if boundary.isEnd { ended += 1 } else { pairs += ended }
        }
        return pairs
    }

    /// How many pairs overlap on neither side, whichever of both comes first.
    ///
    /// A sweep over one side with what has ended kept in two trees by when it lives on the other.
    private static func separateInBoth(_ lives: Int, _ left: [Boundary], _ right: [Boundary]) -> Int {
        var starts = Array(repeating: 0, count: lives)
        var ends = Array(repeating: right.count, count: lives)
        for (place, boundary) in right.enumerated() {
            if boundary.isEnd { ends[Int(boundary.life)] = place } else { starts[Int(boundary.life)] = place }
        }
        var byEnd = PrefixCounts(count: right.count + 1)
        var byStart = PrefixCounts(count: right.count + 1)
        var ended = 0
        var pairs = 0
        for boundary in left {
            let life = Int(boundary.life)
            if boundary.isEnd {
                byEnd.add(at: ends[life])
                byStart.add(at: starts[life])
                ended += 1
            } else {
                pairs += byEnd.count(before: starts[life]) + ended - byStart.count(before: ends[life] + 1)
            }
        }
        return pairs
    }

    /// The pairs that overlap here and not there, by the start of the later task.
    ///
    /// Looks at no more than 16 pairs a task and 100,000 besides, so it may find fewer than there are.
    private static func pairs(_ spans: [Spans], _ boundaries: [Boundary], _ trace: Trace) -> [Pair] {
        var pairs: [Pair] = []
        var alive: [Spans] = []
        var looks = 16 * spans.count + 100_000
        for boundary in boundaries where !boundary.isEnd {
            let life = spans[Int(boundary.life)]
            alive.removeAll { $0.here.upperBound < life.here.lowerBound }
            looks -= alive.count
            guard looks > 0, pairs.count < listed else { break }
            for other in alive {
                let isFirst = other.there.upperBound < life.there.lowerBound
                guard isFirst || life.there.upperBound < other.there.lowerBound else { continue }
                let end = min(other.here.upperBound, life.here.upperBound)
                pairs.append(
                    Pair(
                        first: isFirst ? other.task : life.task,
                        second: isFirst ? life.task : other.task,
                        time: trace.time(at: end) - trace.time(at: life.here.lowerBound)
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
