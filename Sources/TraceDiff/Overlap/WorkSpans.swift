import TraceAnalysis
import TraceModel

/// When one task got on by itself: it ran, slept, or waited for the world, and not for another task.
///
/// That tasks are alive together says little: one that waits for a lock all the time does not get on. What they do at
/// the same time is what a lock, an `await` or a single thread takes away.
struct WorkSpans {
    /// One span of work.
    struct Span {
        let from: Instant
        let to: Instant
        /// How long the task had worked when it began.
        let before: TimeSpan
    }

    /// In order of time, none within another and none empty.
    private(set) var spans: [Span] = []
    /// How long the task worked, all told.
    private(set) var total = TimeSpan.zero

    /// The work of the task at a place of a timeline; O(stretches).
    init(of task: Int, in timeline: Timeline) {
        for stretch in timeline.tasks[task].stretches
        where stretch.duration > .zero && timeline.isWork(stretch) {
            spans.append(Span(from: stretch.from, to: stretch.to, before: total))
            total += stretch.duration
        }
    }

    /// How long both worked at the same time.
    ///
    /// O(fewer spans × log of the more).
    func overlap(with other: WorkSpans) -> TimeSpan {
        if spans.count > other.spans.count { return other.overlap(with: self) }
        return spans.reduce(.zero) { sum, span in
            sum + (other.work(before: span.to) - other.work(before: span.from))
        }
    }

    /// How long the task had worked by a moment.
    private func work(before moment: Instant) -> TimeSpan {
        var (low, high) = (0, spans.count)
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].from < moment { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return .zero }
        let last = spans[low - 1]
        return last.before + (min(moment, last.to) - last.from)
    }
}

extension Timeline {
    /// Whether a task gets on by itself during a stretch of its life.
    func isWork(_ stretch: Stretch) -> Bool {
        guard stretch.state == .suspended else { return stretch.state == .running }
        switch suspension(of: stretch)?.reason {
        case .sleep, .ioRead, .ioWrite, .ioAccept, .ioConnect, .process: return true
        case .task, .group, .actor, .yield, .lock, .semaphore, .event, .condition, .barrier, .queueGet,
            .queuePut:
            return false
        case .continuation, .unknown, nil: return isEndedFromOutside(stretch)
        }
    }

    /// Whether it was no task of the program that let a wait end.
    private func isEndedFromOutside(_ stretch: Stretch) -> Bool {
        guard Int(stretch.closing) < trace.events.count,
            case .ready(let wake) = trace.events[Int(stretch.closing)].action
        else { return false }
        switch wake.via {
        case .timer, .io, .external, .resume: return wake.by == nil
        case .completion, .cancel, .unlock, .put, .get, .notify, .yield, .hop, nil: return false
        }
    }
}
