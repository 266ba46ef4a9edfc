import TraceModel

extension Difference {
    /// The difference as a clause without a full stop; the count is not in it.
    public var sentence: String { fact.sentence }
}

extension Fact {
    /// The one place that has the words.
    var sentence: String {
        switch self {
        case .presence(let change, let spawner): Self.presence(change, spawner)
        case .name(let name): "\(Words.name(name.base)) is called \(Words.name(name.candidate)) now"
        case .parent(let task, let change):
            Self.now(task, "is a child of", change.candidate, "was one of", change.base, none: "no task")
        case .kind(let task, let change):
            "\(Words.name(task)) is \(Self.kind(change.candidate)) now; it was \(Self.kind(change.base))"
        case .priority(let task, let change):
            "\(Words.name(task)) has \(Self.priority(change.candidate)), not \(Self.priority(change.base))"
        case .lateness(let task, let change):
            "\(Words.name(task)) \(change.candidate ? "was" : "was not") there before the recording began"
        case .act(let task, let change): Self.act(task, change)
        case .reordered(let task, let act):
            "\(Words.name(task)) \(act.phrase) at another point of what it does"
        case .shuffled(let task, let acts):
            "\(Words.name(task)) does \(Words.count(acts, "thing")) in another order, too many to list"
        case .ending(let task, let change): Self.ending(task, change)
        case .cancellations(let task, let change): Self.cancellations(task, change)
        case .exit(let change):
            "the program \(Self.exit(change.candidate)) now; before, it \(Self.exit(change.base))"
        case .creator(let task, let change):
            Self.now(task, "is created by", change.candidate, "was by", change.base, none: "no task")
        case .wake(let task, let change): Self.wake(task, change)
        case .wait(let task, let change):
            change.candidate.map { "\(Words.name(task)) \($0.phrase) now; before, it did not have to" }
                ?? "\(Words.name(task)) \(change.base?.pastPhrase ?? "waited") before; now it does not have to"
        case .cutOff(let task, let change): Self.cutOff(task, change)
        case .canceller(let task, let change):
            Self.now(task, "is asked to stop by", change.candidate, "was by", change.base, none: "no task")
        case .dependence(let thing, let deed, let change): Self.dependence(thing, deed, change)
        case .order(let moved, let steps):
            "\(Words.grouped(UInt64(moved))) of \(Words.count(steps, "step")) ran at another place"
        case .orderInSteps(let moved):
            "the same steps ran in the same order, but \(Words.count(moved, "event")) came at another place"
        case .output(let moved, let lines):
            "\(Words.grouped(UInt64(moved))) of \(Words.count(lines, "printed line")) came at another place"
        case .overlap(let first, let second, let change):
            Self.pair(first, second) + (change.candidate ? " overlap now" : " no longer overlap")
        case .peak(let change):
            "at most \(Words.count(change.candidate, "task")) ran at one moment; it was \(change.base)"
        case .duration(let task, let state, let change):
            "\(Words.name(task)) is \(state.word) for \(Self.spans(change, "in all"))"
        case .moment(let deed, let change):
            "\(deed.phrase) at \(Words.span(change.candidate)); it was at \(Words.span(change.base))"
        case .total(let change): "the recording takes \(Self.spans(change, ""))"
        }
    }

    /// What distinguishes two tasks that have the same name.
    private static let another = "but another one of that name"

    private static func presence(_ change: Change<String?>, _ spawner: String?) -> String {
        let spawner = spawner.map { Words.name($0) }
        if let name = change.candidate {
            return "\(Words.name(name)) is new" + (spawner.map { "; \($0) creates it" } ?? "")
        }
        return "\(Words.name(change.base ?? "")) is gone"
            + (spawner.map { "; \($0) used to create it" } ?? "")
    }

    private static func now(
        _ task: TaskName,
        _ now: String,
        _ value: String?,
        _ before: String,
        _ old: String?,
        none: String
    ) -> String {
        if let value, value == old { return "\(Words.name(task)) \(now) \(Words.name(value)), " + another }
        return "\(Words.name(task)) \(now) \(value.map { Words.name($0) } ?? none) now; "
            + "it \(before) \(old.map { Words.name($0) } ?? none)"
    }

    private static func pair(_ first: TaskName, _ second: TaskName) -> String {
        first == second ? "two tasks \(Words.name(first))" : "\(Words.name(first)) and \(Words.name(second))"
    }

    private static func kind(_ kind: TaskKind?) -> String {
        switch kind {
        case .main: "main"
        case .unstructured: "an unstructured task"
        case .detached: "a detached task"
        case .child: "a child of a group"
        case .asyncLet: "an async let"
        case .immediate: "an immediate task"
        case .coroutine: "a coroutine"
        case nil: "a task of unknown kind"
        }
    }

