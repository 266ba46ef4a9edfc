import TestSupport
import Testing
import TraceModel

/// A trace with a breach, the event in which it is found, and what is said of it.
struct Breach: Sendable, CustomTestStringConvertible {
    let events: [Event]
    let event: Int
    let sentence: String

    init(_ events: [Event], in event: Int, _ sentence: String) {
        self.events = events
        self.event = event
        self.sentence = sentence
    }

    var testDescription: String { sentence }
    var report: LawReport { Trace(clock: .wall, events: events, texts: TextTable(), end: nil).lawReport() }
}

/// What happens to task 1 or 2; the default thread is 1.
private func does(_ number: UInt32, _ action: Action, at time: Int64 = 0) -> Event {
    Event(time: Instant(nanoseconds: time), task: TaskID(number), action: action)
}

private let create = Action.create(Creation())
private let start = Action.start(thread: ThreadID(1))
private let suspend = Action.suspend(Suspension())
private let ready = Action.ready(Wake())
private let end = Action.end(Ending())
private let print = Action.print(text: Text(index: 0), stream: .standardOutput)
private let lose = Event(time: .zero, task: nil, action: .gap(Gap(dropped: 1)))
private let second = TaskID(2)
private let immediate = Action.create(Creation(kind: .immediate, creator: TaskID(1)))

private let breaches: [Breach] = [
    // Law 1.
    Breach(
        [does(1, start)],
        in: 0,
        "task 1 starts, but nothing before creates it; its create line must come first (law 1)"
    ),
    Breach(
        [does(1, print)],
        in: 0,
        "task 1 prints, but nothing before creates it; its create line must come first (law 1)"
    ),
    Breach(
        [does(1, create), does(1, create)],
        in: 1,
        "task 1 is created again; a task is created once, before any other event of it (law 1)"
    ),
    Breach(
        [does(1, create), does(1, start), does(2, .create(Creation(isLate: true)))],
        in: 2,
        "task 2 is created as late, but other events came before; late tasks are created first of all, "
            + "or after a gap (law 1)"
    ),
    // Law 2.
    Breach(
        [does(1, create), does(1, suspend)],
        in: 1,
        "task 1 suspends, but has not started; expected start (law 2)"
    ),
    Breach(
        [does(1, create), does(1, start), does(1, start)],
        in: 2,
        "task 1 starts, but is running; expected suspend or end (law 2)"
    ),
    Breach(
        [does(1, create), does(1, start), does(1, suspend), does(1, end)],
        in: 3,
        "task 1 ends, but is suspended; expected ready or resume (law 2)"
    ),
    Breach(
        [does(1, create), does(1, start), does(1, suspend), does(1, ready), does(1, ready)],
        in: 4,
        "task 1 becomes ready, but is ready and has not resumed; expected resume (law 2)"
    ),
    Breach(
        [does(1, create), does(1, start), does(1, end), does(1, print)],
        in: 3,
        "task 1 prints, but has ended; expected cancel (law 2)"
    ),
    Breach(
        [does(1, create), does(1, start), does(1, suspend), lose, does(1, start)],
        in: 4,
        "task 1 starts, but has started already; expected suspend, ready, resume or end (law 2)"
    ),
    // Law 3.
    Breach(
        [does(1, create), does(2, create), does(1, start), does(2, start)],
        in: 3,
        "task 2 runs on thread 1, but task 1 still runs there; task 1 must suspend or end first (law 3)"
    ),
    Breach(
        [does(1, create), does(1, start), does(2, immediate), does(2, start), does(1, end)],
        in: 4,
        "task 1 stops running, but immediate task 2 still runs inside it; "
            + "task 2 must suspend or end first (law 3)"
    ),
    // Law 4.
    Breach(
        [does(1, .create(Creation(parent: second)))],
        in: 0,
        #"task 1 has "parent": 2, but nothing before creates task 2 (law 4)"#
    ),
    Breach(
        [does(1, .create(Creation(creator: TaskID(1))))],
        in: 0,
        #"task 1 has "creator": 1, but nothing before creates task 1 (law 4)"#
    ),
    Breach(
        [does(1, create), does(1, start), does(1, .suspend(Suspension(target: second)))],
        in: 2,
        #"task 1 has "target": 2, but nothing before creates task 2 (law 4)"#
    ),
    Breach(
        [does(1, create), does(1, .cancel(by: second))],
        in: 1,
        #"task 1 has "by": 2, but nothing before creates task 2 (law 4)"#
    ),
    // Law 6.
    Breach(
        [does(1, create, at: 5), does(1, start, at: 4)],
        in: 1,
        "the event is at 4 ns, but the line before is at 5 ns; time must not go back (law 6)"
    ),
]

