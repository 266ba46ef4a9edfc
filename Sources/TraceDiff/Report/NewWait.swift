import TraceAnalysis
import TraceModel

/// That tasks wait for a lock, a queue or the like now: for how long, and for whom.
struct NewWait {
    /// How often they do.
    private(set) var count = 0
    /// How long they do, all told.
    private(set) var time = TimeSpan.zero
    /// The task for which they wait longest, by its number in the candidate; nil where none is known.
    private(set) var waker: Int?
    /// How that one lets them go on.
    private(set) var hold: Hold?

    /// The waits of a difference; nil if it is none of a new wait for a thing that tasks share, or takes no time.
    ///
    /// O(events).
    init?(_ difference: Difference, _ comparison: Comparison, _ candidate: Timeline) {
        guard let wait = difference.fact.newWait, let sides = comparison.sides,
            let findings = comparison.findings,
            let event = difference.candidateEvent,
            let name = sides.candidate.name(of: candidate.trace.events[event].task)
        else { return nil }
        var ofWaker: [Int: (time: TimeSpan, hold: Hold)] = [:]
        for (task, life) in candidate.tasks.enumerated() where sides.candidate.name(of: task) == name {
            for stretch in life.stretches where stretch.duration > .zero {
                guard let suspension = candidate.suspension(of: stretch),
                    findings.originals[Int(stretch.opening)] < 0,
                    sides.candidate.wait(of: suspension) == wait
                else { continue }
                count += 1
                time += stretch.duration
                guard Int(stretch.closing) < candidate.trace.events.count,
                    case .ready(let wake) = candidate.trace.events[Int(stretch.closing)].action,
                    let waker = wake.by.flatMap({ candidate.place(of: $0) })
                else { continue }
                let hold = Hold.wait(suspension.reason, what: suspension.what, via: wake.via)
                ofWaker[waker, default: (.zero, hold)].time += stretch.duration
            }
        }
        guard count > 0 else { return nil }
        let longest = ofWaker.max { left, right in
            left.value.time != right.value.time ? left.value.time < right.value.time : left.key > right.key
        }
        waker = longest?.key
        hold = longest?.value.hold
    }
}

extension Fact {
    /// The wait for a lock, a queue or the like that only the candidate has.
    fileprivate var newWait: Wait? {
        let wait: Wait?
        switch self {
        case .act(_, let change):
            guard change.base == nil, case .waits(let added) = change.candidate else { return nil }
            wait = added
        case .wait(_, let change): wait = change.base == nil ? change.candidate : nil
        default: return nil
        }
        switch wait?.reason {
        case .lock, .semaphore, .actor, .event, .condition, .barrier, .queueGet, .queuePut: return wait
        default: return nil
        }
    }
}
