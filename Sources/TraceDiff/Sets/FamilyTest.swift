import TraceModel

/// Tests many measures of the same recordings at once, so that one chance more does not make a change more likely.
///
/// With forty measures the least of forty p values is below 0.05 by chance alone more often than not. Dividing by
/// forty would leave five recordings a side without any power: their least p is 2/252. So the recordings are dealt
/// out to both sides in every possible way, and a measure's corrected p is the share of ways in which *any* measure
/// changes by more than the threshold and is parted as far as this one is: what never exceeds the threshold costs
/// nothing. This is the single-step procedure of Westfall and Young ("Resampling-based multiple testing", 1993) on
/// the statistic of Mann and Whitney; it keeps the chance of one false change among all below the level.
struct FamilyTest {
    private let families: [[Int64]]
    private let ranks: [[Int]]
    private let baseCount: Int
    private let threshold: TimeThreshold

    /// - Parameters:
    ///   - families: For each measure its value in every recording, those of the base first.
    ///   - baseCount: How many recordings are of the base.
    ///   - threshold: What a change of the medians has to exceed.
    init(_ families: [[Int64]], baseCount: Int, threshold: TimeThreshold) {
        self.families = families
        self.baseCount = baseCount
        self.threshold = threshold
        ranks = families.map { RankTest.doubledRanks($0) }
    }

    /// The corrected p value of each measure: 1 for one that does not exceed the threshold.
    ///
    /// O(ways × measures × recordings), with at most 12,870 ways; beyond eight recordings a side some of all ways stand
    /// for all, the same on each run.
    func correctedValues() -> [Double] {
        guard let recordings = families.first?.count, baseCount > 0, baseCount < recordings else {
            return families.map { _ in 1 }
        }
        let observed = families.indices.map { parting($0, Array(0..<baseCount)) }
        // However they are dealt out, medians lie no further apart than the least and the greatest time.
        let wide = families.indices.filter { family in
            let (least, greatest) = (families[family].min() ?? 0, families[family].max() ?? 0)
            return threshold.isExceeded(
                by: Change(TimeSpan(nanoseconds: least), TimeSpan(nanoseconds: greatest))
            )
        }
        var reached = Array(repeating: 0, count: families.count)
        var ways = 0
        Deals(recordings: recordings, baseCount: baseCount).forEach { base in
            let greatest = wide.map { parting($0, base) }.max() ?? 0
            for family in reached.indices where greatest >= observed[family] { reached[family] += 1 }
            ways += 1
        }
        return zip(observed, reached).map { $0 == 0 ? 1 : Double($1) / Double(ways) }
    }

    /// How far a measure is parted where these recordings are the base: the distance of the sum of ranks from its
    /// mean; 0 if the medians don't differ by more than the threshold.
    private func parting(_ family: Int, _ base: [Int]) -> Int {
        let (values, ranks) = (families[family], ranks[family])
        var isBase = Array(repeating: false, count: values.count)
        for recording in base { isBase[recording] = true }
        let left = values.indices.filter { isBase[$0] }.map { values[$0] }
        let right = values.indices.filter { !isBase[$0] }.map { values[$0] }
        guard threshold.isExceeded(by: Change(left.median, right.median)) else { return 0 }
        let sum = base.reduce(0) { $0 + ranks[$1] }
        return abs(sum * values.count - ranks.reduce(0, +) * base.count)
    }
}

extension [Int64] {
    /// The middle one, or the mean of the middle two, as a span of nanoseconds; the array must not be empty.
    var median: TimeSpan {
        let sorted = sorted()
        let (low, high) = (sorted[(count - 1) / 2], sorted[count / 2])
        return TimeSpan(nanoseconds: low + (high - low) / 2)
    }
}
