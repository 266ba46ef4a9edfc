import TestSupport
import Testing
import TraceAnalysis
import TraceModel

struct TaskTreeTests {
    @Test func `children stand under their parent in order of creation, each with its depth`() {
        let timeline = Timeline(
            TraceNotation.trace(
                """
                main         R.......|
                  a          .R|
                    b        ..R|
                  c:detached .R|
                """
            )
        )
        let tree = TaskTree(timeline)
        #expect(
            tree.inOrder.map { "\($0.depth) \(timeline.label(of: $0.task))" } == [
                "0 main", "1 a", "2 b", "1 c",
            ]
        )
        #expect(tree.isStructured == [false, true, true, false])
    }

    @Test func `a task that names itself or a later one as its parent is a root`() {
        var builder = TraceBuilder()
        builder.create(name: "a", parent: TaskID(1))
        builder.create(name: "b", parent: TaskID(3))
        builder.create(name: "c", parent: TaskID(2))
        let tree = TaskTree(Timeline(builder.finish()))
        #expect(Array(tree.roots) == [0, 1])
        #expect((0..<3).map { Array(tree.children[$0]) } == [[], [2], []])
    }

    @Test func `a chain of 100,000 levels is no deeper than memory`() {
        var builder = TraceBuilder()
        for level in 0..<100_000 as Range<UInt32> { builder.create(parent: TaskID(level)) }
        let order = Array(TaskTree(Timeline(builder.finish())).inOrder)
        #expect(order.last?.depth == 99_999)
    }

    @Test func `a task is called by its name, else main, else kind and number`() {
        var builder = TraceBuilder()
        builder.create(kind: .main)
        builder.create(name: "fetchData", kind: .child)
        builder.create(kind: .asyncLet)
        builder.create(name: "")
        let timeline = Timeline(builder.finish())
        #expect((0..<4).map { timeline.label(of: $0) } == ["main", "fetchData", "async-let 3", "task 4"])
        #expect(TaskID(9).map { timeline.label(of: $0) } == "task 9")
    }
}
