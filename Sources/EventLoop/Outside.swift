/// What may come to a loop from outside its tasks.
package enum Outside: UInt32, Sendable {
    /// A task waits for a descriptor.
    case descriptor = 0
    /// A thread or another process works for the loop, and answers when it is done.
    case work = 1
    /// Something may come, but the loop need not stay for it: a signal, output that is still to be written.
    case perhaps = 2
    /// A process runs that may be about to answer; the loop need not stay for it.
    case process = 3
}

/// How much a loop waits for from outside.
struct OutsideCounts {
    private var descriptors = 0
    private var works = 0
    private var maybes = 0
    private var processes = 0

    mutating func change(_ outside: Outside, by change: Int) {
        switch outside {
        case .descriptor: descriptors += change
        case .work: works += change
        case .perhaps: maybes += change
        case .process: processes += change
        }
    }

    /// Whether anything may come.
    var isAnything: Bool { descriptors + works + maybes + processes > 0 }
    /// Whether a task waits for it, so that the loop is not at its end.
    var isAwaited: Bool { descriptors + works > 0 }
    /// Whether something works for the loop and will answer.
    var isWork: Bool { works + processes > 0 }
    /// Whether it is descriptors alone.
    var isDescriptorsAlone: Bool { descriptors > 0 && works + maybes + processes == 0 }
}

/// How long virtual time stands still, in time of the world, for what may come from outside.
///
/// Virtual time would jump over every timeout in an instant if it did not wait for an answer at all, and would
/// never move while somebody keeps a silent connection open if it waited for ever.
package struct Patience: Sendable {
    /// For threads and processes, each time.
    package var work = Duration.seconds(10)
    /// For silent connections, each time.
    package var silence = Duration.seconds(1)
    /// For connections with both ends in this process: what was sent has arrived by then.
    package var here = Duration.milliseconds(10)

    /// Ten seconds for work, one for silent connections.
    package init() {}
}
