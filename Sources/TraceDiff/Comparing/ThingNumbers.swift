import TraceModel

/// Numbers for the things of both traces (tasks, the outside, whatever tasks wait for): the same thing has the same
/// number.
struct ThingNumbers {
    /// For each task of a side its number in the base, or -1.
    private let baseTasks: [Int32]
    private let tasks: Int32
    /// How many numbers there are.
    let count: Int

    /// The numbers for one side.
    ///
    /// - Parameters:
    ///   - originals: The base's number for each of the side's tasks, or -1.
    ///   - tasks: How many tasks the base has, with the outside.
    ///   - symbols: How many symbols both traces have.
    init(_ originals: [Int32], tasks: Int, symbols: Int) {
        baseTasks = originals
        self.tasks = Int32(tasks)
        count = tasks + WaitReason.allCases.count + symbols
    }

    /// The number of a task or the outside, or -1 if only one side has it.
    func number(ofTask task: Int32) -> Int32 { baseTasks[Int(task)] }

    /// The number of the actor, lock, queue or file that a suspension waits for; -1 for a wait for nothing of the kind.
    func number(ofThingAwaitedIn row: Row) -> Int32 { row.hasThing ? tasks + Int32(row.rest) : -1 }
}
