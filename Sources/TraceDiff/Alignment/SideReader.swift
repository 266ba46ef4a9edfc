import TraceAnalysis
import TraceModel

/// Reads the events of a trace that keeps the laws, and keeps what a comparison needs of them; see `Side`.
///
/// Most comparisons spend most of their time here. So all tasks are counted first, and what is known of them is written
/// through spans: an array asks at each element whether it has another owner.
struct SideReader {
    let numbers: TaskNumbers
    let rows: [Row]
    /// Every task, and the outside after the last one.
    let tasks: [TaskRow]
    let lives: [Life]
    let moments: LifeMoments
    /// How many events ask for a task's cancellation.
    let cancelCount: Int
    /// Whether any task was made with a priority.
    let tellsPriorities: Bool

    init(_ trace: Trace, _ symbols: [UInt32], isExact: Bool) {
        let numbers = Self.numbers(of: trace)
        let outside = Int32(numbers.count)
        var tasks = Array(repeating: TaskRow(spawner: outside), count: numbers.count + 1)
        var lives = Array(repeating: Life(end: Int32(clamping: trace.events.count)), count: numbers.count)
        var moments = LifeMoments(tasks: numbers.count)
        var cancelCount = 0
        var tellsPriorities = false
        rows = Array(capacity: trace.events.count) { rows in
            let events = trace.events.span
            let symbols = symbols.span
            var tasks = tasks.mutableSpan
            var lives = lives.mutableSpan
            for index in events.indices {
                let event = events[index]
                let owner = numbers.number(of: event.task) ?? outside
                let other = numbers.number(of: event.action.otherTask) ?? -1
                let row = Row(event, owner: owner, other: other, isExact: isExact, symbols)
                rows.append(row)
                if owner < outside { moments.read(event, owner, at: Int32(index), &lives) }
                var actor = owner
                if case .create(let creation) = event.action {
                    let parent = numbers.number(of: creation.parent) ?? -1
                    actor = creation.creator == nil ? parent : other
                    if actor < 0 { actor = outside }
                    let key = creation.siblingKey(symbols)
                    tasks[Int(owner)].create(at: Int32(index), spawner: actor, parent: parent, key: key)
                    if creation.priority != nil { tellsPriorities = true }
                }
                if row.kind == .cancel {
                    cancelCount += 1
                } else {
                    tasks[Int(actor)].act(row, isExact: isExact)
                }
            }
        }
        for place in lives.indices where lives[place].end == trace.events.count {
            lives[place].leave(at: trace.endTime)
        }
        self.numbers = numbers
        self.tasks = tasks
        self.lives = lives
        self.moments = moments
        self.cancelCount = cancelCount
        self.tellsPriorities = tellsPriorities
    }

    /// The tasks, in the order in which they were made.
    private static func numbers(of trace: Trace) -> TaskNumbers {
        var numbers = TaskNumbers()
        for event in trace.events {
            guard case .create = event.action, let task = event.task else { continue }
            _ = numbers.number(of: task)
        }
        return numbers
    }
}

extension TaskNumbers {
    fileprivate func number(of task: TaskID?) -> Int32? { task.flatMap { self[$0] }.map { Int32($0) } }
}
