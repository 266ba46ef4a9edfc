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

    /// Whether the recording ended while a task ran or was ready to: on a clock of the world a race how far it came.
    ///
    /// One that waits then is not cut off. It may wait for ever, which is worth a failed build.
    func isCutOff(_ task: Int) -> Bool {
        !isExact && task != outside && lives[task].end == rows.count && lives[task].couldGoOn
    }

    /// Whether races decide if the wait that an event begins happens at all, on a clock of the world.
    func isRaced(_ event: Int32) -> Bool {
        guard !isExact, let wait = suspension(at: event) else { return false }
        guard wait.reason == .sleep else { return true }
        // Who is asked to stop before it sleeps does not sleep.
        return (wait.duration ?? .zero) < Self.shortestSleep
            || !cancels(of: Int(rows[Int(event)].owner)).isEmpty
    }
}

/// Whether a sleep that one side alone has may have been over before it began on the other one.
///
/// A thread that is kept from running between reading the clock and going to sleep finds that its time has come. But
/// then the task is recorded as running at that place for at least as long as it was to sleep.
struct MissedSleep {
    /// The side with the sleep, and the task's number there.
    let side: Side
    let task: Int
    /// The side without it.
    let other: Side
    let partner: Int

    /// So many acts are looked at before and after the sleep, so that the cost stays bounded.
    private static let reach = 64

    /// Whether the task ran for long enough where the other side sleeps.
    ///
    /// - Parameters:
    ///   - sleep: An event of the side with the sleep.
    ///   - counterpart: What an act of the task is on the other side, or -1.
    /// - Returns: Whether it did; false for an event that is no sleep.
    func mayBeOver(_ sleep: Int32, _ counterpart: (Int32) -> Int32) -> Bool {
        guard !side.isExact, let wait = side.suspension(at: sleep), wait.reason == .sleep else {
            return false
        }
        let acts = side.acts(of: task)
        let earlier = acts[..<acts.firstIndex(sorted: sleep)].suffix(Self.reach)
        guard let before = earlier.reversed().lazy.map(counterpart).first(where: { $0 >= 0 }) else {
            return false
        }
        let others = other.acts(of: partner)
        var last = before
        for act in others[others.firstIndex(sorted: before + 1)...].prefix(Self.reach) {
            let runs = other.rows[Int(last)].kind != .suspend && other.rows[Int(last)].kind != .ready
            let time = other.trace.time(at: act) - other.trace.time(at: last)
            if runs, time >= wait.duration ?? .zero { return true }
            if !other.rows[Int(act)].isOfWait { return false }
            last = act
        }
        return false
    }
}

extension Row {
    /// Whether the event is a wait, or ends one.
    var isOfWait: Bool { kind == .suspend || kind == .ready || kind == .resume }
}
