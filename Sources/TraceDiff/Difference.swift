public import TraceAnalysis
public import TraceModel

/// One way in which the two recordings differ, and how many times they differ in just this way.
///
/// ```swift
/// for difference in comparison.differences {
///     print(difference.count, "×", difference.sentence)  // 1000 × `worker` now waits for the lock `cache`
/// }
/// ```
public struct Difference: Hashable, Sendable {
    /// What differs.
    public let fact: Fact
    /// How many equal differences there are, 1 or more.
    public internal(set) var count: Int
    /// The event of the base that shows the first of them, if there is one.
    public let baseEvent: Int?
    /// The event of the candidate that shows the first of them, if there is one.
    public let candidateEvent: Int?

    /// What it is about.
    public var level: Level { fact.level }

    /// The same difference with base and candidate exchanged.
    public var mirrored: Difference {
        Difference(
            fact: fact.mirrored,
            count: count,
            baseEvent: candidateEvent,
            candidateEvent: baseEvent
        )
    }
}

/// A fact as it is in the base and in the candidate.
public struct Change<Value: Hashable & Sendable>: Hashable, Sendable {
    /// In the base.
    public var base: Value
    /// In the candidate.
    public var candidate: Value

    /// A change from one value to another.
    public init(_ base: Value, _ candidate: Value) {
        self.base = base
        self.candidate = candidate
    }

    /// The change in the other direction.
    public var mirrored: Change { Change(candidate, base) }
}

/// What a task is called in the base and in the candidate; mostly the same.
public typealias TaskName = Change<String>

/// What can differ; tasks are given by their names.
public enum Fact: Hashable, Sendable {
    // MARK: Structure

    /// A task that only one side has: its name there, and the name of the task that made it, if any.
    case presence(Change<String?>, spawner: String?)
    /// A task has another name.
    case name(Change<String>)
    /// A task has another structured parent; nil for none.
    case parent(task: TaskName, Change<String?>)
    /// A task was made by another construct.
    case kind(task: TaskName, Change<TaskKind?>)
    /// A task was made with another priority.
    case priority(task: TaskName, Change<UInt8?>)
    /// A task was there before the recording in one side alone.
    case lateness(task: TaskName, Change<Bool>)
    /// A task does something else, or something more or less (nil) at this place.
    case act(task: TaskName, Change<Act?>)
    /// A task does the same thing earlier or later among what it does.
    case reordered(task: TaskName, Act)
    /// A task does so many of its things in another order that they were not aligned one by one.
    case shuffled(task: TaskName, acts: Int)
    /// A task ended otherwise; nil for never.
    case ending(task: TaskName, Change<Ended?>)
    /// A task was asked to stop more or less often.
    case cancellations(task: TaskName, Change<Int>)
    /// The program ended otherwise.
    case exit(Change<ProgramExit?>)

    // MARK: Causality

    /// A task was made by another one; nil for none.
    case creator(task: TaskName, Change<String?>)
    /// A wait was ended by something else; nil for nothing seen.
    case wake(task: TaskName, Change<Waking?>)
    /// Another task asked a task to stop; nil for none.
    case canceller(task: TaskName, Change<String?>)
    /// A task had to wait for others on one side alone, where a wall clock takes part: a race decided.
    ///
    /// Between virtual clocks this is an `act`, since there nothing races.
    case wait(task: TaskName, Change<Wait?>)
    /// The recording ended while a task was running or could run, and not at the same point of what it does on both
    /// sides, where a wall clock takes part: whether on each side it was cut off.
    ///
    /// Between virtual clocks this is an `act` or an `ending`.
    case cutOff(task: TaskName, Change<Bool>)
    /// Something came after something else on a thing that both use; nil for being the first there.
    case dependence(on: SharedThing, Deed, after: Change<Deed?>)

    // MARK: Order, overlap, time

    /// So many of all steps ran at another place in the sequence of steps.
    case order(movedSteps: Int, steps: Int)
    /// The steps ran in the same order, but so many events came at another place among them.
    case orderInSteps(movedEvents: Int)
    /// So many of all printed lines came at another place in the output.
    case output(movedLines: Int, lines: Int)
    /// Two tasks were alive together, between their first step and their end, in one side alone.
    case overlap(TaskName, TaskName, Change<Bool>)
    /// So many tasks ran at one moment, at most.
    case peak(Change<Int>)
    /// A task spent another time in a state, in all.
    case duration(task: TaskName, TaskState, Change<TimeSpan>)
    /// Something happened at another time since the start, while every state took the same time.
    case moment(Deed, Change<TimeSpan>)
    /// The whole recording took another time.
    case total(Change<TimeSpan>)
}

/// Something that a task does.
public enum Act: Hashable, Sendable {
    /// It makes the task of that name.
    case creates(String)
    /// It runs for the first time.
    case starts
    /// It waits.
    case waits(Wait)
    /// Its wait ends.
    case wakes
    /// It runs on.
    case resumes
    /// It prints a line.
    case prints(String, OutputStream)
    /// It puts a word into the trace.
    case marks(String)
    /// It ends.
    case ends(Ended)
    /// It is asked to stop.
    case isCancelled
}

/// What a task waits for.
public struct Wait: Hashable, Sendable {
    /// The kind of wait.
    public var reason: WaitReason?
    /// The name of the task that is awaited.
    public var target: String?
    /// How long the sleep was asked to last.
    public var duration: TimeSpan?
    /// The name of the actor, lock, queue or file.
    public var what: String?
}

/// How a task ended.
public struct Ended: Hashable, Sendable {
    /// Whether it returned, threw, or was cancelled.
    public var outcome: Outcome?
    /// The error that it threw.
    public var error: String?
}

/// What ended a wait.
public struct Waking: Hashable, Sendable {
    /// The name of the task that did it.
    public var by: String?
    /// How.
    public var via: WakeCause?
}

/// Something that several tasks use; see `HappensBefore`.
public enum SharedThing: Hashable, Sendable {
    /// The outside.
    case outside
    /// A task, by its name.
    case task(String)
    /// An actor, lock, queue or file, by its name.
    case named(String)
    /// Things of a kind without a name.
    case unnamed(WaitReason)
}

/// Something that a certain task does.
public struct Deed: Hashable, Sendable {
    /// The name of the task.
    public var task: String
    /// What it does.
    public var act: Act
}
