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
    /// How each task was made, and by which event.
    let creations: [Creation]
    let createEvents: [Int32]
    /// Which task each task came from: its creator, else its structured parent, else the outside.
    let spawners: [Int32]
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
        var numbers = TaskNumbers()
        for event in trace.events { if let task = event.task { _ = numbers.number(of: task) } }
        self.numbers = numbers
        let outside = numbers.count
        var creations = Array(repeating: Creation(), count: outside + 1)
        var createEvents = Array(repeating: -1 as Int32, count: outside + 1)
        var spawners = Array(repeating: Int32(outside), count: outside + 1)
        var acts = Grouped.Builder(groups: outside + 1)
        var cancels = Grouped.Builder(groups: outside + 1)
        var children = Grouped.Builder(groups: outside + 1)
        for (index, event) in trace.events.enumerated() {
            let owner = event.task.flatMap { numbers[$0] } ?? outside
            switch event.action {
            case .create(let creation):
                let spawner = (creation.creator ?? creation.parent).flatMap { numbers[$0] } ?? outside
                creations[owner] = creation
                createEvents[owner] = Int32(index)
                spawners[owner] = Int32(spawner)
                children.add(Int32(owner), to: spawner)
                acts.add(Int32(index), to: spawner)
            case .cancel:
                cancels.add(Int32(index), to: owner)
            case .start, .suspend, .ready, .resume, .end, .print, .mark, .gap:
                acts.add(Int32(index), to: owner)
            }
        }
        self.creations = creations
        tellsPriorities = creations.contains { $0.priority != nil }
        self.createEvents = createEvents
        self.spawners = spawners
        self.acts = acts.finish()
        self.cancels = cancels.finish()
        self.children = children.finish()
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
