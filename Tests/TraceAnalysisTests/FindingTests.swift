import TestSupport
import Testing
import TraceAnalysis
import TraceModel

/// Findings as lines: kind with its facts, then the labels of the tasks.
func findings(_ trace: Trace, readyLimit: Int64 = 10) -> [String] {
    let timeline = Timeline(trace)
    func label(_ place: Int) -> String { timeline.label(of: place) }
    func milliseconds(_ span: TimeSpan) -> Int64 { span.nanoseconds / 1_000_000 }
    return timeline.findings(readyLimit: TimeSpan(nanoseconds: readyLimit * 1_000_000)).map { finding in
        let kind =
            switch finding.kind {
            case .deadlock(let cycle): "deadlock (\(cycle.map(label).joined(separator: " ")))"
            case .lostWake(let lost): "lost wake (\(lost.fate) \(label(lost.receiver)))"
            case .neverFinished(let state, let suspension):
                "never finished (\(state) \(suspension?.reason?.rawValue ?? "-"))"
            case .neverStarted(let isCoroutine): isCoroutine ? "never awaited" : "never started"
            case .blocked(let run):
                "blocked (\(run.count), \(run.waiters) waited \(milliseconds(run.longestWait)))"
            case .starved(let delay): "starved (\(delay.count), \(delay.runsBefore) before)"
            case .serialised(let run):
                "serialised (\(label(run.parent)) ×\(run.parentCount), \(milliseconds(run.total)) "
                    + "not \(milliseconds(run.together)))"
            case .outlivedMain(let span, let wasAwaited, let prints):
                "outlived main by \(milliseconds(span))\(wasAwaited ? ", awaited" : "")"
                    + ", printed \(prints.count)"
            case .criticalWait(let wait):
                "critical wait (\(milliseconds(wait.alone)) of \(milliseconds(wait.path)))"
            }
        return "\(kind): " + finding.tasks.map(label).joined(separator: " ")
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

    @Test(arguments: [(4, 4), (5, 1), (2000, 1)])
    func `of a few tasks without a name each has its finding, of many one tells`(_ tasks: Int, _ count: Int) {
        var builder = TraceBuilder()
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        for _ in 0..<tasks { builder.create(kind: .unstructured, creator: main) }
        builder.end(main)
        let findings = Timeline(builder.finish()).findings()
        #expect(findings.count == count)
        #expect(findings.flatMap(\.tasks) == Array(1...tasks))
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

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `every finding is of tasks that there are, and each can be seen somewhere`(seed: UInt64) {
        let timeline = Timeline(RandomTrace.make(seed: seed))
        for finding in timeline.findings(readyLimit: TimeSpan(nanoseconds: 1)) {
            #expect(!finding.tasks.isEmpty && !finding.sightings.isEmpty, "seed \(seed)")
            #expect(Set(finding.tasks).count == finding.tasks.count, "seed \(seed): \(finding.kind.name)")
            for sighting in finding.sightings {
                #expect(timeline.tasks.indices.contains(sighting.task), "seed \(seed)")
                #expect(sighting.from <= sighting.to, "seed \(seed): \(finding.kind.name)")
                #expect(sighting.opening < sighting.closing, "seed \(seed): \(finding.kind.name)")
            }
        }
    }
}
