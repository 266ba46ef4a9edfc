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
    /// Every task, in numbers, and the outside after the last one.
    let tasks: [TaskRow]
    /// When each task lived, and how long it was in each state; the outside does not live.
    let lives: [Life]
    /// Where lives begin and end, in order; see `LifeMoments`.
    let boundaries: [Int32]
    /// How many tasks ran at one moment, at most, by the order of events.
    let peak: Int
    /// What each task did and what woke it, as events in order; see `acts(of:)`.
    let acts: Grouped
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
        tasks = reader.tasks
        lives = reader.lives
        boundaries = reader.moments.boundaries
        peak = reader.moments.peak
        tellsPriorities = reader.tellsPriorities
        let groups = numbers.count + 1
        let (rows, tasks) = (rows, tasks)
        acts = Grouped(rows.count, groups: groups, size: { tasks[$0].actCount }) { index in
            switch rows[index].kind {
            case .create: tasks[Int(rows[index].owner)].spawner
            case .cancel: -1
            default: rows[index].owner
            }
        }
        // Most programs cancel nothing.
        cancels = Grouped(reader.cancelCount == 0 ? 0 : rows.count, groups: groups) { index in
            rows[index].kind == .cancel ? rows[index].owner : -1
        }
        children = Grouped(numbers.count, groups: groups) { tasks[$0].spawner }
    }

    /// How a task was made.
    func creation(of task: Int) -> Creation {
        guard tasks[task].createEvent >= 0,
            case .create(let creation) = trace.events[Int(tasks[task].createEvent)].action
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
        let new = UInt32(base.texts.count)
        let candidateSymbols = base.texts.texts(like: candidate.texts).enumerated().map { place, text in
            text?.index ?? new + UInt32(place)
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
