public import TraceModel

/// The life of one task, from its creation to its end or to the end of the trace.
///
/// A view of a timeline: it holds no more than numbers, and looks up in the trace what the events say.
public struct TaskLife: Sendable {
    private let table: LifeTable
    private let facts: LifeFacts
    private let place: Int

    init(_ place: Int, in table: LifeTable) {
        self.table = table
        self.place = place
        facts = table.facts[place]
    }

    /// Which task it is.
    public var id: TaskID { facts.id }

    /// How it came to be.
    public var creation: Creation {
        // Of one whose creation was lost only the rest is known.
        guard case .create(let creation) = creationAction else { return Creation(isLate: true) }
        return creation
    }

    private var creationAction: Action { table.events[Int(facts.creationEvent)].action }

    /// When it was created.
    public var createdAt: Instant { table.events[Int(facts.creationEvent)].time }

    /// The event of its creation, by its place in the trace's events.
    public var creationEvent: Int32 { facts.creationEvent }

    /// What it did, in order, every nanosecond of its life in exactly one stretch.
    public var stretches: Stretches { table.stretches(of: place) }

    /// How it ended; nil if the trace does not show its end.
    public var ending: Ending? {
        guard isEnded, case .end(let ending) = table.events[Int(facts.endEvent)].action else { return nil }
        return ending
    }

    /// When it ended; the end of the trace if that does not show its end.
    public var endedAt: Instant { isEnded ? table.events[Int(facts.endEvent)].time : table.endTime }

    /// The event of its end; the number of events in the trace if that does not show its end.
    public var endEvent: Int32 { facts.endEvent }

    /// When it first ran; nil if it never did.
    public var startedAt: Instant? {
        facts.startEvent >= 0 ? table.events[Int(facts.startEvent)].time : nil
    }

    /// How many scheduling steps it took.
    public var stepCount: Int { Int(facts.stepCount) }

    /// How long it lived.
    public var duration: TimeSpan { endedAt - createdAt }

    /// Whether it was there before the recording began; not so for one whose creation was lost.
    public var isLate: Bool {
        guard case .create(let creation) = creationAction else { return false }
        return creation.isLate
    }

    /// Whether the trace shows its end.
    public var isEnded: Bool { Int(facts.endEvent) < table.events.count }

    /// How long it was in a state, over its whole life.
    ///
    /// O(stretches).
    public func total(_ state: TaskState) -> TimeSpan {
        var sum = TimeSpan.zero
        for stretch in stretches where stretch.state == state { sum += stretch.duration }
        return sum
    }

    /// The place in `stretches` of the one that an event falls into, or that it ends; nil before the task was created.
    ///
    /// O(log stretches).
    public func place(endingAt event: Int32) -> Int? {
        let stretches = stretches
        var low = 0
        var high = stretches.count
        while low < high {
            let middle = (low + high) / 2
            if stretches[middle].opening < event { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }
}
