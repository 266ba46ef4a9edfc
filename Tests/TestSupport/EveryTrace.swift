public import TraceModel

/// All lawful traces of a small size: what holds for each of them hardly fails for a larger one.
public enum EveryTrace: Sendable {
    /// Every action that two tasks on one thread can take, the second being immediate and made by the first.
    public static let alphabet: [(task: TaskID, action: Action)] = {
        guard let first = TaskID(1), let second = TaskID(2), let thread = ThreadID(1) else { return [] }
        let main = Creation(kind: .main)
        let immediate = Creation(kind: .immediate, creator: first)
        return [(first, second, main), (second, first, immediate)].flatMap { task, other, creation in
            [
                Action.create(creation), .start(thread: thread), .suspend(Suspension()),
                .ready(Wake(by: other)),
                .resume(thread: thread), .end(Ending()), .cancel(by: nil),
            ].map { (task, $0) }
        }
    }()

    /// Calls `body` for every lawful trace of at most so many events, shorter ones before those that they
    /// begin.
    ///
    /// With 8 events there are about 16,000, and each more makes it four times as many.
    public static func forEach(events: Int, _ body: (Trace) -> Void) {
        extend([], LawChecker(), upTo: events, body)
    }

    private static func extend(
        _ prefix: [Event],
        _ checker: LawChecker,
        upTo length: Int,
        _ body: (Trace) -> Void
    ) {
        let end = TraceEnd(time: .zero, events: prefix.count, dropped: 0, exit: nil)
        body(Trace(clock: .virtual(tick: .zero), events: prefix, texts: TextTable(), end: end))
        guard prefix.count < length else { return }
        for (task, action) in alphabet {
            let event = Event(time: .zero, task: task, action: action)
            var checker = checker
            checker.check(event)
            if checker.report.isLawful { extend(prefix + [event], checker, upTo: length, body) }
        }
    }
}
