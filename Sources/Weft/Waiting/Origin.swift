internal import EventLoop

/// On whose behalf something happens: handed on through callbacks, so that a trace can say who woke whom.
enum Origin {
    /// The task that runs on this thread, if one does.
    case runningTask
    /// A task with this number of the runtime; a callback runs that it has caused.
    case task(UInt64)
    /// A timer.
    case timer
    /// Data that came, or a child process that ended.
    case system
    /// Another thread, or the program before its loop ran.
    case outside

    /// That of what runs now.
    static var here: Origin {
        if RunningTask.isHere { return .runningTask }
        return LoopContext.current?.origin ?? .outside
    }

    /// That of what runs now, for a callback that will run later.
    static var forLater: Origin {
        guard case .runningTask = here else { return here }
        return .task(RunningTask.number)
    }

    /// The task that a trace names.
    var doer: Recorder.Doer {
        switch self {
        case .runningTask: .runningTask
        case .task(let number): .task(number)
        case .timer, .system, .outside: .nobody
        }
    }

    /// Says in the recording that a task is about to be woken.
    func announceWake(because cause: Recorder.WakeCause) {
        let cause: Recorder.WakeCause =
            switch self {
            case _ where cause == .cancel: .cancel
            case .runningTask, .task: cause
            case .timer: .timer
            case .system: .io
            case .outside: .external
            }
        Recorder.current.wakes(because: cause, by: doer)
    }
}
