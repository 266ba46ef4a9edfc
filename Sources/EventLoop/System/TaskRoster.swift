/// The tasks that a loop has seen, so that those left over can be cancelled.
///
/// The runtime lists no tasks and announces no end. So the roster holds a reference to each, and knows that a
/// task has ended and is of no use to anyone when that reference is the only one.
struct TaskRoster {
    /// One task of the runtime, alive.
    struct Member {
        fileprivate let number: UInt64
        fileprivate var task: AnyObject

        /// Asks it to end.
        ///
        /// Does nothing to a task that has ended.
        func cancel() { Runtime.cancel(task) }
    }

    private var members: [UInt64: Member] = [:]
    private var seen = NumberSet()
    /// How many members there may be before those that have ended are looked for.
    private var limit = 64

    /// Remembers the task that a job is; a job that is no task, or a child of one, is passed over.
    ///
    /// A child is its parent's business; and an `async let` lies in its parent's memory and can't be kept
    /// alive. One that is somebody's own is passed over, too. Gives back those that have ended, now and then, for
    /// the caller to let go.
    mutating func add(_ job: UnownedJob, isOwned: Bool) -> [Member] {
        let number = Runtime.taskNumber(of: job)
        // Asked at every step of a task, so it had better not cost a look into a dictionary.
        guard number != 0, seen.insert(number), !isOwned, !Runtime.isChildTask(job) else { return [] }
        let ended = members.count >= limit ? removeEnded() : []
        members[number] = Member(number: number, task: Runtime.task(of: job))
        return ended
    }

    /// Whether no task is on it.
    var isEmpty: Bool { members.isEmpty }

    /// Every task on it, in order of creation.
    var all: [Member] { members.values.sorted { $0.number < $1.number } }

    /// Takes out those that are known to have ended, for the caller to let go.
    mutating func removeEnded() -> [Member] {
        var ended: [Member] = []
        for number in members.keys.sorted() {
            guard var member = members.removeValue(forKey: number) else { continue }
            if isKnownUniquelyReferenced(&member.task) {
                ended.append(member)
            } else {
                members[number] = member
            }
        }
        limit = max(64, members.count * 2)
        return ended
    }
}

/// Numbers that rise over time, one bit each.
struct NumberSet {
    private var first: UInt64?
    private var words: [UInt64] = []

    /// Adds a number; false if it was in already, or is less than the first that was added.
    mutating func insert(_ number: UInt64) -> Bool {
        let first = first ?? number & ~63
        self.first = first
        guard number >= first else { return false }
        let (word, bit) = (Int((number - first) / 64), (number - first) % 64)
        while words.count <= word { words.append(0) }
        guard words[word] & 1 << bit == 0 else { return false }
        words[word] |= 1 << bit
        return true
    }
}
