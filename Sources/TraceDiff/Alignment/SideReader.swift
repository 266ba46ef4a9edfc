import TraceAnalysis
import TraceModel

/// Reads the events of a trace once, and keeps what a comparison needs of them; see `Side`.
struct SideReader {
    private(set) var numbers = TaskNumbers()
    private(set) var rows: [Row] = []
    private(set) var createEvents: [Int32] = []
    private(set) var spawners: [Int32] = []
    private(set) var parents: [Int32] = []
    private(set) var keys: [UInt64] = []
    private(set) var contents: [UInt64] = []
    private(set) var lives: LifeReader

    private let isExact: Bool
    /// Rows whose owner, and tasks whose spawner, is the outside, whose number comes after all others.
    private var outsideRows: [Int32] = []
    private var outsideTasks: [Int32] = []
    private var outsideContent = Fingerprint()

    init(_ trace: Trace, _ symbols: [UInt32], isExact: Bool) {
        self.isExact = isExact
        lives = LifeReader(trace)
        let count = trace.events.count
        rows.reserveCapacity(count)
        // Room for as many tasks as there are events takes addresses, not memory; growing copies all there is.
        createEvents.reserveCapacity(count)
        spawners.reserveCapacity(count)
        parents.reserveCapacity(count)
        contents.reserveCapacity(count)
        keys.reserveCapacity(count)
        let events = trace.events.span
        for index in events.indices { read(events[index], at: Int32(index), symbols.span) }
        finish()
    }

    private mutating func finish() {
        let outside = Int32(numbers.count)
        for row in outsideRows { rows[Int(row)].owner = outside }
        for task in outsideTasks { spawners[Int(task)] = outside }
        addTask()
        spawners[Int(outside)] = outside
        contents[Int(outside)] = outsideContent.value
        lives.finish()
    }

    private mutating func read(_ event: Event, at index: Int32, _ symbols: Span<UInt32>) {
        let owner = number(of: event.task)
        let row = Row(
            event,
            owner: owner,
            other: event.action.otherTask.flatMap { numbers[$0] }.map { Int32($0) } ?? -1,
            isExact: isExact,
            symbols
        )
        rows.append(row)
        var actor = owner
        if case .create(let creation) = event.action {
            parents[Int(owner)] = creation.parent.flatMap { numbers[$0] }.map { Int32($0) } ?? -1
            actor = creation.creator == nil ? parents[Int(owner)] : row.other
            createEvents[Int(owner)] = index
            keys[Int(owner)] = creation.siblingKey(symbols)
            spawners[Int(owner)] = actor
            if actor < 0 { outsideTasks.append(owner) }
        }
        if owner < 0 { outsideRows.append(index) } else { lives.read(event, Int(owner), at: index) }
        guard row.kind != .cancel else { return }
        if actor < 0 {
            outsideContent.add(row.act)
        } else {
            contents[Int(actor)] = Fingerprint(contents[Int(actor)], row.act).value
        }
    }

    /// The number of the task that an event happened to, which gets one with its first event; -1 for the outside.
    private mutating func number(of task: TaskID?) -> Int32 {
        guard let task else { return -1 }
        let number = numbers.number(of: task)
        if number == createEvents.count {
            addTask()
            lives.add()
        }
        return Int32(number)
    }

    private mutating func addTask() {
        createEvents.append(-1)
        spawners.append(-1)
        parents.append(-1)
        contents.append(0)
        keys.append(0)
    }
}
