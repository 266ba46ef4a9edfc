import TraceModel

/// One event in the numbers of a comparison: 24 bytes instead of 64, and nothing in it needs looking up.
///
/// A comparison goes over all events a dozen times, and what it costs is mostly what it has to fetch.
struct Row: Equatable {
    /// What was done, without who woke whom, threads and times, and without which tasks: a fingerprint.
    ///
    /// Of a creation it has the name of the task; of a wait for a task, that it is one.
    let act: UInt64
    /// The task that it happened to.
    var owner: Int32
    /// The task that did it (creation, wake, cancellation) or that is awaited (suspension); -1 for none.
    let other: Int32
    /// What is compared apart from `act`, exactly.
    ///
    /// How a task was woken; how it was made (kind, lateness, priority); which actor, lock, queue, … it waits for.
    let rest: UInt32
    /// What kind of event it is.
    let kind: EventKind
    /// Whether `rest` is the thing that is waited for.
    let hasThing: Bool
    /// Whether it is a wait whose length depends on the world, so that `act` says nothing of it.
    let hasLooseLength: Bool
}

extension Row {
    /// What starting, waking and resuming always are.
    private static let start = Fingerprint(2).value
    private static let ready = Fingerprint(4).value
    private static let resume = Fingerprint(5).value
    private static let cancel = Fingerprint(10).value
    private static let gap = Fingerprint(11).value

    /// The row of an event.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - owner: The number of its task.
    ///   - other: The number of its `otherTask`.
    ///   - isExact: Whether the lengths of sleeps are as the program asked for them.
    ///   - symbols: The shared symbol of each text.
    @inline(__always)
    init(_ event: Event, owner: Int32, other: Int32, isExact: Bool, _ symbols: Span<UInt32>) {
        var act: UInt64
        var rest: UInt32 = 0
        var hasThing = false
        var hasLooseLength = false
        switch event.action {
        case .create(let creation):
            act = Fingerprint(1 | creation.siblingKey(symbols) << 8).value
            let kind = UInt32(creation.kind.map { $0.rank + 1 } ?? 0)
            let priority = UInt32(creation.priority.map { Int($0) + 1 } ?? 0)
            rest = kind | (creation.isLate ? 16 : 0) | priority << 8
        case .start: act = Self.start
        case .suspend(let suspension):
            let reason = UInt64(suspension.reason.map { $0.rank + 1 } ?? 0)
            let kind: UInt64 = other < 0 ? 3 : 3 + 16
            act = Fingerprint(kind | reason << 8 | symbols.word(suspension.what) << 16).value
            // On a wall clock a sleep is recorded as what was left of it when it began: never twice the same.
            if let duration = suspension.duration?.nanoseconds {
                if isExact { act = Fingerprint(act, UInt64(bitPattern: duration)).value }
                hasLooseLength = !isExact
            }
            if let thing = suspension.thing(symbols) {
                rest = thing
                hasThing = true
            }
        case .ready(let wake):
            act = Self.ready
            rest = UInt32(wake.via.map { $0.rank + 1 } ?? 0)
        case .resume: act = Self.resume
        case .end(let ending):
            let outcome = UInt64(ending.outcome.map { $0.rank + 1 } ?? 0)
            act = Fingerprint(6 | outcome << 8 | symbols.word(ending.error) << 16).value
        case .cancel: act = Self.cancel
        case .print(let text, let stream):
            act = Fingerprint((stream == .standardOutput ? 7 : 8) | symbols.word(text) << 16).value
        case .mark(let text): act = Fingerprint(9 | symbols.word(text) << 16).value
        case .gap: act = Self.gap
        }
        self.act = act
        self.owner = owner
        self.other = other
        self.rest = rest
        self.hasThing = hasThing
        self.hasLooseLength = hasLooseLength
        kind = event.action.kind
    }
}

extension Action {
    /// The task that did it (creation, wake, cancellation) or that is awaited (suspension), if any.
    var otherTask: TaskID? {
        switch self {
        case .create(let creation): creation.creator
        case .suspend(let suspension): suspension.target
        case .ready(let wake): wake.by
        case .cancel(let by): by
        case .start, .resume, .end, .print, .mark, .gap: nil
        }
    }
}

extension Suspension {
    /// The actor, lock, queue or file that is waited for; nil for a wait for nothing of the kind.
    ///
    /// By its name, `WaitReason.allCases.count` and the symbol; what has none is one thing for each kind, the rank of
    /// the reason.
    fileprivate func thing(_ symbols: Span<UInt32>) -> UInt32? {
        if let what, reason != .sleep { return UInt32(WaitReason.allCases.count) + symbols[Int(what.index)] }
        switch reason {
        case .actor, .lock, .semaphore, .event, .condition, .barrier, .queueGet:
            return reason.map { UInt32($0.rank) }
        case .queuePut: return UInt32(WaitReason.queueGet.rank)
        case .sleep, .task, .group, .yield, .continuation, .process, .ioRead, .ioWrite, .ioAccept, .ioConnect,
            .unknown, nil:
            return nil
        }
    }
}

extension Creation {
    /// What a task is called among its siblings: its name, or without one its kind.
    func siblingKey(_ symbols: Span<UInt32>) -> UInt64 {
        if let name { return 64 + UInt64(symbols[Int(name.index)]) }
        return kind.map { 1 + UInt64($0.rank) } ?? 0
    }
}

extension Span<UInt32> {
    /// The symbol of a text as a word of a fingerprint; 0 for no text.
    fileprivate func word(_ text: Text?) -> UInt64 { text.map { UInt64(self[Int($0.index)]) + 1 } ?? 0 }
}
