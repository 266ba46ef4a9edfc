public import TraceAnalysis
import TraceModel

/// A time that every recording of a program has, so that several recordings can be held against several others.
public enum Measure: Hashable, Sendable {
    /// From the first event to the end of the recording.
    case total
    /// The critical path to the end of main.
    case criticalPath
    /// How long the tasks of a name are in a state: all of them together, or that of an ordinal, from 1, by creation.
    ///
    /// A thousand workers are one measure, and not a thousand chances to be misled; where a few tasks share a name,
    /// each is one as well, since what one of them does may be lost in the sum.
    case state(task: String, ordinal: Int?, TaskState)

    /// The measure as the subject and the verb of a sentence: `fetch` is suspended for.
    public var phrase: String {
        switch self {
        case .total: "the recording takes"
        case .criticalPath: "the critical path takes"
        case .state(let task, nil, let state): "\(Words.name(task)) is \(state.word) for"
        case .state(let task, let ordinal?, let state):
            "\(Words.name(task)) no. \(ordinal) is \(state.word) for"
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
        let names = side.lives.indices.map { side.name(of: $0) }
        let counts = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
        var ordinals: [String: Int] = [:]
        for (name, life) in zip(names, side.lives) {
            ordinals[name, default: 0] += 1
            let isOneOfFew = (2...Self.few).contains(counts[name, default: 0])
            for state in [TaskState.ready, .running, .suspended] {
                let time = life.total(state).nanoseconds
                add(time, to: .state(task: name, ordinal: nil, state))
                if isOneOfFew { add(time, to: .state(task: name, ordinal: ordinals[name], state)) }
            }
        }
    }

    /// So many tasks of a name are measured one by one, too.
    private static let few = 8

    private mutating func add(_ value: Int64, to measure: Measure) {
        if values[measure] == nil { order.append(measure) }
        values[measure] = values[measure, default: 0].addingSaturated(value)
    }
}
