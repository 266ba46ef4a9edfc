public import TraceModel

/// A part of a trace's time, and the events that lie in it.
public struct Window: Hashable, Sendable {
    /// When it begins.
    public let from: Instant
    /// When it ends.
    public let to: Instant
    /// Its events, by their places in the trace's events.
    public let events: Range<Int>

    /// The part of a trace between two times, both included.
    ///
    /// O(log events).
    public init(of trace: Trace, from: Instant, to: Instant) {
        self.from = from
        self.to = max(from, to)
        let first = trace.events.firstPlace { $0.time >= from }
        let end = trace.events.firstPlace { $0.time > to }
        events = first..<max(first, end)
    }

    /// The whole of a trace.
    init(whole trace: Trace) {
        from = .zero
        to = trace.endTime
        events = trace.events.indices
    }

    /// How long it is.
    public var duration: TimeSpan { to - from }

    /// Whether an event lies in it.
    public func contains(_ event: Int32) -> Bool { events.contains(Int(event)) }

    /// Whether a stretch of time has a part in it; one without duration has where it lies in it.
    public func overlaps(_ from: Instant, _ to: Instant) -> Bool {
        from == to ? self.from <= from && from <= self.to : from < self.to && to > self.from
    }
}

extension Timeline {
    /// The same timeline with some of its tasks, and with a part of its time.
    ///
    /// Tasks keep their places. Those left out have no stretches and take no steps; what reaches beyond the window is
    /// cut there. What is told of a task's whole life (its creation, its end) stays. O(stretches).
    public func excerpt(_ window: Window, of isIn: (Int) -> Bool) -> Timeline {
        let isWhole = window == self.window
        let lives = LifeTable(tasks.table) { task, stretch, kept in
            guard isIn(task), let stretch = isWhole ? stretch : window.clip(stretch) else { return }
            kept.append(stretch)
        }
        let steps = self.steps.compactMap { isIn(Int($0.task)) ? window.clip($0) : nil }
        return Timeline(self, tasks: TaskLives(table: lives), steps: steps, window: window)
    }
}

extension Window {
    fileprivate func clip(_ stretch: Stretch) -> Stretch? {
        guard overlaps(stretch.from, stretch.to) else { return nil }
        var clipped = stretch
        clipped.from = max(from, stretch.from)
        clipped.to = min(to, stretch.to)
        return clipped
    }

    fileprivate func clip(_ step: Step) -> Step? {
        guard overlaps(step.from, step.to) else { return nil }
        var clipped = step
        clipped.from = max(from, step.from)
        clipped.to = min(to, step.to)
        return clipped
    }
}

extension [Event] {
    /// The first place from which on a condition holds, which holds for all events after one that it holds for.
    fileprivate func firstPlace(where isBeyond: (Event) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBeyond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
