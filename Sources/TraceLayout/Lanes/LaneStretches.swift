public import TraceAnalysis

/// The stretches of a lane by state, as they are painted.
public struct LaneStretches: Hashable, Sendable {
    private var byState: [[Extent]] = Array(repeating: [], count: TaskState.allCases.count)
    /// How many stretches were too narrow to be painted one by one.
    public private(set) var merged = 0

    /// No stretches.
    public init() {}

    /// The stretches of a task on an axis; what a hatch over all lanes covers is left out.
    init(_ task: TaskLife, _ axis: Axis, least: Double, isHatched: (Stretch) -> Bool) {
        let rare = [TaskState.running, .ready, .unknown].map { Int($0.rawValue) }
        var painter = SliverPainter(colours: TaskState.allCases.count, rare: rare, least: least)
        for stretch in task.stretches where !(stretch.state == .unknown && isHatched(stretch)) {
            painter.add(
                Int(stretch.state.rawValue),
                axis.extent(of: stretch),
                isSeenWithoutWidth: stretch.state == .running
            )
        }
        painter.finish()
        byState = painter.painted
        merged = painter.merged
    }

    /// Where the task ran.
    public var running: [Extent] { self[.running] }
    /// Where it could run and did not.
    public var ready: [Extent] { self[.ready] }
    /// Where it waited.
    public var suspended: [Extent] { self[.suspended] }
    /// Where it was a coroutine that nobody had started.
    public var created: [Extent] { self[.created] }
    /// Where nobody knows: the recording had not begun, or a thread lost events that may have been about the task.
    public var unknown: [Extent] { self[.unknown] }

    /// How many rectangles they are.
    var count: Int { byState.reduce(0) { $0 + $1.count } }

    /// The stretches of a state, from left to right.
    public subscript(_ state: TaskState) -> [Extent] { byState[Int(state.rawValue)] }

    /// Where the cap stands of a task that ended at a place: after its last run, however short, and never on it.
    func capPlace(endingAt x: Double) -> Double { max(x, running.last?.to ?? x) }

    /// Where the signs stand of what happened at some moments: there, or right of a run that they would cover.
    ///
    /// O(moments × log runs).
    func signPlaces(_ moments: [Double], width: Double) -> [Double] {
        let runs = running
        return moments.map { x in
            var low = 0
            var high = runs.count
            while low < high {
                let middle = (low + high) / 2
                if runs[middle].to <= x - width / 2 { low = middle + 1 } else { high = middle }
            }
            guard low < runs.count, runs[low].from < x + width / 2, runs[low].width < 2 * width else {
                return x
            }
            return snap(runs[low].to + width / 2)
        }
    }
}
