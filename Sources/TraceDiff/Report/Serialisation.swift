import TraceAnalysis
import TraceModel

/// That tasks which used to get on at the same time no longer do, or the other way round, and what it costs.
///
/// Nil where something else explains the difference better: told is what accounts for at least half of the time that
/// the critical path gained or lost. Where the critical path is as long as before, and all tasks do what they did, it
/// is told of the task whose end moved most.
struct Serialisation {
    /// Whether they got on at the same time before, and not now.
    let isLost: Bool
    /// The tasks, by their numbers on the side that runs them one after another.
    let overlap: LostOverlap
    /// What became longer or shorter by it; nil where times can't be compared.
    let change: Change<TimeSpan>?
    /// The task until whose end it did, by its number on that side; nil for the critical path of all.
    let delayed: Int?
    /// The recording that runs the tasks one after another.
    let serial: Timeline
    /// The recording that runs them at the same time.
    let parallel: Timeline
    /// For each task of the one its number in the other, or -1.
    let partners: [Int32]

    init?(_ comparison: Comparison, _ timelines: (base: Timeline, candidate: Timeline)) {
        guard let findings = comparison.findings else { return nil }
        // A program that hangs has no end that could come late.
        for difference in comparison.differences where difference.fact.isHanging { return nil }
        let paths = (base: WorkPath(timelines.base), candidate: WorkPath(timelines.candidate))
        let path = Change(paths.base.duration, paths.candidate.duration)
        let lost = Direction(true, timelines.candidate, timelines.base, findings.tasks.originals)
        let gained = Direction(false, timelines.base, timelines.candidate, findings.tasks.partners)
        let found: Serialisation?
        let threshold = comparison.hasExactTimes ? .exact : comparison.threshold
        if let threshold, threshold.isExceeded(by: path) {
            let isLonger = path.shift > .zero
            found = (isLonger ? lost : gained).find(on: isLonger ? paths.candidate : paths.base, path)
        } else if comparison.differences.contains(where: { !$0.fact.isRearrangement }) {
            found = nil
        } else if let threshold {
            found = Self.costlier(lost.findDelayed(threshold), gained.findDelayed(threshold))
        } else {
            found = Self.costlier(lost.find(on: paths.candidate, nil), gained.find(on: paths.base, nil))
        }
        guard let found else { return nil }
        self = found
    }

    private static func costlier(_ left: Serialisation?, _ right: Serialisation?) -> Serialisation? {
        guard let left, let right else { return left ?? right }
        return left.overlap.cost < right.overlap.cost ? right : left
    }

    fileprivate init(
        _ direction: Direction,
        _ overlap: LostOverlap,
        _ change: Change<TimeSpan>?,
        delayed: Int?
    ) {
        isLost = direction.isLost
        serial = direction.serial
        parallel = direction.parallel
        partners = direction.partners
        self.overlap = overlap
        self.change = change
        self.delayed = delayed
    }
}

/// Which of both recordings is looked at as the one that runs tasks one after another.
private struct Direction {
    let isLost: Bool
    let serial: Timeline
    let parallel: Timeline
    let partners: [Int32]

    init(_ isLost: Bool, _ serial: Timeline, _ parallel: Timeline, _ partners: [Int32]) {
        self.isLost = isLost
        self.serial = serial
        self.parallel = parallel
        self.partners = partners
    }

    /// What accounts for at least half of a change of the path.
    func find(on path: WorkPath, _ change: Change<TimeSpan>?, delayed: Int? = nil) -> Serialisation? {
        guard let overlap = LostOverlap(on: path, serial, parallel, partners: partners) else { return nil }
        if let change, overlap.cost < change.magnitude - overlap.cost { return nil }
        return Serialisation(self, overlap, change, delayed: delayed)
    }

    /// The same on the way to the end of the task that ends later, by the most, where tasks run one after another.
    func findDelayed(_ threshold: TimeThreshold) -> Serialisation? {
        var most: (task: Int, times: Change<TimeSpan>)?
        for task in serial.tasks.indices where partners[task] >= 0 {
            let (life, partner) = (serial.tasks[task], parallel.tasks[Int(partners[task])])
            let times = Change(partner.endedAt - parallel.origin, life.endedAt - serial.origin)
            guard life.isEnded, partner.isEnded, times.shift > most?.times.shift ?? .zero else { continue }
            most = (task, times)
        }
        guard let most, threshold.isExceeded(by: most.times) else { return nil }
        let change = isLost ? most.times : most.times.mirrored
        return find(on: WorkPath(serial, to: most.task), change, delayed: most.task)
    }
}

extension Timeline {
    fileprivate var origin: Instant { trace.events.first?.time ?? .zero }
}

extension Fact {
    /// Whether the same things are done, only at other points, or waited for or not.
    fileprivate var isRearrangement: Bool {
        switch self {
        case .presence, .name, .parent, .kind, .priority, .lateness, .ending, .cancellations, .exit: false
        case .act(_, let change): change.base == nil || change.candidate == nil
        default: true
        }
    }

    /// Whether one of both recordings alone ended in a deadlock.
    var isHanging: Bool {
        guard case .exit(let change) = self else { return false }
        return change.base?.isDeadlock != change.candidate?.isDeadlock
    }
}
