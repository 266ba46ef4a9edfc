import TestSupport
import Testing
import TraceAnalysis
import TraceDiff
import TraceJSON
import TraceModel

/// Several recordings a side.
struct SetTests {
    @Test func `what varies among the baselines is no difference, what every candidate has is one`() throws {
        let base = (0..<5 as Range<UInt64>).map { RecordingSet.dinner(seed: $0, waitsForLock: $0 == 2) }
        let same = (5..<10 as Range<UInt64>).map { RecordingSet.dinner(seed: $0, waitsForLock: true) }
        let varying = SetComparison(base: base, candidate: same)
        #expect(varying.verdict == .equivalent)
        #expect(varying.differences.isEmpty)
        #expect(varying.gate() == .pass)
        let logging = (5..<10 as Range<UInt64>).map {
            RecordingSet.dinner(seed: $0, waitsForLock: false, logs: true)
        }
        let changed = SetComparison(base: base, candidate: logging)
        #expect(changed.verdict == .different)
        #expect(changed.differences.contains { $0.sentence == "`log` is new; `main` creates it" })
        #expect(changed.gate() == .fail)
        let once = SetComparison(base: base, candidate: same + logging.prefix(1))
        #expect(once.gate() == .pass)
    }

    /// Five recordings of one task a side, and what is told of them.
    private struct Disagreement: CustomTestStringConvertible {
        let name: String
        var base: @Sendable (Int) -> Job = { _ in Job() }
        let candidate: @Sendable (Int) -> Job
        /// What the report begins with.
        let report: String
        var testDescription: String { name }
    }

    /// What a task does in a recording.
    private struct Job {
        var name = "job"
        var prints: [String] = []
        var error: String?
        var waits = 0

        func recorded() -> Trace {
            var trace = TraceBuilder(clock: .wall)
            let main = trace.main()
            let job = trace.create(name: name, kind: .unstructured, creator: main)
            trace.suspend(main, on: .task, target: job)
            trace.start(job)
            for _ in 0..<waits {
                trace.suspend(job, on: .yield)
                trace.ready(job, via: .yield)
                trace.resume(job)
            }
            for line in prints { trace.print(line, job) }
            trace.time = Instant(nanoseconds: 20_000_000)
            if let error {
                trace.end(job, .threw, error: error)
                trace.ready(main, by: job, via: .completion)
                trace.resume(main)
            } else {
                trace.end(job, waking: main)
            }
            trace.end(main)
            return trace.finish()
        }
    }

    private static let disagreements: [Disagreement] = [
        .init(
            name: "another error each time",
            candidate: { Job(error: "error at \($0)") },
            report:
                "different: all baselines agree where each candidate has something else: in the first, `job` "
        ),
        .init(
            name: "another wrong value each time",
            base: { _ in Job(prints: ["balance 100"]) },
            candidate: { Job(prints: ["balance \(90 + $0)"]) },
            report: "different: all baselines agree"
        ),
        .init(
            name: "another wrong value beside a line that varies everywhere",
            base: { Job(prints: ["id \($0)", "balance 100"]) },
            candidate: { Job(prints: ["id \(5 + $0)", "balance \(90 + $0)"]) },
            report: "different: all baselines agree"
        ),
        .init(
            name: "another name each time",
            candidate: { Job(name: "job-\("abcde".dropFirst($0).prefix(1))") },
            report: "different: all baselines agree"
        ),
        .init(
            name: "something new each time",
            candidate: { Job(prints: ["at \($0)"]) },
            report: "different: all baselines agree"
        ),
        .init(
            name: "something new each time, where the baselines sometimes have something elsewhere",
            base: { Job(prints: ($0 == 3 ? ["again"] : []) + ["begin"]) },
            candidate: { Job(prints: ["begin", "at \($0)"]) },
            report: "different: all baselines agree"
        ),
        .init(
            name: "more and more waits",
            base: { _ in Job(waits: 1) },
            candidate: { Job(waits: 3 + $0) },
            report: "different: in every candidate and no baseline, "
        ),
        .init(
            name: "nothing, where the baselines have something each time",
            base: { Job(prints: ["at \($0)"]) },
            candidate: { _ in Job() },
            report: "different: in every candidate and no baseline, "
        ),
        .init(
            name: "something else each time on both sides",
            base: { Job(prints: ["at \($0)"]) },
            candidate: { Job(prints: ["at \(5 + $0)"]) },
            report: "equivalent: whatever differs"
        ),
    ]

