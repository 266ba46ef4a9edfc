import TestSupport
import Testing
import TraceAnalysis
import TraceModel

struct ScopeTests {
    /// The scopes of the first task, each as its children and the milliseconds of its two ends.
    private static func scopes(_ drawing: String) -> [String] {
        let timeline = Timeline(TraceNotation.trace(drawing))
        return TaskTree(timeline).scopes(of: 0, timeline).map { scope in
            let children = scope.children.map { timeline.label(of: $0) }.joined(separator: " ")
            let ends = [scope.opening, scope.closing].map { event in
                event.map { "\(timeline.trace.events[Int($0)].time.nanoseconds / 1_000_000)" } ?? "open"
            }
            return "\(children): \(ends[0]) to \(ends[1])"
        }
    }

    @Test func `a scope ends where its parent goes on after the last child`() {
        let drawing = """
            main R..G....r.R..|
              a  .R...|
              b  .R.....|
            """
        #expect(Self.scopes(drawing) == ["a b: 0 to 10"])
    }

    @Test func `a parent that is woken in between is still in the scope`() {
        let drawing = """
            main R..G..R.G..R.|
              a  .R...|
              b   .R.......|
            """
        #expect(Self.scopes(drawing) == ["a b: 0 to 11"])
    }

    @Test func `children made after the parent went on are a scope of their own`() {
        let drawing = """
            main R..G..R..G...R.|
              a  .R...|
              b         .R...|
            """
        #expect(Self.scopes(drawing) == ["a: 0 to 6", "b: 7 to 13"])
    }

    @Test func `a parent that runs all along is done with the last child's end`() {
        let drawing = """
            main R............Z..R|
              a  .R...|
              b        .R..|
            """
        #expect(Self.scopes(drawing) == ["a b: 0 to 10"])
    }

    @Test func `a group inside the scope of an async let ends on its own`() {
        let drawing = """
            main            R..G..R..T...R.|
              a:async-let   .R..........|
              b              .R..|
            """
        #expect(Self.scopes(drawing) == ["b: 1 to 6", "a: 0 to 13"])
    }

    @Test func `a scope whose child never ends has no end, and who was only created has no scope`() {
        let drawing = """
            main         R..G....
              a          .R......
              b:detached .R..|
            """
        #expect(Self.scopes(drawing) == ["a: 0 to open"])
    }

    @Test func `no scope ends before a child of it, nor while its parent stands still`() {
        for seed in 0..<300 as Range<UInt64> {
            let timeline = Timeline(RandomTrace.make(seed: seed))
            let tree = TaskTree(timeline)
            for parent in timeline.tasks.indices {
                for scope in tree.scopes(of: parent, timeline) {
                    guard let closing = scope.closing else { continue }
                    let ends = scope.children.map { timeline.tasks[$0].endEvent }
                    #expect(ends.allSatisfy { $0 <= closing }, "seed \(seed), task \(parent)")
                    let life = timeline.tasks[parent]
                    let after = life.place(endingAt: closing + 1).map { life.stretches[$0].state }
                    #expect(after == .running, "seed \(seed), task \(parent)")
                }
            }
        }
    }
}
