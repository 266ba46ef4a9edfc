import TraceModel

/// One task in the numbers of a comparison, in 40 bytes.
struct TaskRow {
    /// The event that made it; -1 for none.
    private(set) var createEvent: Int32 = -1
    /// Which task it came from: its creator, else its structured parent, else the outside.
    private(set) var spawner: Int32
    /// Its structured parent; -1 for none.
    private(set) var parent: Int32 = -1
    /// Twice how many events are what it does, or wake it; one more if `content` does not tell all of them.
    private var acts: UInt32 = 0
    /// What it is called among its siblings.
    private(set) var key: UInt64 = 0
    /// A fingerprint of all that it does, by names alone; equal tasks of both sides have equal ones.
    private(set) var content = Fingerprint()
    /// A fingerprint of what it does in every run: on a clock of the world without its waits, which races decide about.
    private(set) var deeds = Fingerprint()

    /// A task of which nothing is known yet.
    init(spawner: Int32) { self.spawner = spawner }

    /// Tells how the task was made.
    mutating func create(at event: Int32, spawner: Int32, parent: Int32, key: UInt64) {
        createEvent = event
        self.spawner = spawner
        self.parent = parent
        self.key = key
    }

    /// Adds what the task does next, or what wakes it.
    mutating func act(_ row: Row, isExact: Bool) {
        content.add(row.act)
        if isExact || !row.isOfWait { deeds.add(row.act) }
        acts += 2
        if row.kind == .create || row.kind == .suspend && row.other >= 0 || row.hasLooseLength { acts |= 1 }
    }
}

extension TaskRow {
    /// A fingerprint of what the task is called and does in every run.
    var identity: UInt64 { Fingerprint(key, deeds.value).value }

    /// How many events are what it does, or wake it.
    var actCount: Int32 { Int32(acts / 2) }

    /// Whether `content` tells all that it does: it makes no task, waits for none, and has no wait of any length.
    var isToldByContent: Bool { acts & 1 == 0 }

    /// Whether two tasks are called the same and do the same in every run.
    func isSame(as other: TaskRow) -> Bool { key == other.key && deeds == other.deeds }
}
