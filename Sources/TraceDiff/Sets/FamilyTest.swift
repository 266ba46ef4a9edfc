import TraceModel

/// Tests many measures of the same recordings at once, so that one chance more does not make a change more likely.
///
/// With forty measures the least of forty p values is below 0.05 by chance alone more often than not. Dividing by
/// forty would leave five recordings a side without any power: their least p is 2/252. So the recordings are dealt
/// out to both sides in every possible way, and a measure's corrected p is the share of ways in which *any* measure
/// changes by more than the threshold and stands out as far as this one does: what never exceeds the threshold costs
/// nothing. This is the single-step procedure of Westfall and Young ("Resampling-based multiple testing", 1993); it
/// keeps the chance of one false change among all below the level.
///
/// How far a measure stands out is the distance of the medians in units of how far the recordings of a side lie from
/// theirs. Ranks alone don't serve here: of many times that vary, one is always parted entirely in some way of
/// dealing, and then five recordings a side find nothing on a busy machine.
struct FamilyTest {
    private let families: [[Int64]]
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
    }

    /// The corrected p value of each measure: 1 for one that does not exceed the threshold.
    ///
    /// O(ways × measures × recordings), with at most 12,870 ways; beyond eight recordings a side some of all ways stand
    /// for all, the same on each run.
    func correctedValues() -> [Double] {
        guard let recordings = families.first?.count, baseCount > 0, baseCount < recordings else {
            return families.map { _ in 1 }
        }
        let observed = families.indices.map { prominence($0, Array(0..<baseCount)) }
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
            let greatest = wide.map { prominence($0, base) }.max() ?? 0
            for family in reached.indices where greatest >= observed[family] { reached[family] += 1 }
            ways += 1
        }
        return zip(observed, reached).map { $0 == 0 ? 1 : Double($1) / Double(ways) }
    }

    /// How far a measure stands out where these recordings are the base; 0 if the medians don't differ by more than
    /// the threshold.
    private func prominence(_ family: Int, _ base: [Int]) -> Double {
        let values = families[family]
        var isBase = Array(repeating: false, count: values.count)
        for recording in base { isBase[recording] = true }
        let left = values.indices.filter { isBase[$0] }.map { values[$0] }
        let right = values.indices.filter { !isBase[$0] }.map { values[$0] }
        let medians = Change(left.median, right.median)
        guard threshold.isExceeded(by: medians) else { return 0 }
        let spread = left.deviation(from: medians.base) + right.deviation(from: medians.candidate)
        // A microsecond for each recording is what clocks and timers vary by at least.
        return Double(medians.magnitude.nanoseconds) / (spread + 1_000 * Double(values.count))
    }
}

extension [Int64] {
    /// The sum of the distances from a median, in nanoseconds.
    fileprivate func deviation(from median: TimeSpan) -> Double {
        reduce(0) { $0 + Double(($1 - median.nanoseconds).magnitude) }
    }

    /// The middle one, or the mean of the middle two, as a span of nanoseconds; the array must not be empty.
    var median: TimeSpan {
        let sorted = sorted()
        let (low, high) = (sorted[(count - 1) / 2], sorted[count / 2])
        return TimeSpan(nanoseconds: low + (high - low) / 2)
    }
}
