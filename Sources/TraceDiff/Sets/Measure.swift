public import TraceAnalysis
import TraceModel

/// A time that every recording of a program has, so that several recordings can be held against several others.
public enum Measure: Hashable, Sendable {
    /// From the first event to the end of the recording.
    case total
    /// The critical path to the end of main.
    case criticalPath
    /// How long all tasks of a name are in a state, in all.
    ///
    /// By name and not task by task: a thousand workers are one measure, and not a thousand chances to be misled.
    case state(task: String, TaskState)

    /// The measure as the subject and the verb of a sentence: `fetch` is suspended for.
    public var phrase: String {
        switch self {
        case .total: "the recording takes"
        case .criticalPath: "the critical path takes"
        case .state(let task, let state): "\(Words.name(task)) is \(state.word) for"
        }
    }
}

/// The measures of one recording, in nanoseconds.
struct Measurements {
    private(set) var values: [Measure: Int64] = [:]
    /// The measures in order of first appearance.
    private(set) var order: [Measure] = []

    /// O(events).
    init(_ trace: Trace) {
        let side = Side.pair(trace, trace).base
        add((trace.endTime - side.origin).nanoseconds, to: .total)
        add(CriticalPath(Timeline(trace)).duration.nanoseconds, to: .criticalPath)
        for (task, life) in side.lives.enumerated() {
            let name = side.name(of: task)
            for state in [TaskState.ready, .running, .suspended] {
                add(life.total(state).nanoseconds, to: .state(task: name, state))
            }
        }
    }

    private mutating func add(_ value: Int64, to measure: Measure) {
        if values[measure] == nil { order.append(measure) }
        values[measure, default: 0] += value
    }
}