    @Test(arguments: disagreements)
    private func
        `what all baselines agree about and no candidate has is a difference, whatever each has there`(
            case disagreement: Disagreement
        ) throws
    {
        let base = (0..<5).map { disagreement.base($0).recorded() }
        let candidate = (0..<5).map { disagreement.candidate($0).recorded() }
        let comparison = SetComparison(base: base, candidate: candidate)
        let names = (0..<5).map { "\($0).json" }
        let sets = ReportedSets(comparison, names: .init(names, names))
        let report = SetText.report(sets)
        #expect(report.hasPrefix(disagreement.report), "\(report)")
        // How often a task had to wait is a race, and so no structure.
        let isFound =
            !disagreement.report.hasPrefix("equivalent") && disagreement.name != "more and more waits"
        #expect(sets.gate == (isFound ? .fail : .pass), "\(report)")
        let schema = try JSONSchema(#require(Golden.read("traces/pairs/sets.schema.json")))
        let json = SetJSON.report(sets)
        #expect(schema.complaints(about: try JSONValue(json)) == [])
        #expect(json.contains("\"varies\":true") == disagreement.report.contains("agree"))
        // Where one candidate is as the baselines are, nobody knows.
        let mixed = SetComparison(base: base, candidate: candidate.dropLast() + [base[1]])
        #expect(mixed.gate() == .pass, "\(SetText.report(ReportedSets(mixed, names: .init(names, names))))")
    }

    @Test func `one sleep a tenth longer is found, and the others are not`() throws {
        let base = (0..<5 as Range<UInt64>).map { RecordingSet.dinner(seed: $0) }
        let slower = (5..<10 as Range<UInt64>).map { RecordingSet.dinner(seed: $0, order: 22_000_000) }
        let failOn = try FailOn("time:5%:1ms")
        let comparison = SetComparison(base: base, candidate: slower, threshold: failOn.threshold)
        #expect(comparison.gate(failOn: failOn) == .fail)
        let evident = comparison.changes.filter(\.isEvident).map(\.measure)
        #expect(evident.contains(.state(task: "order", ordinal: nil, .suspended)))
        #expect(!evident.contains(.state(task: "fetch", ordinal: nil, .suspended)))
        let again = (5..<10 as Range<UInt64>).map { RecordingSet.dinner(seed: $0) }
        let unchanged = SetComparison(base: base, candidate: again, threshold: failOn.threshold)
        #expect(unchanged.gate(failOn: failOn) == .pass)
    }

    @Test
    func `a time that nobody asks about is told and changes no verdict, since chance may have changed it`()
        throws
    {
        func recordings(_ length: Int64) -> [Trace] {
            (0..<5).map { place in
                var trace = Job().recorded()
                let later = TimeSpan(nanoseconds: length + Int64(place))
                for event in trace.events.indices where trace.events[event].time > .zero {
                    trace.events[event].time = .zero + later
                }
                trace.end?.time = .zero + later
                return trace
            }
        }
        let (base, slower) = (recordings(20_000_000), recordings(30_000_000))
        let names = (0..<5).map { "\($0).json" }
        let cases = [
            ("structure", Gate.pass, "equivalent: whatever differs"),
            ("structure,time", .fail, "different: the recording takes 30 ms, not 20 ms (+10 ms)."),
        ]
        for (list, gate, words) in cases {
            let failOn = try FailOn(list)
            let comparison = SetComparison(base: base, candidate: slower, threshold: failOn.setThreshold)
            let sets = ReportedSets(comparison, names: .init(names, names), failOn: failOn)
            let report = SetText.report(sets)
            #expect(sets.gate == gate)
            #expect(report.hasPrefix(words), "\(report)")
            #expect(report.contains("the recording takes      20 ms  → 30 ms  +10 ms"), "\(report)")
        }
    }

    @Test func `one of two tasks of a name that takes longer is found, though the sum grows by less`() throws
    {
        func recording(_ seed: UInt64, _ order: Int64) -> Trace {
            RecordingSet.dinner(seed: seed, order: order, names: ["part", "part"])
        }
        let base = (0..<5 as Range<UInt64>).map { recording($0, 20_000_000) }
        let slower = (5..<10 as Range<UInt64>).map { recording($0, 22_000_000) }
        let comparison = SetComparison(
            base: base,
            candidate: slower,
            threshold: try FailOn("time:8%:1ms").threshold
        )
        let evident = comparison.changes.filter(\.isEvident).map(\.measure)
        #expect(evident.contains(.state(task: "part", ordinal: 2, .suspended)))
        #expect(!evident.contains(.state(task: "part", ordinal: 1, .suspended)))
        #expect(!evident.contains(.state(task: "part", ordinal: nil, .suspended)))
    }

    @Test func `three recordings a side can't show a change in time, and that is no pass`() throws {
        let base = (0..<3 as Range<UInt64>).map { RecordingSet.dinner(seed: $0) }
        let comparison = SetComparison(base: base, candidate: base)
        #expect(comparison.gate(failOn: try FailOn("time")) == .cannotCompare)
        #expect(comparison.gate(failOn: .structure) == .pass)
        #expect(comparison.verdict == .identical)
        let names = (0..<3).map { "\($0).json" }
        let report = SetText.report(
            ReportedSets(comparison, names: .init(names, names), failOn: try FailOn("time"))
        )
        let last =
            "fail: 3 and 3 recordings can't show a change in time: even if they were parted entirely, "
            + "p would be 0.100; record four a side, or more\n"
        #expect(report.hasSuffix(last), "\(report)")
    }

    @Test func `one truncated recording, or one on another clock, keeps all from being compared`() {
        let base = (0..<2 as Range<UInt64>).map { RecordingSet.dinner(seed: $0) }
        var cut = base
        cut[1].end = nil
        var virtual = base
        virtual[1].clock = .virtual(tick: .zero)
        let cases = [
            (cut, "`b`: the candidate is truncated"), (virtual, "`b`: its clock is of another kind"),
        ]
        for (candidate, words) in cases {
            let comparison = SetComparison(base: base, candidate: candidate)
            #expect(comparison.verdict == .cannotCompare)
            #expect(comparison.gate(failOn: .nothing) == .cannotCompare)
            let report = SetText.report(ReportedSets(comparison, names: .init(["x", "y"], ["a", "b"])))
            #expect(report.hasPrefix("cannot compare: " + words), "\(report)")
        }
    }

    @Test(arguments: RecordingSet.all.map(\.name))
    func `the reports on several recordings a side are as people see them`(name: String) throws {
        let set = try #require(RecordingSet.all.first { $0.name == name })
        for (side, traces) in [("base", set.base), ("candidate", set.candidate)] {
            for (place, trace) in traces.enumerated() {
                let text = String(decoding: TraceWriter.bytes(of: trace), as: UTF8.self)
                Golden.expect(text, matches: "traces/pairs/\(name)/\(side)-\(place + 1).json")
            }
        }
        let failOn = try FailOn("structure,time:5%:1ms")
        let comparison = SetComparison(base: set.base, candidate: set.candidate, threshold: failOn.threshold)
        let names = ["base", "candidate"].map { side in (1...5).map { "\(side)-\($0).json" } }
        let sets = ReportedSets(comparison, names: .init(names[0], names[1]), failOn: failOn)
        #expect(sets.gate == set.gate)
        Golden.expect(SetText.report(sets), matches: "traces/pairs/\(name)/report.txt")
        let json = SetJSON.report(sets)
        Golden.expect(json, matches: "traces/pairs/\(name)/report.json")
        let schema = try JSONSchema(#require(Golden.read("traces/pairs/sets.schema.json")))
        #expect(schema.complaints(about: try JSONValue(json)) == [])
        let wrong = try JSONValue(json.replacing("\"measure\":\"total\"", with: "\"measure\":\"sum\""))
        #expect(schema.complaints(about: wrong) != [])
    }
}
