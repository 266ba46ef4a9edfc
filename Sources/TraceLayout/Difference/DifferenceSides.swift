import TraceAnalysis
import TraceDiff
import TraceModel

/// What is to be drawn of a difference, before it has any place.
struct DifferenceSides {
    /// The differences that are told.
    let differences: [Difference]
    let base: Timeline
    let candidate: Timeline
    /// For each task of the candidate its place in the base; nil for one that is new.
    let baseOf: [Int?]
    /// The hues of the base's tasks and of the candidate's: matched ones have the same.
    let hues: (base: [Int], candidate: [Int])
    let words: (base: TaskWords, candidate: TaskWords)
    private let printed: (base: PrintBlocks, candidate: PrintBlocks)

    init(_ drawn: DrawnComparison) {
        differences = drawn.differences
        let comparison = drawn.pair
        base = Timeline(comparison.base.fromZero)
        candidate = Timeline(comparison.candidate.fromZero)
        var baseOf: [Int?] = Array(repeating: nil, count: candidate.tasks.count)
        for (place, task) in base.tasks.enumerated() {
            guard let partner = comparison.counterpart(of: task.id) else { continue }
            if let partner = candidate.place(of: partner) { baseOf[partner] = place }
        }
        self.baseOf = baseOf
        let own = Array(Hues(NameStems(candidate)).ofTask)
        var before = Array(Hues(NameStems(base)).ofTask)
        for (task, partner) in baseOf.enumerated() { if let partner { before[partner] = own[task] } }
        hues = (before, own)
        words = (TaskWords(base), TaskWords(candidate))
        printed = (PrintBlocks(base), PrintBlocks(candidate))
    }

    /// One side.
    func timeline(_ side: DifferenceSide) -> Timeline { side == .before ? base : candidate }

    /// What each step of a side printed.
    func blocks(_ side: DifferenceSide) -> PrintBlocks { side == .before ? printed.base : printed.candidate }

    /// The hue of a task of a side.
    func hue(_ task: Int, _ side: DifferenceSide) -> Int {
        side == .before ? hues.base[task] : hues.candidate[task]
    }

    /// The first step of a task of a side; O(steps).
    func firstStep(of task: Int, _ side: DifferenceSide) -> Step? {
        timeline(side).steps.first { $0.task == task }
    }

    /// The task of a pair on a side.
    func task(_ pair: TaskPairs.Pair, _ side: DifferenceSide) -> Int? {
        side == .before ? pair.base : pair.candidate
    }

    /// What the horizontal direction means: as in the picture of one trace, if both clocks are of a kind.
    var axisKind: AxisKind { hasExactTimes ? .both : .time }

    /// Whether both clocks are virtual, so that what is at another time has changed.
    var hasExactTimes: Bool {
        if case (.virtual, .virtual) = (base.trace.clock, candidate.trace.clock) { return true }
        return false
    }
}

extension Trace {
    /// The same trace with its first event at time zero: when a recording began is no difference.
    fileprivate var fromZero: Trace {
        guard let origin = events.first?.time, origin != .zero else { return self }
        var trace = self
        for place in trace.events.indices {
            trace.events[place].time = .zero + (trace.events[place].time - origin)
        }
        if let end = trace.end { trace.end?.time = .zero + (end.time - origin) }
        return trace
    }
}
