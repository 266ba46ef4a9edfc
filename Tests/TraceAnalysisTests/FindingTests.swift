import TestSupport
import Testing
import TraceAnalysis
import TraceModel

/// Findings as lines: kind, then the labels of the tasks.
private func findings(_ trace: Trace) -> [String] {
    let timeline = Timeline(trace)
    return timeline.findings.map { finding in
        let kind =
            switch finding.kind {
            case .deadlock: "deadlock"
            case .neverFinished(let state, let suspension):
                "never finished (\(state) \(suspension?.reason?.rawValue ?? "-"))"
            case .neverStarted(let isCoroutine): isCoroutine ? "never awaited" : "never started"
            case .outlivedMain(let span, let wasAwaited, let prints):
                "outlived main by \(span.nanoseconds / 1_000_000)\(wasAwaited ? ", awaited" : "")"
                    + ", printed \(prints.count)"
            }
        return "\(kind): " + finding.tasks.map { timeline.label(of: $0) }.joined(separator: " ")
    }
}

struct FindingTests {
    static let cases: [(drawing: String, expected: [String])] = [
        ("main R.Z..R|", []),
        (
            """
            main                 R..Z.......R|
            numbers:unstructured .R.Z......R...Z..Rp|
            """,
            ["outlived main by 7, printed 1: numbers"]
        ),
        (
            """
            main              R..|
            main2:coroutine   .
            """,
            ["never awaited: main2"]
        ),
        (
            """
            main              R..|
            work:unstructured .
            """,
            ["never started: work"]
        ),
        (
            """
            main              R.....|
            work:unstructured .R.L
            work:unstructured .R.L
            """,
            ["never finished (suspended lock): work work"]
        ),
        (
            """
            main              R..|
            work:unstructured .R.....G....R.|
              part            ..R..Z....R|
            """,
            ["outlived main by 11, printed 0: work"]
        ),
    ]

    @Test(arguments: cases.indices)
    func `each finding is found, and nothing else`(_ index: Int) {
        let (drawing, expected) = Self.cases[index]
        #expect(findings(TraceNotation.trace(drawing)) == expected)
    }

    @Test func `a deadlock names every stuck task once`() {
        var builder = TraceBuilder()
        let main = builder.create(name: "main", kind: .main)
        let other = builder.create(name: "other", creator: main)
        builder.start(main)
        builder.suspend(main, on: .task, target: other)
        builder.start(other)
        builder.suspend(other, on: .lock, what: "cache")
        let trace = builder.finish(exit: ProgramExit(status: .code(3), isDeadlock: true))
        #expect(findings(trace) == ["deadlock: main other"])
    }

    @Test func `nothing is said of a program that was killed or of a trace that is cut short`() {
        var builder = TraceBuilder()
        let main = builder.create(name: "main", kind: .main)
        builder.create(name: "other", creator: main)
        builder.start(main)
        let killed = builder
        #expect(findings(killed.finish(exit: ProgramExit(status: .signal(9)))) == [])
        #expect(findings(builder.trace) == [])
    }
}
