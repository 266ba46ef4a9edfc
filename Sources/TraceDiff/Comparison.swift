import TraceAnalysis
public import TraceModel

/// Two recordings of the same work, compared.
///
/// ```swift
/// let comparison = Comparison(base: golden, candidate: recorded)
/// comparison.verdict                        // .equivalent
/// comparison.gate(failOn: .structure)       // .pass
/// comparison.differences.first?.sentence
/// ```
/// Tasks are matched by spawn path (`TaskAlignment`), their events one by one; then structure, causality,
/// order, overlap and time are compared. Ids, threads, absolute times and the places in the source where
/// tasks were created mean nothing. Between a virtual and a wall clock time is not compared; all else is.
///
/// O(n log n) in the number of events, with about 500 bytes an event.
public struct Comparison: Sendable {
    /// The recording that says how it should be.
    public let base: Trace
    /// The recording that is judged.
    public let candidate: Trace
    /// Why the two can't be compared; empty unless the verdict is `cannotCompare`.
    public let obstacles: [Obstacle]
    /// From when on a difference in time counts; nil where time can't be compared.
    public let threshold: TimeThreshold?
    /// What it comes to.
    public let verdict: Verdict
    /// Every difference, firmest first, in order of happening; equal ones are counted together.
    public let differences: [Difference]

    let findings: Findings?
    let sides: (base: Side, candidate: Side)?

    /// The lives of both sides' tasks, for reports; O(events) each time.
    var timelines: (base: Timeline, candidate: Timeline)? {
        sides == nil ? nil : (Timeline(base), Timeline(candidate))
    }

    /// Compares two recordings.
    ///
    /// The threshold says from when on a difference in time counts; nil for `exact` between virtual clocks
    /// and `wall` between wall clocks.
    public init(base: Trace, candidate: Trace, threshold: TimeThreshold? = nil) {
        self.base = base
        self.candidate = candidate
        obstacles = Obstacle.all(base, candidate)
        self.threshold = Self.threshold(base.clock, candidate.clock, threshold)
        guard obstacles.isEmpty else {
            verdict = .cannotCompare
            differences = []
            findings = nil
            sides = nil
            return
        }
        let sides = Side.pair(base, candidate)
        let findings =
            if sides.base.comes(before: sides.candidate) {
                Findings(sides.base, sides.candidate, self.threshold)
            } else {
                Findings(sides.candidate, sides.base, self.threshold).mirrored
            }
        self.findings = findings
        self.sides = sides
        verdict = Self.verdict(findings, base.clock, candidate.clock)
        differences = findings.differences.sorted { left, right in
            if left.level != right.level { return left.level < right.level }
            return left.place < right.place
        }
    }

    /// How many differences a level has.
    public func count(_ level: Level) -> Int { findings?.counts[level] ?? 0 }

    /// How many differences of a level are counted, but not in `differences`: beyond 10,000 distinct ones.
    public func unlistedCount(_ level: Level) -> Int { findings?.omitted[level] ?? 0 }

    /// The first place at which the two are not the same any more; nil if there is none.
    public var divergence: Divergence? { findings?.divergence }

    /// The task of the candidate that is a task of the base, or nil if it has gone.
    public func counterpart(of task: TaskID) -> TaskID? {
        guard let findings, let sides, let number = sides.base.number(of: task) else { return nil }
        let partner = findings.tasks.partners[number]
        return partner < 0 ? nil : sides.candidate.numbers.tasks[Int(partner)]
    }

    // MARK: The gate

    /// What fails unless the caller says otherwise: order and all that is firmer between virtual clocks, else
    /// structure.
    public var defaultFailOn: FailOn {
        if case (.virtual, .virtual) = (base.clock, candidate.clock) { return .order }
        return .structure
    }

    /// Whether a build may go on.
    ///
    /// Fails on what is said, by default on `defaultFailOn`.
    public func gate(failOn: FailOn? = nil) -> Gate {
        let failOn = failOn ?? defaultFailOn
        guard verdict != .cannotCompare else { return .cannotCompare }
        if failOn.levels.contains(.time), threshold == nil { return .cannotCompare }
        return failOn.levels.contains { count($0) > 0 } ? .fail : .pass
    }

    private static func threshold(
        _ base: Clock,
        _ candidate: Clock,
        _ asked: TimeThreshold?
    ) -> TimeThreshold? {
        switch (base, candidate) {
        case (.virtual, .virtual): asked ?? .exact
        case (.wall, .wall): asked ?? .wall
        default: nil
        }
    }

    private static func verdict(_ findings: Findings, _ base: Clock, _ candidate: Clock) -> Verdict {
        if findings.counts[.structure, default: 0] + findings.counts[.causality, default: 0] > 0 {
            return .different
        }
        let isOrderKept = findings.movedEvents == 0
        if case (.virtual(let tick), .virtual) = (base, candidate), let shift = findings.greatestShift {
            // Steps that change places take their ticks along, and so may shift others by up to a tick each.
            let steps = isOrderKept ? 0 : Int64(findings.steps)
            if shift.nanoseconds > tick.nanoseconds.multipliedSaturated(by: steps) { return .different }
        }
        return isOrderKept ? .identical : .equivalent
    }
}

extension Difference {
    /// Where it shows first; what shows nowhere comes first.
    fileprivate var place: Int { baseEvent ?? candidateEvent ?? -1 }
}

extension Int64 {
    fileprivate func multipliedSaturated(by other: Int64) -> Int64 {
        let (product, isTooLarge) = multipliedReportingOverflow(by: other)
        return isTooLarge ? .max : product
    }
}
