package import TraceModel

/// The tasks of a trace numbered 0, 1, 2, … in order of first mention, so that facts about them lie in
/// arrays.
package struct TaskNumbers: Sendable {
    /// Every task that has a number, at its number.
    package private(set) var tasks: [TaskID] = []
    private var places = NumberIndex()

    /// No tasks yet.
    package init() {}

    /// How many tasks have a number.
    package var count: Int { tasks.count }

    /// The number of a task, or nil where it has none.
    package subscript(task: TaskID) -> Int? { places[task.number].map { Int($0) } }

    /// The number of a task, which gets the next one if it has none.
    package mutating func number(of task: TaskID) -> Int {
        if let known = self[task] { return known }
        places.insert(task.number, at: UInt32(tasks.count))
        tasks.append(task)
        return tasks.count - 1
    }
}
