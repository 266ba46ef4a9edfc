/// The ten kinds of events; the raw value is its spelling in a trace.
public enum EventKind: String, CaseIterable, Hashable, Sendable {
    /// See `Action.create`; each other one likewise.
    case create
    case start
    case suspend
    case ready
    case resume
    case end
    case cancel
    case print
    case mark
    case gap
}

extension Action {
    /// What happened, without its details.
    public var kind: EventKind {
        switch self {
        case .create: .create
        case .start: .start
        case .suspend: .suspend
        case .ready: .ready
        case .resume: .resume
        case .end: .end
        case .cancel: .cancel
        case .print: .print
        case .mark: .mark
        case .gap: .gap
        }
    }
}
