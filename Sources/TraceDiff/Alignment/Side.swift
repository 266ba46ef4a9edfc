import TraceAnalysis
import TraceModel

/// One of the two traces of a comparison, with its tasks numbered and its events sorted by whose they are.
///
/// The task after the last one is the outside: whatever creates or prints without being a task.
///
/// A class, since everything looks things up here: copies of a structure with ten arrays took half the time of a
/// comparison (measured with a million events).
final class Side: Sendable {
    let trace: Trace
    /// Whether both clocks are virtual: times are as the program asked for them, and not as the world let them be.
    let isExact: Bool
    let numbers: TaskNumbers
    /// The shared symbol of each text: equal strings of both traces have equal symbols.
    let symbols: [UInt32]
    /// Every event, in numbers.
    let rows: [Row]
    /// The event that made each task.
    let createEvents: [Int32]
    /// Which task each task came from: its creator, else its structured parent, else the outside.
    let spawners: [Int32]
    /// The structured parent of each task; -1 for none.
    let parents: [Int32]
    /// A fingerprint of all that each task does, by names alone; equal tasks of both sides have equal ones.
    let contents: [UInt64]
    /// What each task is called among its siblings.
    let keys: [UInt64]
    /// When each task lived, and how long it was in each state; the outside does not live.
    let lives: [Life]
    /// Where lives begin and end, in order; see `LifeReader`.
    let boundaries: [Int32]
    /// How many tasks ran at one moment, at most, by the order of events.
    let peak: Int
    /// What each task did and what woke it, as events in order; see `acts(of:)`.
    private let acts: Grouped
    /// The events that asked for each task's cancellation.
    private let cancels: Grouped
    /// The tasks that each task made, in order.
    private let children: Grouped

    /// Whether the recording tells priorities; that of a runtime without them says nothing of them.
    private let tellsPriorities: Bool

    /// The number of the outside.
    var outside: Int { numbers.count }
    /// The time of the first event; times are compared from there.
    var origin: Instant { trace.events.first?.time ?? .zero }

    init(_ trace: Trace, symbols: [UInt32], isExact: Bool) {
        self.trace = trace
        self.isExact = isExact
        self.symbols = symbols
        let reader = SideReader(trace, symbols, isExact: isExact)
        numbers = reader.numbers
        rows = reader.rows
        createEvents = reader.createEvents
        spawners = reader.spawners
        parents = reader.parents
        contents = reader.contents
        lives = reader.lives.all
        boundaries = reader.lives.boundaries
        peak = reader.lives.peak
        keys = reader.keys
        tellsPriorities = reader.rows.contains { $0.kind == .create && $0.rest >> 8 != 0 }
        let groups = numbers.count + 1
        let (rows, spawners) = (rows, spawners)
        acts = Grouped(rows.count, groups: groups) { index in
            switch rows[index].kind {
            case .create: spawners[Int(rows[index].owner)]
            case .cancel: -1
            default: rows[index].owner
            }
        }
        cancels = Grouped(rows.count, groups: groups) { rows[$0].kind == .cancel ? rows[$0].owner : -1 }
        children = Grouped(numbers.count, groups: groups) { spawners[$0] }
    }

    /// How a task was made.
    func creation(of task: Int) -> Creation {
        guard createEvents[task] >= 0,
            case .create(let creation) = trace.events[Int(createEvents[task])].action
        else { return Creation() }
        return creation
    }

    /// The events of what a task did (creating, waiting, printing, ending) and of what made it ready, in
    /// order.
    func acts(of task: Int) -> ArraySlice<Int32> { acts[task] }

    /// The events that asked for a task's cancellation, in order.
    func cancels(of task: Int) -> ArraySlice<Int32> { cancels[task] }

    /// The tasks that a task made, in order.
    func children(of task: Int) -> ArraySlice<Int32> { children[task] }

    /// The number of the task that an event happened to.
    func owner(of event: Event) -> Int { number(of: event.task) ?? outside }

    /// The number of a task.
    func number(of task: TaskID?) -> Int? { task.flatMap { numbers[$0] } }

    /// Whether two creations have different priorities, as far as both recordings tell any.
    func differsInPriority(_ creation: Creation, from other: Creation, of otherSide: Side) -> Bool {
        tellsPriorities && otherSide.tellsPriorities && creation.priority != other.priority
    }

    /// The symbol of a text.
    func symbol(of text: Text?) -> UInt32? { text.map { symbols[Int($0.index)] } }

    /// The string of a text.
    func string(of text: Text?) -> String? { trace.texts[text] }
}

extension Side {
    /// Both traces of a comparison, with shared symbols for their texts.
    static func pair(_ base: Trace, _ candidate: Trace) -> (base: Side, candidate: Side) {
        var candidateSymbols: [UInt32] = []
        candidateSymbols.reserveCapacity(candidate.texts.count)
        for place in 0..<UInt32(candidate.texts.count) {
            let known = base.texts.find(candidate.texts[Text(index: place)])
            candidateSymbols.append(known?.index ?? UInt32(base.texts.count) + place)
        }
        var isExact = false
        if case (.virtual, .virtual) = (base.clock, candidate.clock) { isExact = true }
        let baseSymbols = Array(0..<UInt32(base.texts.count))
        return (
            Side(base, symbols: baseSymbols, isExact: isExact),
            Side(candidate, symbols: candidateSymbols, isExact: isExact)
        )
    }
}
