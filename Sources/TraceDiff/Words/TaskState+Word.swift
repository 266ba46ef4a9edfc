import TraceAnalysis

extension TaskState {
    /// As it stands after `is`.
    var word: String {
        switch self {
        case .created: "not started"
        case .ready: "ready"
        case .running: "running"
        case .suspended: "suspended"
        case .unknown: "in no known state"
        }
    }
}
