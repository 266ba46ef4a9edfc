import TraceModel

/// What a task does on a clock of the world, parted by whether races decide about it.
///
/// A wait is only recorded where the task had to wait: for a lock that another one held, for a task that had not ended
/// yet, for a sleep that was not cancelled before it began. Whether it had to is decided anew in every run.
struct RacedActs {
    /// What the task does in every run.
    private(set) var firm: [Int32] = []
    /// Waits of which races decide whether they happen, with what ends them.
    private(set) var raced: [Int32] = []

    init(_ acts: ArraySlice<Int32>, _ side: Side) {
        var waits = false
        for act in acts {
            let kind = side.rows[Int(act)].kind
            if kind == .suspend { waits = side.isRaced(act) }
            if waits { raced.append(act) } else { firm.append(act) }
            if kind == .resume || kind == .end { waits = false }
        }
    }
}

extension [Int32] {
    /// The end of the elements from a place on that are less than a number, in an ascending array.
    func end(before number: Int32, from place: Int) -> Int {
        var end = place
        while end < count, self[end] < number { end += 1 }
        return end
    }
}

extension Side {
    /// A sleep shorter than this may be over before it began.
    private static let shortestSleep = TimeSpan(nanoseconds: 1_000_000)

    /// Whether races decide if the wait that an event begins happens at all, on a clock of the world.
    func isRaced(_ event: Int32) -> Bool {
        guard !isExact, let wait = suspension(at: event) else { return false }
        guard wait.reason == .sleep else { return true }
        // Who is asked to stop before it sleeps does not sleep.
        return (wait.duration ?? .zero) < Self.shortestSleep
            || !cancels(of: Int(rows[Int(event)].owner)).isEmpty
    }
}
