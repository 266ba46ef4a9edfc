import TraceAnalysis
import TraceModel

/// The events of one trace in chains, one for each thing that they touch, with the numbering of the base.
///
/// See `HappensBefore` for what touches what.
struct Chains {
    /// A thing that an event touches, and the event before it there; -1 for none.
    struct Link {
        var thing: Int32
        var predecessor: Int32
    }

    private var order = HappensBefore()
    private var lasts: [Int32]
    private let numbers: ThingNumbers
    private let side: Side

    init(_ side: Side, _ numbers: ThingNumbers) {
        self.side = side
        self.numbers = numbers
        lasts = Array(repeating: -1, count: numbers.count)
    }

    /// Takes the next event, which both traces know by `id`, and adds a link for each thing that it touches.
    ///
    /// The id is negative for an event that only one of them has, which gets no links.
    mutating func take(_ event: Event, id: Int32, into links: inout [Link]) {
        let things = order.things(touchedBy: event)
        guard id >= 0 else { return }
        for place in 0..<things.count {
            guard let number = numbers.number(of: things[place], side) else { continue }
            links.append(Link(thing: Int32(number), predecessor: lasts[number]))
            lasts[number] = id
        }
    }
}

/// Numbers for the things of both traces: the same thing has the same number.
struct ThingNumbers {
    private let tasks: Int
    private let symbols: Int
    /// For each task of a side its number in the base, or -1.
    private let baseTasks: [Int32]

    /// The numbers for one side; `originals` gives the base's number for each of its tasks.
    init(_ originals: [Int32], tasks: Int, symbols: Int) {
        baseTasks = originals
        self.tasks = tasks
        self.symbols = symbols
    }

    /// How many numbers there are.
    var count: Int { tasks + symbols + WaitReason.allCases.count }

    /// The number of a thing, or nil if it belongs to a task that only one side has.
    func number(of thing: HappensBefore.Thing, _ side: Side) -> Int? {
        switch thing {
        case .outside: baseTask(side.outside)
        case .task(let task): side.number(of: task).flatMap { baseTask($0) }
        case .named(let text): side.symbol(of: text).map { tasks + Int($0) }
        case .unnamed(let reason): tasks + symbols + reason.rank
        }
    }

    private func baseTask(_ task: Int) -> Int? {
        baseTasks[task] < 0 ? nil : Int(baseTasks[task])
    }
}
