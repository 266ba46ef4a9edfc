public import TraceModel

/// How many tasks ran at once, and how many more could have.
///
/// A task that starts inside its creator's run (`immediate`) does not run beside it, so the two count as one.
public struct Parallelism: Sendable {
    /// For each number of tasks, from none on, how long exactly so many ran.
    public private(set) var times: [TimeSpan]
    /// The trace's duration in slices of one length, save for rounding to a nanosecond.
    public private(set) var slices: [Slice]

    /// One slice of the trace's duration.
    public struct Slice: Hashable, Sendable {
        /// When it begins.
        public let from: Instant
        /// When it ends.
        public let to: Instant
        /// How long tasks ran in it, all of them together.
        public fileprivate(set) var running = TimeSpan.zero
        /// How long tasks were ready in it and did not run.
        public fileprivate(set) var ready = TimeSpan.zero

        /// How long it is.
        public var duration: TimeSpan { to - from }
    }

    /// The most tasks that ever ran at once.
    public var peak: Int { times.count - 1 }

    /// How long tasks ran, all of them together: their mean number is this by the trace's duration.
    public var runningTime: TimeSpan { slices.reduce(.zero) { $0 + $1.running } }

    /// The parallelism of a timeline, with so many slices, 1 or more.
    ///
    /// O(stretches × log stretches + slices).
    public init(_ timeline: Timeline, slices count: Int = 60) {
        let steps = timeline.outermostSteps
        times = Self.times(steps, until: timeline.trace.endTime)
        var running = SlicedTime(until: timeline.trace.endTime, slices: count)
        var ready = running
        for step in steps { running.add(step.from, step.to) }
        for life in timeline.tasks {
            for stretch in life.stretches where stretch.state == .ready {
                ready.add(stretch.from, stretch.to)
            }
        }
        let (runningSums, readySums) = (running.sums(), ready.sums())
        slices = (0..<count).map { place in
            var slice = Slice(from: running.start(of: place), to: running.start(of: place + 1))
            slice.running = runningSums[place]
            slice.ready = readySums[place]
            return slice
        }
    }

    /// In order of the events, so that of two steps at one time the one that ends first makes room for the next.
    private static func times(_ steps: [Step], until end: Instant) -> [TimeSpan] {
        let endings = steps.map { (event: $0.closing, time: $0.to) }.sorted { $0.event < $1.event }
        var times: [TimeSpan] = [.zero]
        var (count, ended, now) = (0, 0, Instant.zero)
        func pass(to time: Instant) {
            times[count] += max(.zero, time - now)
            now = max(now, time)
        }
        for step in steps {
            while ended < endings.count, endings[ended].event < step.opening {
                pass(to: endings[ended].time)
                count -= 1
                ended += 1
            }
            pass(to: step.from)
            count += 1
            if count == times.count { times.append(.zero) }
        }
        for ending in endings[ended...] {
            pass(to: ending.time)
            count -= 1
        }
        pass(to: end)
        return times
    }
}

extension Timeline {
    /// The steps that ran on their thread alone: without those of immediate tasks inside their creators.
    ///
    /// O(steps).
    var outermostSteps: [Step] {
        var busyUntil: [ThreadID: Int32] = [:]
        return steps.filter { step in
            guard let thread = step.thread else { return true }
            guard step.opening >= busyUntil[thread] ?? -1 else { return false }
            busyUntil[thread] = step.closing
            return true
        }
    }
}

/// How much of some stretches of time falls into each slice of a duration.
private struct SlicedTime {
    private let duration: Int64
    private let count: Int
    /// What falls into slices that are not covered whole.
    private var parts: [Int64]
    /// How many more stretches cover a slice whole than the one before.
    private var changes: [Int64]

    init(until end: Instant, slices: Int) {
        duration = max(0, end.nanoseconds)
        count = max(1, slices)
        parts = Array(repeating: 0, count: count)
        changes = Array(repeating: 0, count: count + 1)
    }

    func start(of slice: Int) -> Instant {
        Instant(nanoseconds: Int64(Int128(duration) * Int128(slice) / Int128(count)))
    }

    private func slice(at time: Int64) -> Int {
        guard duration > 0 else { return 0 }
        // The division rounds down, and so do the starts: one of the two neighbours it is.
        let near = min(count - 1, Int(Int128(time) * Int128(count) / Int128(duration)))
        return near + 1 < count && start(of: near + 1).nanoseconds <= time ? near + 1 : near
    }

    mutating func add(_ from: Instant, _ to: Instant) {
        let from = max(0, from.nanoseconds)
        let to = min(to.nanoseconds, duration)
        guard from < to else { return }
        let (first, last) = (slice(at: from), slice(at: to - 1))
        if first == last {
            parts[first] = parts[first].addingSaturated(to - from)
            return
        }
        parts[first] = parts[first].addingSaturated(start(of: first + 1).nanoseconds - from)
        parts[last] = parts[last].addingSaturated(to - start(of: last).nanoseconds)
        changes[first + 1] += 1
        changes[last] -= 1
    }

    func sums() -> [TimeSpan] {
        var covering: Int64 = 0
        return (0..<count).map { place in
            covering += changes[place]
            let length = start(of: place + 1) - start(of: place)
            let whole = covering.multipliedSaturated(by: length.nanoseconds)
            return TimeSpan(nanoseconds: parts[place].addingSaturated(whole))
        }
    }
}