    private static func priority(_ priority: UInt8?) -> String {
        priority.map { "priority \($0)" } ?? "no known priority"
    }

    private static func act(_ task: TaskName, _ change: Change<Act?>) -> String {
        switch (change.base, change.candidate) {
        case (let before?, let after?) where before == after:
            "\(Words.name(task)) \(after.phrase), " + another
        case (let before?, let after?):
            "\(Words.name(task)) \(after.phrase) now; before, it \(before.pastPhrase)"
        case (nil, let after?): "\(Words.name(task)) \(after.phrase) now; before, it did not"
        case (let before?, nil): "\(Words.name(task)) \(before.pastPhrase) before; now it does not"
        case (nil, nil): "\(Words.name(task)) differs"
        }
    }

    private static func ending(_ task: TaskName, _ change: Change<Ended?>) -> String {
        switch (change.base, change.candidate) {
        case (let before, let after?):
            "\(Words.name(task)) \(after.phrase) now; before, it \(before?.pastPhrase ?? "never ended")"
        case (let before, nil):
            "\(Words.name(task)) never ends now; before, it \(before?.pastPhrase ?? "did")"
        }
    }

    private static func cutOff(_ task: TaskName, _ change: Change<Bool>) -> String {
        let ending = "cut off by the end of the recording"
        return switch (change.base, change.candidate) {
        case (true, true): "\(Words.name(task)) is \(ending) at another point of what it does"
        case (true, false): "\(Words.name(task)) was \(ending) before; now it is not"
        default: "\(Words.name(task)) is \(ending) now; before, it was not"
        }
    }

    private static func cancellations(_ task: TaskName, _ change: Change<Int>) -> String {
        switch (change.base, change.candidate) {
        case (let times, 0):
            "nobody cancels \(Words.name(task)) any more" + (times > 1 ? "; it was \(times) times" : "")
        case (0, 1): "\(Words.name(task)) is cancelled now"
        case (let before, let after): "\(Words.name(task)) is cancelled \(after) times now; it was \(before)"
        }
    }

    private static func exit(_ exit: ProgramExit?) -> String {
        guard let exit else { return "ended unseen" }
        if exit.isDeadlock { return "ended in a deadlock" }
        return switch exit.status {
        case .code(let code): "exited with status \(code)"
        case .signal(let signal): "was killed by signal \(signal)"
        }
    }

    private static func wake(_ task: TaskName, _ change: Change<Waking?>) -> String {
        switch (change.base, change.candidate) {
        case (let before?, let after?) where before == after:
            "\(Words.name(task)) is woken \(after.phrase), " + another
        case (let before, let after?):
            "\(Words.name(task)) is woken \(after.phrase) now; "
                + "it was \(before?.phrase ?? "not seen to be woken")"
        case (let before, nil):
            "\(Words.name(task)) is not seen to be woken now; it was woken \(before?.phrase ?? "")"
        }
    }

    private static func dependence(_ thing: SharedThing, _ deed: Deed, _ change: Change<Deed?>) -> String {
        // Where two tasks changed places, their names say it; else it takes what each does.
        func words(_ other: Deed?, _ verb: String) -> String {
            guard let other else { return "\(verb) first" }
            return "\(verb) after " + (other.task == deed.task ? other.phrase : Words.name(other.task))
        }
        let isShort = change.base?.task != deed.task && change.candidate?.task != deed.task
        let who = isShort ? Words.name(deed.task) : deed.phrase
        let (before, now) = (words(change.base, "came"), words(change.candidate, "comes"))
        guard before.dropFirst(5) != now.dropFirst(6) else {
            let first = change.base?.phrase ?? "nothing"
            let second = change.candidate?.phrase ?? "nothing"
            return
                "\(thing.words) in another order: \(deed.phrase) came after \(first), and now after \(second)"
        }
        return "\(thing.words) in another order: \(who) \(before), and now \(now)"
    }

    private static func spans(_ change: Change<TimeSpan>, _ suffix: String) -> String {
        let now = Words.span(change.candidate) + (suffix.isEmpty ? "" : " ") + suffix
        return "\(now), not \(Words.span(change.base)) (\(Words.shift(change)))"
    }
}

extension SharedThing {
    fileprivate var words: String {
        switch self {
        case .outside: "what no task does comes"
        case .task(let name): "what touches \(Words.name(name)) comes"
        case .named(let name): "\(Words.name(name)) is used"
        case .unnamed(.queueGet): "unnamed queues are used"
        case .unnamed(let reason): "unnamed things (\(reason.rawValue)) are used"
        }
    }
}
