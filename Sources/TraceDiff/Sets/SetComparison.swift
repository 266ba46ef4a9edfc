import TraceAnalysis
public import TraceModel

/// Several recordings of one program, compared with several of the same program as it was.
///
/// ```swift
/// let comparison = SetComparison(base: goldens, candidate: recorded)
/// comparison.gate(failOn: try FailOn("structure,time:5%:1ms"))
/// ```
/// One recording on a wall clock says little: races are decided anew each time, and times vary. So every recording is
/// compared with the first of the base. What differs in every candidate and in no baseline is a difference, and so is
/// what all baselines agree about and no candidate has, whatever each has in its place; what varies among the
/// baselines, or shows in some candidates only, is none. Times are held against each other by a rank test over all
/// recordings of both sides (`MeasuredChange`).
///
/// The cost is that of one `Comparison` for each recording; besides, times cost what `FamilyTest` says.
public struct SetComparison: Sendable {
    /// How many recordings each side has.
    public let counts: Change<Int>
    /// Of each side the recording of median length, from 0; of two in the middle the shorter one.
    public let typical: Change<Int>
    /// Why the recordings can't be compared; empty unless the verdict is `cannotCompare`.
    public let obstacles: [SetObstacle]
    /// What a change of a median has to exceed to count.
    public let threshold: TimeThreshold
    /// What it comes to.
    ///
    /// `identical` where every recording is identical to every other and no time changed, `different` where a time
    /// that is asked about evidently changed, or a difference in structure or causality is in every candidate and no
    /// baseline, else `equivalent`.
    public let verdict: Verdict
    /// What is in every candidate and in no baseline, firmest first; events are those of the first recordings.
    ///
    /// Where no two candidates need have the same, it is what the first one has; see `varies(_:)`.
    public let differences: [Difference]
    /// Every time that all recordings have: the whole recording, the critical path, then by how much they changed.
    public let changes: [MeasuredChange]

    private let isVirtual: Bool
    private let varying: Set<Fact>

    /// Compares two sets of recordings, of at least one each.
    ///
    /// The threshold is for times; nil where nobody asks about them: then they are judged by `wall`, 10 % and 1 ms, and
    /// don't change the verdict, since chance alone shows a change in one comparison of twenty.
    public init(base: [Trace], candidate: [Trace], threshold: TimeThreshold? = nil) {
        precondition(!base.isEmpty && !candidate.isEmpty, "a side has no recording")
        counts = Change(base.count, candidate.count)
        typical = Change(Self.typical(base), Self.typical(candidate))
        self.threshold = threshold ?? .wall
        isVirtual = base[0].clock != .wall
        obstacles = SetObstacle.all(base, candidate)
        guard obstacles.isEmpty else {
            verdict = .cannotCompare
            differences = []
            varying = []
            changes = []
            return
        }
        let within = base.dropFirst().map { RecordingFacts(base[0], $0) }
        let across = candidate.map { RecordingFacts(base[0], $0) }
        (differences, varying) = Self.differences(within, across)
        changes = MeasuredChange.all(base, candidate, self.threshold)
        let isIdentical = (within + across).allSatisfy { $0.verdict == .identical }
        let isSlower = threshold != nil && changes.contains(where: \.isEvident)
        let isDifferent = differences.contains { $0.level <= .causality } || isSlower
        verdict = isDifferent ? .different : isIdentical ? .identical : .equivalent
    }

    /// What comes of recordings that were not all to be had: every report says why nothing could be compared.
    ///
    /// The obstacles must not be empty.
    public init(counts: Change<Int>, obstacles: [SetObstacle], threshold: TimeThreshold? = nil) {
        precondition(!obstacles.isEmpty, "nothing keeps the recordings from being compared")
        self.counts = counts
        typical = Change(0, 0)
        self.obstacles = obstacles
        self.threshold = threshold ?? .wall
        isVirtual = false
        verdict = .cannotCompare
        differences = []
        varying = []
        changes = []
    }

    /// Whether all baselines agree about this, and each candidate has something else of its own.
    public func varies(_ difference: Difference) -> Bool { varying.contains(difference.fact) }

    /// What every candidate has and no baseline, and which of that is another fact in each candidate.
    private static func differences(
        _ within: [RecordingFacts],
        _ across: [RecordingFacts]
    ) -> (all: [Difference], varying: Set<Fact>) {
        var telling = across.dropFirst().reduce(across[0].keys) { $0.intersection($1.keys) }
        for facts in within { telling.subtract(facts.keys) }
        let isTold = { (key: FactKey?) in key.map { telling.contains($0) } ?? false }
        let entries = across[0].entries
        // What is told of a place need not be told of its task once more, with all else that differs there.
        let placed = entries.filter { isTold($0.same) || isTold($0.place) }
        let tasks = Set(placed.compactMap(\.task))
        let all = entries.filter { entry in
            if isTold(entry.same) || isTold(entry.place) { return true }
            return isTold(entry.task) && entry.task.map { !tasks.contains($0) } ?? false
        }
        return (all.map(\.difference), Set(all.filter { !isTold($0.same) }.map(\.difference.fact)))
    }

