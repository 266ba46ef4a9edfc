import TestSupport
import Testing
import TraceAnalysis
import TraceModel

/// A critical path as one line: `main running 2, fetch suspended 5, …` in columns of the drawing.
private func path(_ drawing: String) -> String {
    let timeline = Timeline(TraceNotation.trace(drawing))
    return CriticalPath(timeline).legs.filter { $0.duration > .zero }.map {
        "\(timeline.label(of: Int($0.task))) \($0.state) \($0.duration.nanoseconds / 1_000_000)"
    }.joined(separator: ", ")
}

struct CriticalPathTests {
    @Test func `the path of a task alone is its life`() {
        #expect(path("main R..Z....R.|") == "main running 3, main suspended 5, main running 2")
    }

    @Test func `the path goes through the task that was awaited, and not through the one that was not`() {
        let drawing = """
            main                 R.T.......R.|
              fetch:unstructured  .R..Z...R|
              other:unstructured  ..R...|
            """
        #expect(
            path(drawing)
                == "main running 1, fetch ready 1, fetch running 3, fetch suspended 4, fetch running 1, main running 2"
        )
    }

    @Test func `the parts of a path join, from the beginning of the trace to the end of main`() {
        for seed in 0..<300 as Range<UInt64> {
            let timeline = Timeline(RandomTrace.make(seed: seed))
            let legs = CriticalPath(timeline).legs
            guard let main = timeline.main, let last = legs.last else { continue }
            #expect(last.to == timeline.tasks[main].endedAt, "seed \(seed)")
            for (one, next) in zip(legs, legs.dropFirst()) {
                #expect(one.to == next.from && one.from <= one.to, "seed \(seed)")
                #expect(one.closing <= next.opening || one.task == next.task, "seed \(seed)")
            }
        }
    }

    @Test func `a trace without a main has no critical path`() {
        #expect(CriticalPath(Timeline(TraceBuilder().finish())).legs.isEmpty)
    }
}
