import TestSupport
import Testing
import TraceModel

@testable import TraceDiff

/// The statistics of several recordings, against counting every way to deal them out.
struct RankTestTests {
    @Test func `known values: five against five that are parted, tied, or the same`() {
        #expect(RankTest([1, 2, 3, 4, 5], [6, 7, 8, 9, 10]).p == 2.0 / 252)
        #expect(RankTest([6, 7, 8, 9, 10], [1, 2, 3, 4, 5]).p == 2.0 / 252)
        #expect(RankTest([1, 2, 3], [4, 5, 6]).p == 0.1)
        #expect(RankTest([1, 2, 3, 4], [5, 6, 7, 8]).p == 2.0 / 70)
        #expect(RankTest([7, 7, 7], [7, 7, 7]).p == 1)
        #expect(RankTest([1, 2], [1, 2]).u == 2)
        #expect(RankTest([], [1, 2]).p == 1)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `p is the share of all ways that part the measurements as far`(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let count = Int.random(in: 2...9, using: &generator)
        let baseCount = Int.random(in: 1..<count, using: &generator)
        // Few values, so that many are tied.
        let values = (0..<count).map { _ in Int64.random(in: 0..<6, using: &generator) }
        let test = RankTest(Array(values.prefix(baseCount)), Array(values.dropFirst(baseCount)))

        /// In how many pairs the base is greater, twice, as a distance from what is expected.
        func distance(_ base: [Int]) -> Int {
            let others = values.indices.filter { !base.contains($0) }
            var doubled = 0
            for left in base {
                for right in others { doubled += Int((values[left] - values[right]).signum()) + 1 }
            }
            return abs(doubled - base.count * others.count)
        }
        var ways = 0
        var parted = 0
        let observed = distance(Array(0..<baseCount))
        Deals(recordings: count, baseCount: baseCount).forEach { base in
            ways += 1
            if distance(base) >= observed { parted += 1 }
        }
        #expect(ways == Int(Deals.choices(of: baseCount, among: count)), "seed \(seed)")
        #expect(abs(test.p - Double(parted) / Double(ways)) < 1e-12, "seed \(seed)")
    }

    @Test func `each way to deal out is gone through once, the first being as it was`() {
        var ways: [[Int]] = []
        Deals(recordings: 7, baseCount: 3).forEach { ways.append($0) }
        #expect(ways.first == [0, 1, 2])
        #expect(ways.count == 35)
        #expect(Set(ways).count == 35)
        #expect(ways.allSatisfy { $0.count == 3 && $0 == $0.sorted() })
    }

    @Test func `where there are too many ways, so many different ones are taken`() {
        var ways: Set<[Int]> = []
        Deals(recordings: 40, baseCount: 20).forEach { ways.insert($0) }
        #expect(ways.count == Deals.limit)
    }

    @Test func `of forty noisy times one is called changed in at most one of twenty comparisons`() {
        var alarms = 0
        for seed in 0..<200 as Range<UInt64>
        where Self.family(seed: seed, shift: 0).contains(where: { $0 <= 0.05 }) {
            alarms += 1
        }
        // 200 × 0.05 = 10 are expected at most; 20 would be chance in one of a thousand runs.
        #expect(alarms < 20)
    }

    @Test func `a time that grows by a tenth is found among forty others, five recordings a side`() {
        var found = 0
        for seed in 0..<100 as Range<UInt64> where Self.family(seed: seed, shift: 5_000_000)[0] <= 0.05 {
            found += 1
        }
        #expect(found >= 95)
    }

    /// The corrected p values of a time of 50 ms that varies by 1 ms and of forty that vary by less than the threshold,
    /// or by more where nothing is shifted.
    private static func family(seed: UInt64, shift: Int64) -> [Double] {
        var generator = SplitMix64(seed: seed)
        let noise: Int64 = shift == 0 ? 8_000_000 : 1_000_000
        func time(_ shift: Int64) -> Int64 {
            50_000_000 + shift + Int64.random(in: 0...noise, using: &generator)
        }
        let first = (0..<10).map { time($0 < 5 ? 0 : shift) }
        let others = (0..<40).map { _ in (0..<10).map { _ in time(0) } }
        let threshold = TimeThreshold(percent: 5, absolute: TimeSpan(nanoseconds: 1_000_000))
        return FamilyTest([first] + others, baseCount: 5, threshold: threshold).correctedValues()
    }
}
