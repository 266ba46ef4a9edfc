import TraceModel

/// Tells of each event what it touches; two events that touch the same thing happen in an order that matters.
///
/// Happens-before is the smallest order in which every event comes after the earlier events that touch what
/// it touches. Two traces with the same events and the same order on each thing differ only in the order of
/// events that do not depend on each other (A. Mazurkiewicz, "Trace theory", 1987: the projections onto the
/// things decide).
///
/// | event | touches |
/// |---|---|
/// | any event of a task | that task; of an `immediate` task before its first wait also its creator |
/// | `create`, `ready`, `cancel` | the task that did it, too; without a creator: the outside |
/// | `create` | the structured parent, too |
/// | `suspend` on a task | the awaited task, too |
/// | `suspend`, `ready`, `resume` of a wait for an actor, lock, queue, … | that thing, by its name |
/// | `print`, `mark` without a task | the outside |
///
/// What has no name is one thing for each kind: two waits for unnamed locks may be waits for the same lock.
///
/// Threads are not things: which thread took a task does not matter, and what is bound to a thread is told by the
/// trace as an actor (the main actor) or as an `immediate` task. Prints of two tasks commute, since nothing made the
/// one wait for the other; that their lines come in another order is told apart, as a difference in order. In which
/// order the children of a group end shows in who woke the parent, and only there.
struct HappensBefore {
    /// What one event touches: one to six things, in an order that depends on the event's fields alone.
    struct Things {
        private var storage = InlineArray<6, Int32>(repeating: 0)
        /// How many things are touched.
        private(set) var count = 0

        /// The number of the thing at a place, from 0.
        subscript(place: Int) -> Int32 { storage[place] }

        /// Adds a thing, unless its number is negative: then only one of two traces has it.
        mutating func add(_ thing: Int32) {
            guard thing >= 0 else { return }
            storage[count] = thing
            count += 1
        }
    }

    private let side: Side
    private let things: ThingNumbers
    /// For each task the creator inside which it runs, an `immediate` task that has not waited yet; -1 for none.
    private var hosts: [Int32]
    /// For each task the thing that it waits for, from its suspension until it resumes; -1 for none.
    private var awaited: [Int32]

    /// The order of a trace whose events come next, from the first one on.
    init(_ side: Side, _ things: ThingNumbers) {
        self.side = side
        self.things = things
        hosts = Array(repeating: -1, count: side.outside + 1)
        awaited = hosts
    }

    /// What the next event touches, given by its place in the trace.
    ///
    /// Events are to be asked about, or passed over, in the order of the trace. O(1).
    mutating func things(touchedBy event: Int) -> Things {
        let row = side.rows[event]
        let task = Int(row.owner)
        var touched = Things()
        touched.add(things.number(ofTask: row.owner))
        guard task != side.outside else { return touched }
        addActor(of: row, to: &touched)
        if hosts[task] >= 0 { touched.add(things.number(ofTask: hosts[task])) }
        switch row.kind {
        case .create:
            let parent = side.tasks[task].parent
            if parent >= 0, parent != row.other { touched.add(things.number(ofTask: parent)) }
        case .suspend:
            if row.other >= 0 { touched.add(things.number(ofTask: row.other)) }
            touched.add(things.number(ofThingAwaitedIn: row))
        case .ready, .resume: touched.add(awaited[task])
        case .start, .end, .cancel, .print, .mark, .gap: break
        }
        pass(over: row)
        return touched
    }

    /// Takes the next event without asking what it touches, which is faster.
    mutating func pass(over event: Int) { pass(over: side.rows[event]) }

    private mutating func pass(over row: Row) {
        let task = Int(row.owner)
        switch row.kind {
        case .create: if row.isImmediate { hosts[task] = row.other }
        case .suspend:
            if hosts[task] >= 0 { hosts[task] = -1 }
            awaited[task] = things.number(ofThingAwaitedIn: row)
        case .resume: awaited[task] = -1
        case .end: hosts[task] = -1
        case .start, .ready, .cancel, .print, .mark, .gap: break
        }
    }

    /// Adds the task that did the event to another one, and the task inside which that one runs.
    private func addActor(of row: Row, to touched: inout Things) {
        switch row.kind {
        case .create where row.other < 0: touched.add(things.number(ofTask: Int32(side.outside)))
        case .create, .ready, .cancel:
            guard row.other >= 0, row.other != row.owner else { return }
            touched.add(things.number(ofTask: row.other))
            let host = hosts[Int(row.other)]
            if host >= 0, host != row.owner { touched.add(things.number(ofTask: host)) }
        default: return
        }
    }
}

extension Row {
    private static let immediate = UInt32(TaskKind.immediate.rank + 1)

    /// Whether it is the creation of an `immediate` task.
    fileprivate var isImmediate: Bool { kind == .create && rest & 15 == Self.immediate }
}
