import TraceModel

/// For each lock, semaphore, condition and queue that has a name, the last time that one was woken from waiting for it.
///
/// A trace tells of a wake only where it reached somebody.
struct LastWakes {
    /// One task woken from its wait for an object.
    struct Wake {
        /// The event, by its place in the trace's events.
        var event: Int32
        /// Who was woken.
        var receiver: Int
        /// The place of that wait in the receiver's stretches.
        var stretch: Int
    }

    private struct Object: Hashable {
        var reason: WaitReason?
        var what: Text
    }

    private var wakes: [Object: Wake] = [:]

    /// O(stretches).
    init(_ timeline: Timeline) {
        for (task, life) in timeline.tasks.enumerated() {
            for (place, stretch) in life.stretches.enumerated() where stretch.state == .suspended {
                guard let object = Self.object(timeline.suspension(of: stretch)),
                    Int(stretch.closing) < timeline.trace.events.count,
                    case .ready(let wake) = timeline.trace.events[Int(stretch.closing)].action,
                    wake.via != .cancel, wake.via != .timer,
                    stretch.closing > wakes[object]?.event ?? -1
                else { continue }
                wakes[object] = Wake(event: stretch.closing, receiver: task, stretch: place)
            }
        }
    }

    /// The last wake from the same wait as this one, if it came after an event.
    func wake(of suspension: Suspension, after event: Int32) -> Wake? {
        guard let object = Self.object(suspension), let wake = wakes[object], wake.event > event else {
            return nil
        }
        return wake
    }

    /// What a wait is for, if it is a thing that goes to one waiter at a time.
    private static func object(_ suspension: Suspension?) -> Object? {
        guard let suspension, let what = suspension.what else { return nil }
        switch suspension.reason {
        case .lock, .semaphore, .condition, .queueGet, .queuePut:
            return Object(reason: suspension.reason, what: what)
        default: return nil
        }
    }
}
