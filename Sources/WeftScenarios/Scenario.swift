import Weft

/// One of the programs that the traces of this repository are recordings of.
struct Scenario: Sendable {
    /// What it is called on the command line.
    let name: String
    /// What it shows, in one line.
    let summary: String
    /// The program.
    let run: @Sendable () throws -> Void

    /// A program without a loop.
    init(_ name: String, _ summary: String, withoutLoop program: @escaping @Sendable () throws -> Void) {
        self.name = name
        self.summary = summary
        run = program
    }

    /// A program whose main task is `main`, and whose tasks all run to their end, as in a notebook.
    init(_ name: String, _ summary: String, _ main: @escaping @Sendable () async throws -> Void) {
        self.init(name, summary, withoutLoop: { try EventLoop.run(leftovers: .runToEnd, main) })
    }
}

extension Scenario {
    /// Every scenario: the twelve programs of the tutorial in its order, then thirteen that show what it does not.
    static let all = [
        Scenario("hello-world", "a task sleeps between two prints", helloWorld),
        Scenario("never-awaited", "a coroutine is made, and nobody runs it", withoutLoop: neverAwaited),
        Scenario("loop-inside-loop", "run() is called where a loop runs already", loopInsideLoop),
        Scenario("await-in-sequence", "awaiting a function: its sleep is the caller's own", awaitInSequence),
        Scenario("task-not-awaited", "a task starts only when its creator has ended", taskNotAwaited),
        Scenario("task-awaited", "main waits until its task has ended", taskAwaited),
        Scenario("sleep-lets-it-run", "main does not await its task, but sleeps as long", sleepLetsItRun),
        Scenario("sleep-shorter", "the task sleeps on after main has ended", sleepShorter),
        Scenario("fetch-and-numbers", "two tasks take turns, and main awaits one of them", fetchAndNumbers),
        Scenario("restaurant-1", "the guest waits for the dish", restaurant1),
        Scenario("restaurant-2", "the guest eats while the next dish is prepared, then waits", restaurant2),
        Scenario("restaurant-3", "the guest has finished before the next dish comes", restaurant3),
        Scenario(
            "task-group",
            "children end in an order of their own, and the group waits for all",
            taskGroup
        ),
        Scenario(
            "actors-contended",
            "three buyers at one office, and a guard that was checked too early",
            actorsContended
        ),
        Scenario("cancelled-sleeper", "a sleep of ten seconds is cancelled after one", cancelledSleeper),
        Scenario(
            "producer-consumer",
            "a stream with a slow producer, then with a slow consumer",
            producerConsumer
        ),
        Scenario("deadlock", "two tasks wait for each other", deadlock),
        Scenario("thousand-tasks", "a fan-out to a thousand children", thousandTasks),
        Scenario("never-started", "the program exits before its task has begun", neverStarted),
        Scenario("never-finished", "a task waits for an event that never comes", neverFinished),
        Scenario("lost-wake", "a wake goes to one who can't use it, and another waits for ever", lostWake),
        Scenario(
            "everybody-woken",
            "the same with everybody woken, and the right one goes on",
            everybodyWoken
        ),
        Scenario("one-by-one", "three tasks could overlap, and each waits for the one before", oneByOne),
        Scenario("blocked-loop", "a computation lets nobody else run, which wall time shows", blockedLoop),
        Scenario("crowded-queue", "a task is woken on time, and thirty others run first", crowdedQueue),
    ]
}