    private static func typical(_ traces: [Trace]) -> Int {
        let lengths = traces.map { trace in
            trace.endTime.nanoseconds - (trace.events.first?.time ?? .zero).nanoseconds
        }
        let order = lengths.indices.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
        return order[(order.count - 1) / 2]
    }

    /// How many differences a level has; for time, how many changes are evident.
    public func count(_ level: Level) -> Int {
        if level == .time { return changes.count(where: \.isEvident) }
        return differences.reduce(0) { $0 + ($1.level == level ? $1.count : 0) }
    }

    /// What fails unless the caller says otherwise: order and all that is firmer in virtual time, else structure.
    public var defaultFailOn: FailOn { isVirtual ? .order : .structure }

    /// Whether a build may go on.
    ///
    /// Where time is gated, so few recordings that nothing could ever be evident are no pass: nobody has looked.
    public func gate(failOn: FailOn? = nil) -> Gate {
        let failOn = failOn ?? defaultFailOn
        if verdict == .cannotCompare || failOn.levels.contains(.time) && !canShowTime {
            return .cannotCompare
        }
        return failOn.levels.contains { count($0) > 0 } ? .fail : .pass
    }

    /// Whether there are recordings enough for any change in time to be evident.
    var canShowTime: Bool { leastP <= MeasuredChange.level }

    /// The p value of recordings that are parted entirely: nothing can be more evident.
    var leastP: Double { 2 / Deals.choices(of: counts.base, among: counts.base + counts.candidate) }
}

/// Why several recordings can't be compared.
public struct SetObstacle: Hashable, Sendable {
    /// What stands in the way.
    public enum Reason: Hashable, Sendable {
        /// The recording itself, or its clock's tick.
        case recording(Obstacle)
        /// Its clock is of another kind than that of the first recording.
        case clock
        /// It is missing or can't be read: why, as a clause without a full stop.
        case unavailable(String)
    }

    /// On which side.
    public let side: RecordingSide
    /// Which recording of that side, from 0.
    public let recording: Int
    /// What stands in the way.
    public let reason: Reason

    /// An obstacle of a recording of a side.
    public init(side: RecordingSide, recording: Int, reason: Reason) {
        self.side = side
        self.recording = recording
        self.reason = reason
    }

    static func all(_ base: [Trace], _ candidate: [Trace]) -> [SetObstacle] {
        var all: [SetObstacle] = []
        for (side, traces) in [(RecordingSide.base, base), (.candidate, candidate)] {
            for (recording, trace) in traces.enumerated() {
                if (trace.clock == .wall) != (base[0].clock == .wall) {
                    all.append(SetObstacle(side: side, recording: recording, reason: .clock))
                }
                for obstacle in Obstacle.all(of: trace, on: side) + Obstacle.ticks(base[0], trace) {
                    all.append(SetObstacle(side: side, recording: recording, reason: .recording(obstacle)))
                }
            }
        }
        return all
    }
}

extension MeasuredChange {
    /// Every measure that all recordings have.
    fileprivate static func all(
        _ base: [Trace],
        _ candidate: [Trace],
        _ threshold: TimeThreshold
    ) -> [MeasuredChange] {
        let recordings = (base + candidate).map { Measurements($0) }
        let measures = recordings[0].order.filter { measure in
            recordings.allSatisfy { $0.values[measure] != nil }
        }
        let families = measures.map { measure in recordings.compactMap { $0.values[measure] } }
        let corrected = FamilyTest(families, baseCount: base.count, threshold: threshold).correctedValues()
        let changes = zip(zip(measures, families), corrected).map { entry, corrected in
            let (left, right) = (Array(entry.1.prefix(base.count)), Array(entry.1.dropFirst(base.count)))
            let medians = Change(left.median, right.median)
            return MeasuredChange(
                measure: entry.0,
                medians: medians,
                counts: Change(left.count, right.count),
                test: RankTest(left, right),
                corrected: corrected,
                isExceeded: threshold.isExceeded(by: medians)
            )
        }
        // The first two are of the whole program, and are looked for in their place.
        let states = changes.dropFirst(2).enumerated().sorted { left, right in
            let (first, second) = (left.element.medians.magnitude, right.element.medians.magnitude)
            return first != second ? first > second : left.offset < right.offset
        }
        return changes.prefix(2) + states.map(\.element)
    }
}
