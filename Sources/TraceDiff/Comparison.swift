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
    /// From when on a difference in time fails a build that is gated on time, and between wall clocks from when on it
    /// is one; nil where time can't be compared.
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
    /// and `wall` between wall clocks. Between virtual clocks any difference is listed and changes the verdict; the
    /// threshold is for the gate alone.
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
            switch sides.base.order(to: sides.candidate) {
            case .same: Findings(ofSame: sides.base, sides.candidate, self.threshold)
            case .before: Findings(sides.base, sides.candidate, self.threshold)
            // Both ways round the same is found, as it is looked for in one.
            case .after: Findings(sides.candidate, sides.base, self.threshold).mirrored
            }
        self.findings = findings
        self.sides = sides
        verdict = Self.verdict(findings, base.clock, candidate.clock)
        differences = findings.differences.sortedByPlace()
    }

    /// What comes of two recordings that were not both to be had: every report says why nothing could be compared.
    ///
    /// - Parameters:
    ///   - base: The recording that says how it should be; nil if it is unavailable.
    ///   - candidate: The recording that is judged; nil if it is unavailable.
    ///   - obstacles: Why; not empty.
    public init(base: Trace?, candidate: Trace?, obstacles: [Obstacle]) {
        precondition(!obstacles.isEmpty, "nothing keeps the two from being compared")
        let clock = base?.clock ?? candidate?.clock ?? .wall
        let nothing = Trace(clock: clock, events: [], texts: TextTable(), end: nil)
        self.base = base ?? nothing
        self.candidate = candidate ?? nothing
        self.obstacles = obstacles
        threshold = nil
        verdict = .cannotCompare
        differences = []
        findings = nil
        sides = nil
    }

    /// Whether a recording was to be had.
    func isAvailable(_ side: RecordingSide) -> Bool {
        !obstacles.contains { if case .unavailable(side, _) = $0 { true } else { false } }
    }

    /// How many differences a level has.
    public func count(_ level: Level) -> Int { findings?.counts[level] ?? 0 }

    /// How many differences of a level fail a build that is gated on it: all, but in time only those that exceed the
    /// threshold.
    public func countForGate(_ level: Level) -> Int {
        level == .time ? findings?.exceeding ?? 0 : count(level)
    }

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
    /// Fails on what is said, by default on `defaultFailOn`. A gate on time needs virtual clocks: a single recording on
    /// the clock of the world says nothing about times, so that it takes a `SetComparison`.
    public func gate(failOn: FailOn? = nil) -> Gate {
        let failOn = failOn ?? defaultFailOn
        guard verdict != .cannotCompare else { return .cannotCompare }
        if failOn.levels.contains(.time), !hasExactTimes { return .cannotCompare }
        return failOn.levels.contains { countForGate($0) > 0 } ? .fail : .pass
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
        var isExact = false
        if case (.virtual(let tick), .virtual) = (base, candidate), let shift = findings.greatestShift {
            isExact = true
            // Steps that change places take their ticks along, and so may shift others by up to a tick each.
            let steps = isOrderKept ? 0 : Int64(findings.steps)
            if shift.nanoseconds > tick.nanoseconds.multipliedSaturated(by: steps) { return .different }
        }
        // On a wall clock one recording a side can't tell a change from noise: it is told, and judged by nobody.
        let areTimesKept = findings.counts[.time, default: 0] == 0
        return isOrderKept && (isExact || areTimesKept) ? .identical : .equivalent
    }
}

extension [Difference] {
    /// The firmest first, each level in order of happening.
    fileprivate func sortedByPlace() -> [Difference] {
        // Keys are sorted in their stead: a difference is large, and to move it takes counting references.
        let keys = map { (level: $0.level, place: $0.place) }
        let order = indices.sorted { left, right in
            let (left, right) = (keys[left], keys[right])
            return left.level != right.level ? left.level < right.level : left.place < right.place
        }
        return order.map { self[$0] }
    }
}

extension Difference {
    /// Where it shows first; what shows nowhere comes first.
    fileprivate var place: Int { baseEvent ?? candidateEvent ?? -1 }
}
