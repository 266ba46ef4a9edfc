import TraceModel

/// What an event does to the state of its task.
enum StateChange {
    /// It makes the task, which is in this state at first.
    case creation(TaskState)
    /// It ends what the task was doing, and begins this.
    case change(TaskState)
    /// It ends the task.
    case end

    /// Nil for an action that changes no state.
    init?(_ action: Action) {
        switch action {
        case .create(let creation):
            self = .creation(creation.isLate ? .unknown : creation.kind == .coroutine ? .created : .ready)
        case .start, .resume: self = .change(.running)
        case .suspend: self = .change(.suspended)
        case .ready: self = .change(.ready)
        case .end: self = .end
        case .cancel, .print, .mark, .gap: return nil
        }
    }
}

extension Action {
    /// The thread on which it lets its task run; nil for any other action, and where the trace does not say.
    var thread: ThreadID? {
        switch self {
        case .start(let thread), .resume(let thread): thread
        default: nil
        }
    }
}
