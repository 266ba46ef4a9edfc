/// Whether one set of measurements tends to be greater than another, by their ranks alone: the Mann–Whitney U test.
///
/// ```swift
/// RankTest([50, 51, 52, 53, 54], [60, 61, 62, 63, 64]).p  // 2 of 252 ways to choose five of ten: 0.0079…
/// ```
/// The p value is exact and two-sided: the share of all ways to deal out the measurements to both sides that part them
/// at least as far as they are parted. Equal measurements share their mean rank, and the share is taken over the
/// ranks as they are, so that ties make it no less exact. Nothing is supposed of how measurements are distributed.
///
/// Mann and Whitney, "On a test of whether one of two random variables is stochastically larger than the other", 1947.
public struct RankTest: Hashable, Sendable {
    /// In how many pairs of both sides the base is the greater one, ties counted half: from 0 to the number of pairs.
    public let u: Double
    /// How likely both are parted so far if they are the same, from 0 to 1; 1 if a side is empty.
    public let p: Double

    /// Tests two sets of measurements.
    ///
    /// O(n³) for n measurements in all.
    public init(_ base: [Int64], _ candidate: [Int64]) {
        let ranks = Self.doubledRanks(base + candidate)
        let least = base.count * (base.count + 1)
        let sum = ranks.prefix(base.count).reduce(0, +)
        u = Double(sum - least) / 2
        p = base.isEmpty || candidate.isEmpty ? 1 : Self.shareParted(ranks, base.count, sum)
    }

    /// Twice the rank of each measurement, from 2; equal ones share the mean, which may be a half.
    static func doubledRanks(_ measurements: [Int64]) -> [Int] {
        let order = measurements.indices.sorted { measurements[$0] < measurements[$1] }
        var ranks = Array(repeating: 0, count: measurements.count)
        var first = 0
        while first < order.count {
            var end = first + 1
            while end < order.count, measurements[order[end]] == measurements[order[first]] { end += 1 }
            for place in first..<end { ranks[order[place]] = first + 1 + end }
            first = end
        }
        return ranks
    }

    /// The share of all choices of `count` ranks whose sum is at least as far from the mean sum as `sum`.
    private static func shareParted(_ ranks: [Int], _ count: Int, _ sum: Int) -> Double {
        let most = ranks.reduce(0, +)
        // How many choices of each size have each sum, one rank after the other; a double counts far enough.
        var ways = Array(repeating: Array(repeating: 0.0, count: most + 1), count: count + 1)
        ways[0][0] = 1
        for (place, rank) in ranks.enumerated() {
            for size in stride(from: min(count, place + 1), to: 0, by: -1) {
                for sum in stride(from: most, through: rank, by: -1) {
                    ways[size][sum] += ways[size - 1][sum - rank]
                }
            }
        }
        // The mean is most × count / all, so that whole numbers tell which sums are as far from it.
        let all = ranks.count
        let distance = abs(sum * all - most * count)
        var parted = 0.0
        var total = 0.0
        for (sum, ways) in ways[count].enumerated() {
            total += ways
            if abs(sum * all - most * count) >= distance { parted += ways }
        }
        return parted / total
    }
}
