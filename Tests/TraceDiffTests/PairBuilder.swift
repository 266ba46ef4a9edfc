import TraceModel

extension TraceBuilder {
    /// Everything that comes next happens at this second.
    mutating func at(seconds: Double) { time = Instant(nanoseconds: Int64(seconds * 1_000_000_000)) }

    /// The program's first task, which runs.
    mutating func main() -> TaskID {
        let main = create(name: "main", kind: .main)
        start(main)
        return main
    }

    /// A task that sleeps from now on.
    mutating func sleep(_ task: TaskID, seconds: Double) {
        suspend(task, on: .sleep, for: TimeSpan(nanoseconds: Int64(seconds * 1_000_000_000)))
    }

    /// A sleep is over, and the sleeper runs.
    mutating func wakeFromSleep(_ task: TaskID) {
        ready(task, via: .timer)
        resume(task)
    }

    /// A task that waits for another one from now on.
    mutating func await(_ task: TaskID, _ target: TaskID) { suspend(task, on: .task, target: target) }

    /// A task ends, which lets another one run on.
    mutating func end(_ task: TaskID, waking waiter: TaskID) {
        end(task)
        ready(waiter, by: task, via: .completion)
        resume(waiter)
    }
}
