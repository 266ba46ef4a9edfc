import Testing
import TraceModel

@testable import TraceDiff

/// What events touch, as the table of `HappensBefore` has it.

struct HappensBeforeTests {
    /// What each event of a little program touches: tasks by number, things by name.
    @Test func `each event touches its task, who caused it, and what it waits for`() {
        var builder = TraceBuilder()
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        let child = builder.create(name: "child", kind: .child, parent: main)
        builder.suspend(main, on: .task, target: child)
        builder.start(child)
        builder.suspend(child, on: .lock, what: "cache")
        builder.ready(child, via: .unlock)
        builder.resume(child)
        builder.print("held", child)
        builder.end(child)
        builder.ready(main, by: child, via: .completion)
        builder.resume(main)
        builder.suspend(main, on: .queueGet)
        builder.print("nobody's")
        let expected = [
            "1 outside", "1", "2 1", "1 2", "2", "2 cache", "2 cache", "2 cache", "2", "2", "1 2", "1",
            "1 queue.get", "outside",
        ]
        #expect(Self.touched(builder.finish()) == expected)
    }

    @Test func `an immediate task runs inside its creator until it first waits`() {
        var builder = TraceBuilder()
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        let inner = builder.create(name: "inner", kind: .immediate, creator: main)
        builder.start(inner)
        builder.print("inside", inner)
        builder.suspend(inner, on: .sleep)
        builder.ready(inner, via: .timer)
        builder.resume(inner)
        #expect(Self.touched(builder.finish()) == ["1 outside", "1", "2 1", "2 1", "2 1", "2 1", "2", "2"])
    }

    private static func touched(_ trace: Trace) -> [String] {
        let side = Side.pair(trace, trace).base
        let tasks = side.outside + 1
        let numbers = ThingNumbers((0..<Int32(tasks)).map { $0 }, tasks: tasks, symbols: trace.texts.count)
        var order = HappensBefore(side, numbers)
        return trace.events.indices.map { event in
            let things = order.things(touchedBy: event)
            let words = (0..<things.count).map { place in
                let thing = Int(things[place])
                if thing == side.outside { return "outside" }
                if thing < side.outside { return "\(thing + 1)" }
                let reasons = WaitReason.allCases
                if thing - tasks < reasons.count { return reasons[thing - tasks].rawValue }
                return trace.texts[Text(index: UInt32(thing - tasks - reasons.count))]
            }
            return words.joined(separator: " ")
        }
    }
}
