import TraceModel

/// The lives of all tasks in a few arrays, since a million tasks with an array each take three times the memory.
///
/// A class, so that to look at one life counts one reference and not four.
final class LifeTable: Sendable {
    let events: [Event]
    let endTime: Instant
    let facts: [LifeFacts]
    /// The stretches of all tasks, one task's after the other's.
    let stretches: [Stretch]
    /// Where in `stretches` those of each task begin, and where the last one's end.
    private let starts: [UInt32]

    init(_ trace: Trace, _ facts: [LifeFacts], _ stretches: [Stretch], starts: [UInt32]) {
        events = trace.events
        endTime = trace.endTime
        self.facts = facts
        self.stretches = stretches
        self.starts = starts
    }

    /// The lives of a table with others of their stretches: those that `add` puts into the array for each one.
    init(_ table: LifeTable, replacing add: (_ task: Int, Stretch, inout [Stretch]) -> Void) {
        events = table.events
        endTime = table.endTime
        facts = table.facts
        var stretches: [Stretch] = []
        var starts: [UInt32] = [0]
        // What is not used is never touched, and so takes no memory.
        stretches.reserveCapacity(table.stretches.count)
        starts.reserveCapacity(table.starts.count)
        for task in table.facts.indices {
            for stretch in table.stretches(of: task) { add(task, stretch, &stretches) }
            starts.append(UInt32(stretches.count))
        }
        self.stretches = stretches
        self.starts = starts
    }

    func stretches(of task: Int) -> Stretches {
        Stretches(stretches[Int(starts[task])..<Int(starts[task + 1])])
    }
}

/// What is kept of a task's life beside its stretches; all else stands in the events named here.
struct LifeFacts: Sendable {
    let id: TaskID
    /// The event of its creation; where that was lost, the first one that changed its state.
    let creationEvent: Int32
    /// The event of its end; the number of events if there is none.
    var endEvent: Int32
    /// The event that first let it run; -1 if none did.
    var startEvent: Int32 = -1
    var stepCount: Int32 = 0
}
