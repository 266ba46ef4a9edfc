import TestSupport
import Testing
import TraceDiff
import TraceModel

/// What other programs read of several recordings a side: the same in every sink, with its evidence.
struct SetSinkTests {
    private static func sets(_ name: String, failOn: String = "structure,time:5%:1ms") throws -> ReportedSets
    {
        let set = try #require(RecordingSet.all.first { $0.name == name })
        let failOn = try FailOn(failOn)
        let comparison = SetComparison(base: set.base, candidate: set.candidate, threshold: failOn.threshold)
        let names = ["base", "candidate"].map { side in (1...5).map { "\(side)-\($0).json" } }
        return ReportedSets(
            comparison,
            names: .init(names[0], names[1]),
            failOn: failOn,
            baseLines: { $0 + 5 },
            candidateLines: { $0 + 5 }
        )
    }

    /// For each sink its ending in `traces/pairs` and its report.
    private static func reports(_ sets: ReportedSets) -> [(ending: String, text: String)] {
        [
            ("md", ComparisonMarkdown.report(sets)), ("github.txt", ComparisonGitHub.report(sets)),
            ("junit.xml", ComparisonJUnit.report(sets)), ("sarif", ComparisonSARIF.report(sets)),
        ]
    }

    @Test(arguments: RecordingSet.all.map(\.name))
    func `the reports for other programs are as they are seen there`(name: String) throws {
        for (ending, text) in Self.reports(try Self.sets(name)) {
            Golden.expect(text, matches: "traces/pairs/\(name)/report.\(ending)")
        }
    }

    @Test(arguments: RecordingSet.all.map(\.name))
    func `every sink tells verdict, gate, number of recordings, threshold, p, and where there is no evidence`(
        name: String
    ) throws {
        let sets = try Self.sets(name)
        for (ending, text) in Self.reports(sets) {
            #expect(text.contains(sets.comparison.verdict.rawValue), "\(ending)")
            #expect(text.contains(sets.gate.word), "\(ending)")
            for words in ["medians of 5 and 5 recordings", "5 % and 1 ms", "~"] {
                let written = ending == "github.txt" ? words.replacing("%", with: "%25") : words
                #expect(text.contains(written), "\(ending): \(words)")
            }
            #expect(text.contains("p=0."), "\(ending)")
        }
        let isSlower = sets.comparison.count(.time) > 0
        let sarif = try JSONValue(ComparisonSARIF.report(sets))
        let results = sarif["runs"]?.elements.first?["results"]?.elements ?? []
        let measured = results.filter { $0["ruleId"]?.text == "weft/time" }
        #expect(measured.isEmpty != isSlower)
        for result in measured {
            #expect(
                result["message"]?["text"]?.text?.hasSuffix("p=0.008, corrected 0.008, n=5 and 5") == true
            )
        }
    }

    @Test(arguments: RecordingSet.all.map(\.name), ["structure,time:5%:1ms", "none", "time:90%"])
    func `SARIF and JUnit have the form that their readers demand`(name: String, failOn: String) throws {
        let sets = try Self.sets(name, failOn: failOn)
        let schema = try JSONSchema(#require(Golden.read("Tests/Schemas/sarif-schema-2.1.0.json")))
        #expect(schema.complaints(about: try JSONValue(ComparisonSARIF.report(sets))) == [])
        #expect(try JUnitShape.complaints(about: XMLReader.read(ComparisonJUnit.report(sets))) == [])
    }

    @Test func `what can't be judged is an error in every sink, with its reason`() throws {
        let base = (0..<3 as Range<UInt64>).map { RecordingSet.dinner(seed: $0) }
        var cut = base
        cut[1].end = nil
        let names = ["x`<b>\n::error::", "y", "z"]
        for (candidate, reason) in [(base, "record four a side"), (cut, "is truncated")] {
            let comparison = SetComparison(base: base, candidate: candidate)
            let sets = ReportedSets(
                comparison,
                names: .init(names, names),
                failOn: try FailOn("time")
            )
            #expect(sets.gate == .cannotCompare)
            for (ending, text) in Self.reports(sets) {
                #expect(text.contains(reason), "\(ending)")
                #expect(!text.contains("\n::error::\n"), "\(ending)")
            }
            let suites = try XMLReader.read(ComparisonJUnit.report(sets))
            #expect(suites.all("error").count == 1)
            #expect(try JUnitShape.complaints(about: suites) == [])
            #expect(ComparisonGitHub.report(sets).hasPrefix("::error file=x`<b>"))
        }
    }

    @Test func `a crowd of differences stays within what each sink takes`() throws {
        func recording(_ word: String) -> Trace {
            var builder = TraceBuilder(clock: .wall)
            let main = builder.main()
            for index in 0..<200 {
                let letters = String(index).utf8.map { String(UnicodeScalar($0 + 49)) }.joined()
                _ = builder.create(name: "\(word) \(letters)", kind: .coroutine, creator: main)
            }
            builder.end(main)
            return builder.finish()
        }
        let (before, after) = (recording("before"), recording("after"))
        let comparison = SetComparison(base: [before, before], candidate: [after, after])
        let sets = ReportedSets(comparison, names: .init(["a", "b"], ["c", "d"]))
        #expect(sets.gate == .fail)
        let lines = ComparisonGitHub.report(sets).split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("::") } == 10)
        #expect(lines.last?.hasPrefix("and ") == true && lines.last?.hasSuffix(" more differences") == true)
        #expect(ComparisonMarkdown.report(sets).utf8.count < 40_000)
    }
}
