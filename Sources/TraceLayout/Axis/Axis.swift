public import TraceAnalysis
public import TraceModel

/// Where on the horizontal axis each event and each instant of a trace stands.
///
/// ```swift
/// let axis = Axis(timeline, .both, left: 206, width: 960)
/// let start = axis.x(of: stretch.opening, at: stretch.from)
/// ```
///
/// Any unit will do for `left` and `width`: pixels in an SVG, columns in a terminal. Positions never decrease from one
/// event to the next. O(events) time and 8 bytes an event to make, except for `time`, which costs nothing.
public struct Axis: Sendable {
    /// What the axis shows.
    public let kind: AxisKind
    /// Where the first instant stands.
    public let left: Double
    /// Where the last instant ends; less than was asked for where there is no time to fill it with.
    public let right: Double
    /// The instants at which something happens, in order of time; empty on the `time` axis.
    public let instants: [AxisInstant]
    /// The time that passes between one instant and the next: one fewer than the instants.
    public let silences: [AxisSilence]
    /// The part of the trace's time that it shows.
    public let window: Window
    /// How wide a scheduling step is; 0 on the `time` axis.
    public let columnWidth: Double
    private let events: [Event]
    /// For each event of the window where it stands; empty on the `time` axis.
    private let positions: [Double]

    /// The axis of a kind for a timeline, between two ends.
    public init(_ timeline: Timeline, _ kind: AxisKind, left: Double, width: Double) {
        self.kind = kind
        self.left = left
        window = timeline.window
        events = timeline.trace.events
        if kind == .time || window.events.isEmpty {
            (instants, silences, positions, columnWidth) = ([], [], [], 0)
            right = left + width
            return
        }
        var columns = AxisColumns(timeline, kind)
        columns.place(left: left, width: width)
        instants = columns.instants
        silences = columns.silences
        columnWidth = columns.columnWidth
        right = instants.last?.extent.to ?? left + width
        positions = columns.positions()
    }

    /// The axes of two timelines on one scale: what happens at the same time stands at the same place on both.
    ///
    /// With columns, an instant of either side has as many as the side with more steps in it.
    static func pair(
        _ base: Timeline,
        _ candidate: Timeline,
        _ kind: AxisKind,
        left: Double,
        width: Double
    ) -> (base: Axis, candidate: Axis) {
        let end = max(base.window.to, candidate.window.to)
        func window(_ timeline: Timeline) -> Window { Window(of: timeline.trace, from: .zero, to: end) }
        guard kind != .time, !base.window.events.isEmpty, !candidate.window.events.isEmpty else {
            let axes = [base, candidate].map { Axis($0, nil, window($0), kind: .time, left, left + width) }
            return (axes[0], axes[1])
        }
        var columns = (base: AxisColumns(base, kind), candidate: AxisColumns(candidate, kind))
        columns.base.unite(with: &columns.candidate)
        columns.base.place(left: left, width: width)
        columns.candidate.place(left: left, width: width)
        let right = columns.base.instants.last?.extent.to ?? left + width
        return (
            Axis(base, columns.base, window(base), kind: kind, left, right),
            Axis(candidate, columns.candidate, window(candidate), kind: kind, left, right)
        )
    }

    private init(
        _ timeline: Timeline,
        _ columns: AxisColumns?,
        _ window: Window,
        kind: AxisKind,
        _ left: Double,
        _ right: Double
    ) {
        self.kind = kind
        self.left = left
        self.right = right
        self.window = window
        events = timeline.trace.events
        instants = columns?.instants ?? []
        silences = columns?.silences ?? []
        columnWidth = columns?.columnWidth ?? 0
        // What happens on one side within an instant of the other must not step back to where that begins.
        var last = left
        positions = (columns?.positions() ?? []).map { position in
            last = max(last, position)
            return last
        }
    }

    /// Where an instant of time stands.
    ///
    /// On an axis with columns the columns of one instant are one point of time: its left end. O(log instants).
    public func x(at time: Instant) -> Double {
        guard instants.isEmpty else { return instants.x(at: time) }
        guard window.duration > .zero else { return left }
        let share = Double((time - window.from).nanoseconds) / Double(window.duration.nanoseconds)
        return left + (right - left) * min(max(share, 0), 1)
    }

    /// Where an event stands, or what happens at a time that is not the event's own.
    ///
    /// A stretch that a loss cut in two begins at the loss and not at its event. The number of events stands for the
    /// end of the trace, and what lies outside the window stands at its edge. O(1) for an event's own time.
    public func x(of event: Int32, at time: Instant) -> Double {
        let place = Int(event)
        guard !positions.isEmpty else { return x(at: time) }
        if place >= window.events.upperBound, time >= window.to { return right }
        if place < window.events.lowerBound, time <= window.from { return left }
        guard window.contains(event), events[place].time == time else { return x(at: time) }
        return positions[place - window.events.lowerBound]
    }

    /// When it is at a place of an axis with columns: the time of the first event there or later; the end on another.
    ///
    /// O(log events).
    func time(at x: Double) -> Instant {
        var low = 0
        var high = positions.count
        while low < high {
            let middle = (low + high) / 2
            if positions[middle] < x { low = middle + 1 } else { high = middle }
        }
        let place = window.events.lowerBound + low
        return low < positions.count ? events[place].time : window.to
    }

    /// Where a stretch of a life stands.
    public func extent(of stretch: Stretch) -> Extent {
        let from = x(of: stretch.opening, at: stretch.from)
        return Extent(from: from, to: max(from, x(of: stretch.closing, at: stretch.to)))
    }

    /// Where a scheduling step stands.
    public func extent(of step: Step) -> Extent {
        let from = x(of: step.opening, at: step.from)
        return Extent(from: from, to: max(from, x(of: step.closing, at: step.to)))
    }
}

/// A moment at which something happened, and the columns of the steps that ran in it.
public struct AxisInstant: Hashable, Sendable {
    /// When its first step began.
    public var from: Instant
    /// The time of the last thing that happened in it.
    public var to: Instant
    /// How many steps it has a column for.
    public var columns: Int
    /// Where it stands; no width if it has no columns.
    public var extent = Extent(from: 0, to: 0)
}

/// The time between two instants, during which nothing happens.
public struct AxisSilence: Hashable, Sendable {
    /// How long it lasts.
    public var span: TimeSpan
    /// Where it stands.
    public var extent: Extent
    /// Whether it is drawn shorter than the others are for the same time, or has none to compare with.
    public var isCut: Bool
}

extension [AxisInstant] {
    /// Where an instant of time stands among these: within one at its left end, between two in proportion.
    func x(at time: Instant) -> Double {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].from <= time { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return first?.extent.from ?? 0 }
        let before = self[low - 1]
        guard time > before.to else { return before.extent.from }
        guard low < count else { return before.extent.to }
        let after = self[low]
        let share = Double((time - before.to).nanoseconds) / Double((after.from - before.to).nanoseconds)
        return before.extent.to + (after.extent.from - before.extent.to) * share
    }
}
