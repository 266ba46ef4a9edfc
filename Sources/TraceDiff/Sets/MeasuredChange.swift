public import TraceModel

/// A time in several recordings of each side, and whether it changed.
public struct MeasuredChange: Hashable, Sendable {
    /// What was measured.
    public let measure: Measure
    /// The median of each side.
    public let medians: Change<TimeSpan>
    /// How many recordings each side has.
    public let counts: Change<Int>
    /// The rank test of this measure alone.
    public let test: RankTest
    /// The p value corrected for all that was measured; see `FamilyTest`.
    public let corrected: Double
    /// Whether the medians differ by more than the threshold.
    public let isExceeded: Bool

    /// Whether it changed: by more than the threshold, and more clearly than chance explains.
    public var isEvident: Bool { isExceeded && corrected <= Self.level }

    /// A change that chance brings about less often than this is believed.
    public static let level = 0.05

    /// How likely chance explains it, and of how many recordings: `p=0.008, corrected 0.008, n=5 and 5`.
    var evidence: String {
        "p=\(Words.p(test.p))" + (isExceeded ? ", corrected \(Words.p(corrected))" : "")
            + ", n=\(counts.base) and \(counts.candidate)"
    }

    /// The change as a clause: `the recording takes 56 ms, not 50 ms (+6 ms)`.
    public var sentence: String {
        let (before, now) = (Words.span(medians.base.rounded), Words.span(medians.candidate.rounded))
        let shift = Change(medians.base.rounded, medians.candidate.rounded)
        return "\(measure.phrase) \(now), not \(before) (\(Words.shift(shift)))"
    }
}