@Test(arguments: breaches)
func `each breach is found once, at its event, and said in a sentence`(breach: Breach) {
    #expect(breach.report.count == 1)
    #expect(breach.report.first?.event == breach.event)
    #expect(breach.report.first?.sentence == breach.sentence)
}

@Test func `the breaches above break every law but that of the end line`() {
    #expect(Set(breaches.compactMap { $0.report.first?.law }) == Set(Law.allCases).subtracting([.counts]))
    for law in Law.allCases { #expect(!law.statement.isEmpty) }
}

@Test func `the end line must agree with the lines`() {
    let trace = RandomTrace.make(seed: 1)
    let end = TraceEnd(time: trace.endTime, events: trace.events.count, dropped: 0, exit: nil)
    var checked = trace
    checked.end = TraceEnd(time: end.time, events: end.events + 1, dropped: 0, exit: nil)
    let sentence = "the end line counts \(end.events + 1) events, but there are \(end.events) (law 5)"
    #expect(checked.lawReport().first?.sentence == sentence)
    checked.end = TraceEnd(time: end.time, events: end.events, dropped: 7, exit: nil)
    let other = "the end line counts 7 dropped events, but the gaps count 0 (law 5)"
    #expect(checked.lawReport().first?.sentence == other)
    #expect(checked.lawReport().first?.event == nil)
    checked.end = TraceEnd(time: Instant(nanoseconds: -1), events: end.events, dropped: 0, exit: nil)
    #expect(checked.lawReport().first?.law == .time)
    checked.end = nil
    #expect(checked.lawReport().isLawful)
}

@Test func `each kind of event and each field that names a task has words of its own`() throws {
    let task = try #require(TaskID(3))
    let facts =
        EventKind.allCases.map { LawViolation.Fact.notCreated($0) }
        + TaskPhase.allCases.map { .outOfTurn(.start, $0) }
        + TaskReference.allCases.map { .namesUncreated($0, task) }
    let sentences = facts.map { LawViolation(event: 0, task: task, fact: $0).sentence }
    #expect(Set(sentences).count == facts.count)
}

@Test func `what may come next is what the checker lets pass`() throws {
    // Each phase with the events that lead to it.
    let paths: [(TaskPhase, [EventKind])] = [
        (.created, []), (.running, [.start]), (.suspended, [.start, .suspend]),
        (.ready, [.start, .suspend, .ready]), (.ended, [.start, .end]),
        (.unseen, [.gap]), (.startedUnseen, [.start, .gap]),
    ]
    #expect(paths.map(\.0).count == TaskPhase.allCases.count)
    let task = try #require(TaskID(1))
    for (phase, path) in paths {
        for kind in EventKind.allCases where kind != .create && kind != .gap {
            var checker = LawChecker()
            for step in [.create] + path + [kind] {
                checker.check(Event(time: .zero, task: step == .gap ? nil : task, action: step.plainAction))
            }
            #expect(checker.report.isLawful == phase.next.contains(kind), "\(phase), \(kind)")
        }
    }
}

extension EventKind {
    /// An action of the kind with nothing in it.
    fileprivate var plainAction: Action {
        switch self {
        case .create: .create(Creation())
        case .start: .start(thread: nil)
        case .suspend: .suspend(Suspension())
        case .ready: .ready(Wake())
        case .resume: .resume(thread: nil)
        case .end: .end(Ending())
        case .cancel: .cancel(by: nil)
        case .print: .print(text: Text(index: 0), stream: .standardOutput)
        case .mark: .mark(text: Text(index: 0))
        case .gap: .gap(Gap(dropped: 1))
        }
    }
}
