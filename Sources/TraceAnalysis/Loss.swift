public import TraceModel

/// An interval of the trace in which events were lost, so that nobody knows what happened in it.
public struct Loss: Hashable, Sendable {
    /// The time of the last event before it.
    public var from: Instant
    /// The time of the first event after it.
    public var to: Instant
    /// How many events were lost.
    public var dropped: UInt64
    /// On which thread, if on one alone.
    public var thread: ThreadID?
}

extension Trace {
    /// The losses that the trace admits, in order of their gap lines.
    ///
    /// A gap that does not say when it began or ended is taken to fill the time between its neighbours. O(events).
    public var losses: [Loss] {
        var losses: [Loss] = []
        var before = Instant.zero
        for event in events {
            if case .gap(let gap) = event.action {
                let from = max(.zero, min(gap.from ?? before, endTime))
                let to = max(from, min(gap.to ?? event.time, endTime))
                losses.append(Loss(from: from, to: to, dropped: gap.dropped, thread: gap.thread))
            }
            before = event.time
        }
        return losses
    }
}

/// Disjoint intervals of time in ascending order: the union of the losses.
package struct LostIntervals {
    private(set) var intervals: [(from: Instant, to: Instant)] = []

    package init(_ losses: [Loss]) {
        for loss in losses.sorted(by: { $0.from < $1.from }) where loss.from < loss.to {
            if let last = intervals.last, loss.from <= last.to {
                intervals[intervals.count - 1].to = max(last.to, loss.to)
            } else {
                intervals.append((loss.from, loss.to))
            }
        }
    }

    /// Cuts a stretch where events were lost: what lies inside a loss becomes unknown.
    ///
    /// O(log losses + pieces).
    func cut(_ stretch: Stretch, into pieces: inout [Stretch]) {
        var rest = stretch
        var next = firstEnding(after: stretch.from)
        while next < intervals.count, intervals[next].from < rest.to {
            let lost = intervals[next]
            if rest.from < lost.from {
                var known = rest
                known.to = lost.from
                pieces.append(known)
                rest.from = lost.from
            }
            var unknown = rest
            unknown.state = .unknown
            unknown.to = min(lost.to, rest.to)
            pieces.append(unknown)
            rest.from = unknown.to
            if rest.from == rest.to { return }
            next += 1
        }
        pieces.append(rest)
    }

    /// Whether all of a stretch of time lies in one of them; O(log losses).
    package func covers(_ from: Instant, _ to: Instant) -> Bool {
        let next = firstEnding(after: from)
        return next < intervals.count && intervals[next].from <= from && to <= intervals[next].to
    }

    private func firstEnding(after time: Instant) -> Int {
        var low = 0
        var high = intervals.count
        while low < high {
            let middle = (low + high) / 2
            if intervals[middle].to <= time { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
