import TraceModel

/// What lets a task go on only after another one.
enum Hold: Hashable {
    /// It waits, for the reason and the thing given, until the other one ends the wait in the way given.
    case wait(WaitReason?, what: Text?, via: WakeCause?)
    /// The other one makes it.
    case creation
    /// Both run on one thread.
    case thread(ThreadID)
}

/// One task that goes on only after another one; tasks are places in a timeline.
struct HeldTask: Hashable {
    var task: Int
    var behind: Int
    var hold: Hold
}
