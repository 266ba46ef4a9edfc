import TraceAnalysis
import TraceModel

/// Tasks that one recording runs one after another, and another recording at the same time.
///
/// Looked for on the way that decided how long the first one took: what is not on it costs nothing. There each task is
/// compared with the few that worked before it. Whether both worked at the same time in the other recording is a
/// matter of their spans of work.
struct LostOverlap {
    /// Two tasks, by their places in the recording in which the second one is held behind the first.
    struct Pair {
        var first: Int
        var second: Int
        /// How long both work at the same time in the other recording.
        var time: TimeSpan
        /// How long they do here; less than that.
        var rest: TimeSpan
        /// Why the second comes after the first, link by link from the first on; not empty.
        var holds: [HeldTask] = []
        /// What it adds to the path.
        var cost = TimeSpan.zero
    }

    /// The fewest pairs that account for nine tenths of the cost, the costliest first.
    let pairs: [Pair]
    /// What all pairs that hang together add to the path.
    let cost: TimeSpan

    /// The tasks of all pairs, in order of creation.
    var tasks: [Int] { Set(pairs.flatMap { [$0.first, $0.second] }).sorted() }

    /// What costs the most on a path; nil where nothing does.
    ///
    /// - Parameters:
    ///   - path: The way through the recording that runs the tasks one after another.
    ///   - timeline: The lives of that recording's tasks.
    ///   - other: The lives of the tasks of the recording that runs them at the same time.
    ///   - partners: For each task of the first recording its place in the other, or -1.
    init?(on path: WorkPath, _ timeline: Timeline, _ other: Timeline, partners: [Int32]) {
        var search = OverlapSearch(path: path, here: timeline, there: other, partners: partners)
        search.run()
        let together = search.costliest
        guard !together.isEmpty else { return nil }
        let cost = together.reduce(TimeSpan.zero) { $0 + $1.cost }
        var rest = cost
        pairs = Array(
            together.prefix { pair in
                defer { rest = rest - pair.cost }
                return rest.nanoseconds > cost.nanoseconds / 10
            }
        )
        self.cost = cost
    }
}

/// Goes along a path and compares each visit with those before it.
private struct OverlapSearch {
    let path: WorkPath
    let here: Timeline
    let there: Timeline
    let partners: [Int32]

    private struct Key: Hashable {
        var first: Int
        var second: Int
    }

    /// How long two tasks work at the same time, here and there.
    private struct Shared {
        var here: TimeSpan
        var there: TimeSpan
    }

    private var spans: [Int: (here: WorkSpans, there: WorkSpans)] = [:]
    private var shared: [Key: Shared] = [:]
    private var pairs: [LostOverlap.Pair] = []
    private var places: [Key: Int] = [:]
    /// For each pair the greatest cost of one visit behind another.
    private var greatest: [TimeSpan] = []
    /// How many spans may still be looked at, so that a long path through long lives is not quadratic.
    private var looks: Int

    /// So many earlier visits are compared with each.
    private static let window = 4

    init(path: WorkPath, here: Timeline, there: Timeline, partners: [Int32]) {
        self.path = path
        self.here = here
        self.there = there
        self.partners = partners
        looks = 16 * (here.steps.count + there.steps.count) + 100_000
    }

    mutating func run() {
        let working = path.visits.indices.filter { path.visits[$0].work > .zero }
        for (place, later) in working.enumerated() where looks > 0 {
            var best: (earlier: Int, cost: TimeSpan)?
            for earlier in working[..<place].suffix(Self.window).reversed() {
                let cost = cost(of: later, behind: earlier)
                // The nearest says it best, unless it explains much less.
                let known = best?.cost ?? .zero
                if cost.nanoseconds > known.nanoseconds + known.nanoseconds / 4 { best = (earlier, cost) }
            }
            if let best { add(later, behind: best.earlier, best.cost) }
        }
    }

    /// What it costs that a visit comes after an earlier one, seen alone: what both could do at the same time.
    private mutating func cost(of later: Int, behind earlier: Int) -> TimeSpan {
        let (visit, other) = (path.visits[later], path.visits[earlier])
        guard visit.task != other.task, path.isHeld(later, behind: earlier),
            let shared = shared(other.task, visit.task)
        else { return .zero }
        return min(shared.there - shared.here, visit.work, other.work)
    }

    private mutating func shared(_ first: Int, _ second: Int) -> Shared? {
        let key = Key(first: min(first, second), second: max(first, second))
        if let known = shared[key] { return known }
        guard let left = spans(of: first), let right = spans(of: second) else { return nil }
        looks -= min(left.here.spans.count, right.here.spans.count)
        looks -= min(left.there.spans.count, right.there.spans.count)
        let both = Shared(
            here: left.here.overlap(with: right.here),
            there: left.there.overlap(with: right.there)
        )
        shared[key] = both
        return both
    }

    /// Nil for a task that only one recording has.
    private mutating func spans(of task: Int) -> (here: WorkSpans, there: WorkSpans)? {
        if let known = spans[task] { return known }
        guard partners[task] >= 0 else { return nil }
        let both = (WorkSpans(of: task, in: here), WorkSpans(of: Int(partners[task]), in: there))
        spans[task] = both
        return both
    }

    private mutating func add(_ later: Int, behind earlier: Int, _ cost: TimeSpan) {
        let (first, second) = (path.visits[earlier].task, path.visits[later].task)
        guard let both = shared(first, second) else { return }
        let key = Key(first: min(first, second), second: max(first, second))
        let place = places[key] ?? pairs.count
        places[key] = place
        if place == pairs.count {
            pairs.append(LostOverlap.Pair(first: first, second: second, time: both.there, rest: both.here))
            greatest.append(.zero)
        }
        // Two that take turns lose no more than they had in common; told is the turn that costs most.
        pairs[place].cost = min(both.there - both.here, pairs[place].cost + cost)
        guard cost > greatest[place] else { return }
        greatest[place] = cost
        (pairs[place].first, pairs[place].second) = (first, second)
        pairs[place].holds = path.holds(of: later, behind: earlier)
    }

    /// The pairs that hang together and cost the most, the costliest first.
    var costliest: [LostOverlap.Pair] {
        var roots: [Int: Int] = [:]
        func root(_ task: Int) -> Int {
            var task = task
            while let next = roots[task], next != task {
                roots[task] = roots[next] ?? next
                task = next
            }
            return task
        }
        for pair in pairs { roots[root(pair.second)] = root(pair.first) }
        var sums: [Int: TimeSpan] = [:]
        for pair in pairs { sums[root(pair.first), default: .zero] += pair.cost }
        let most = pairs.map { root($0.first) }.max { sums[$0, default: .zero] < sums[$1, default: .zero] }
        guard let most else { return [] }
        let together = pairs.enumerated().filter { root($0.element.first) == most }
        return together.sorted { left, right in
            left.element.cost != right.element.cost
                ? left.element.cost > right.element.cost : left.offset < right.offset
        }.map(\.element)
    }
}
