import TestSupport
import Testing
import TraceAnalysis
import TraceModel

/// Deadlocks and lost wakes: what a trace can show for certain, and what it can't.
struct StuckFindingTests {
    private static let killed = ProgramExit(status: .signal(15))

    /// Main, and others that it made and that run.
    private static func program(_ names: String...) -> (TraceBuilder, TaskID, [TaskID]) {
        var builder = TraceBuilder()
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        let others = names.map { name in
            let task = builder.create(name: name, creator: main)
            builder.start(task)
            return task
        }
        return (builder, main, others)
    }

    @Test func `a deadlock names every stuck task once`() {
        var (builder, main, others) = Self.program("other")
        builder.suspend(main, on: .task, target: others[0])
        builder.suspend(others[0], on: .lock, what: "cache")
        let trace = builder.finish(exit: ProgramExit(status: .code(3), isDeadlock: true))
        #expect(findings(trace) == ["deadlock (): main other"])
    }

    @Test func `tasks that await each other are stuck even if nobody saw it, and so is who awaits them`() {
        var (builder, main, others) = Self.program("left", "right", "idle")
        builder.suspend(others[0], on: .task, target: others[1])
        builder.suspend(others[1], on: .task, target: others[0])
        builder.suspend(others[2], on: .continuation)
        builder.suspend(main, on: .task, target: others[0])
        #expect(findings(builder.finish(exit: Self.killed)) == ["deadlock (left right): main left right"])
    }

    @Test func `a parent that waits for its group is stuck when all children are`() {
        var (builder, main, _) = Self.program()
        let children = ["one", "two"].map { builder.create(name: $0, kind: .child, parent: main) }
        for child in children { builder.start(child) }
        builder.suspend(children[0], on: .task, target: main)
        builder.suspend(main, on: .group)
        var alive = builder
        alive.suspend(children[1], on: .sleep, for: TimeSpan(nanoseconds: 5))
        #expect(findings(alive.finish(exit: Self.killed)) == [])
        builder.suspend(children[1], on: .task, target: children[0])
        #expect(findings(builder.finish(exit: Self.killed)) == ["deadlock (main one): main one two"])
    }

    @Test func `nothing is certain where events were lost or the trace is cut short`() {
        var (builder, _, others) = Self.program("left", "right")
        builder.suspend(others[0], on: .task, target: others[1])
        builder.suspend(others[1], on: .task, target: others[0])
        #expect(findings(builder.trace) == [])
        builder.add(.gap(Gap(dropped: 3)), nil)
        #expect(findings(builder.finish(exit: Self.killed)) == [])
    }

    /// Two wait for the same thing; main wakes the first, which then does something, and the second still waits.
    private static func woken(
        from reason: WaitReason,
        via cause: WakeCause,
        then deed: (inout TraceBuilder, TaskID) -> Void
    ) -> [String] {
        var (builder, main, others) = program("first", "second")
        for task in others { builder.suspend(task, on: reason, what: "thing") }
        builder.ready(others[0], by: main, via: cause)
        deed(&builder, others[0])
        builder.end(main)
        return findings(builder.finish())
    }

    @Test func `a wake is lost on who was cancelled before it ran`() {
        for (reason, cause) in [
            (WaitReason.lock, WakeCause.unlock), (.semaphore, .unlock), (.condition, .notify),
            (.queueGet, .put),
            (.queuePut, .get),
        ] {
            let found = Self.woken(from: reason, via: cause) { builder, first in
                builder.cancel(first)
                builder.resume(first)
                builder.end(first, .cancelled)
            }
            #expect(found == ["lost wake (cancelled first): second"], "\(reason)")
        }
    }

    @Test func `a wake is not lost on who passes it on`() {
        let found = Self.woken(from: .semaphore, via: .unlock) { builder, first in
            builder.cancel(first)
            builder.resume(first)
            guard let second = TaskID(3) else { return }
            builder.ready(second, by: first, via: .unlock)
            builder.end(first, .cancelled)
            builder.resume(second)
            builder.end(second)
        }
        #expect(found == [])
    }

    @Test func `a lock is lost with who ended holding it, a permit or an item is not`() {
        func end(_ builder: inout TraceBuilder, _ first: TaskID) {
            builder.resume(first)
            builder.end(first)
        }
        let lock = Self.woken(from: .lock, via: .unlock, then: end)
        #expect(lock == ["lost wake (endedHolding first): second"])
        let permit = Self.woken(from: .semaphore, via: .unlock, then: end)
        #expect(permit == ["never finished (suspended semaphore): second"])
        let item = Self.woken(from: .queueGet, via: .put, then: end)
        #expect(item == ["never finished (suspended queue.get): second"])
    }

    @Test func `who waits again for a condition has not used its wake, even if it had to wait for the lock`()
    {
        let found = Self.woken(from: .condition, via: .notify) { builder, first in
            builder.resume(first)
            builder.suspend(first, on: .lock, what: "its lock")
            builder.ready(first, via: .unlock)
            builder.resume(first)
            builder.suspend(first, on: .condition, what: "thing")
        }
        #expect(
            found == ["lost wake (waitsAgain first): second", "never finished (suspended condition): first"]
        )
        let other = Self.woken(from: .condition, via: .notify) { builder, first in
            builder.resume(first)
            builder.suspend(first, on: .condition, what: "another thing")
        }
        #expect(
            other == [
                "never finished (suspended condition): first", "never finished (suspended condition): second",
            ]
        )
    }
}
