public import TraceModel

/// What a comparison comes to; the raw value is its spelling in the JSON report.
public enum Verdict: String, CaseIterable, Hashable, Sendable {
    /// Structure, causality, order and overlap agree, and so do times: between virtual clocks to the nanosecond,
    /// between wall clocks within the threshold.
    case identical
    /// Structure and causality agree; only steps that do not depend on each other changed places, or, between wall
    /// clocks, times differ of which a single recording a side can't say whether they changed.
    case equivalent
    /// Something else differs.
    case different
    /// The recordings don't allow a comparison; never a pass.
    case cannotCompare = "cannot-compare"
}

/// Why two recordings can't be compared.
public enum Obstacle: Hashable, Sendable {
    /// A recording ends before the program did.
    case truncated(RecordingSide)
    /// A recording lost so many events.
    case lostEvents(RecordingSide, dropped: UInt64)
    /// A recording breaks a law of the format, so that it can't be trusted.
    case brokenLaw(RecordingSide, LawViolation)
    /// A recording is missing or can't be read: why, as a clause without a full stop.
    case unavailable(RecordingSide, reason: String)
    /// Both clocks are virtual, but each step took another time.
    case ticks(Change<TimeSpan>)
}

/// One of the two recordings.
public enum RecordingSide: String, CaseIterable, Hashable, Sendable {
    /// The one that says how it should be.
    case base
    /// The one that is judged.
    case candidate
}

extension Obstacle {
    /// What keeps two traces from being compared; empty if nothing does.
    ///
    /// O(events).
    static func all(_ base: Trace, _ candidate: Trace) -> [Obstacle] {
        all(of: base, on: .base) + all(of: candidate, on: .candidate) + ticks(base, candidate)
    }

    /// What keeps a trace from being compared with any other.
    ///
    /// O(events).
    static func all(of trace: Trace, on side: RecordingSide) -> [Obstacle] {
        var obstacles: [Obstacle] = []
        if trace.isTruncated { obstacles.append(.truncated(side)) }
        let report = trace.lawReport()
        let dropped = max(report.dropped ?? 0, trace.end?.dropped ?? 0)
        if dropped > 0 || report.dropped != nil { obstacles.append(.lostEvents(side, dropped: dropped)) }
        if let violation = report.first { obstacles.append(.brokenLaw(side, violation)) }
        return obstacles
    }

    /// The obstacle of two virtual clocks that don't agree about a tick; empty for others.
    static func ticks(_ base: Trace, _ candidate: Trace) -> [Obstacle] {
        guard case (.virtual(let left), .virtual(let right)) = (base.clock, candidate.clock), left != right
        else {
            return []
        }
        return [.ticks(Change(left, right))]
    }
}
