import TestSupport
import Testing
import TraceDiff
import TraceModel

/// The reports for other programs have the form that their readers demand, and stay within what these take.
struct SinkShapeTests {
    private static func schema(_ path: String) throws -> JSONSchema {
        try JSONSchema(#require(Golden.read(path)))
    }

    private static let hostile = [
        "a`b\n::error::c", "]]><b>&\"'", "\u{0}\u{1b}[31m\u{202e}", "x|y,z:%0A",
    ]

    /// Everything that can be in a report together: each pair, a failure, names that mean something elsewhere.
    private static func checks() -> ReportedChecks {
        var checks = RecordingPair.all.map { pair in
            let comparison = Comparison(base: pair.base, candidate: pair.candidate)
            let names = ("traces/\(pair.name)/base.json", "a new recording")
            return ReportedCheck(
                name: pair.name,
                file: names.0,
                .compared(ReportedComparison(comparison, names: names, baseLines: { $0 + 5 }))
            )
        }
        for name in hostile { checks.append(ReportedCheck(name: name, file: name, .failed(reason: name))) }
        return ReportedChecks(file: "traces/weft.json", checks)
    }

    /// A comparison with so many differences in structure, no two of which are told alike.
    private static func manyDifferences(_ count: Int) -> ReportedComparison {
        func trace(_ word: String) -> Trace {
            var builder = TraceBuilder()
            let main = builder.main()
            let tasks = (0..<count).map { index in
                // Names that differ only in digits would be told in one line.
                let letters = String(index).utf8.map { String(UnicodeScalar($0 + 49)) }
                let name = "\(word)-\(letters.joined())-<é|`>"
                return builder.create(name: name, kind: .detached, creator: main)
            }
            builder.end(main)
            for task in tasks {
                builder.start(task)
                builder.end(task)
            }
            return builder.finish()
        }
        let comparison = Comparison(base: trace("before"), candidate: trace("after"))
        return ReportedComparison(comparison, names: ("base.json", "candidate.json"))
    }

    @Test(arguments: RecordingPair.all.map(\.name))
    func `SARIF and JUnit have the form that their readers demand`(name: String) throws {
        let pair = try #require(RecordingPair.all.first { $0.name == name })
        let comparison = Comparison(base: pair.base, candidate: pair.candidate)
        let reported = ReportedComparison(comparison, names: ("/some folder/a b/ü.json", "c.json"))
        let sarif = try JSONValue(ComparisonSARIF.report(reported))
        #expect(try Self.schema("Tests/Schemas/sarif-schema-2.1.0.json").complaints(about: sarif) == [])
        let suites = try XMLReader.read(ComparisonJUnit.report(reported))
        #expect(try JUnitShape.complaints(about: suites) == [])
    }

    @Test func `the report of several checks has the form, too, whatever their names are`() throws {
        let checks = Self.checks()
        let sarif = try JSONValue(ComparisonSARIF.report(checks))
        let complaints = try Self.schema("Tests/Schemas/sarif-schema-2.1.0.json").complaints(about: sarif)
        #expect(complaints == [])
        let suites = try XMLReader.read(ComparisonJUnit.report(checks))
        #expect(try JUnitShape.complaints(about: suites) == [])
        #expect(suites.children.count == checks.checks.count)
        let json = try JSONValue(ComparisonJSON.report(checks))
        #expect(try Self.schema("traces/check.schema.json").complaints(about: json) == [])
        let ofDiff = try Self.schema("traces/pairs/report.schema.json")
        for check in try #require(json["checks"]).elements {
            if let report = check["report"] { #expect(ofDiff.complaints(about: report) == []) }
        }
        let annotations = ComparisonGitHub.report(checks).split(separator: "\n")
        #expect(annotations.count { $0.hasPrefix("::") } == 10)
        #expect(annotations.count == 11)
        #expect(
            annotations.last == "and \(checks.checks.count { $0.gate != .pass } - 9) more checks that fail"
        )
        for report in [ComparisonMarkdown.report(checks), ComparisonText.report(checks)] {
            #expect(report.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
            #expect(!report.unicodeScalars.contains("\u{202e}"))
        }
        let rows = ComparisonMarkdown.report(checks).split(separator: "\n").filter { $0.hasPrefix("|") }
        for row in rows {
            // Four cells, whatever is in them.
            #expect(row.replacing("\\|", with: "").count { $0 == "|" } == 5, "\(row)")
        }
    }

    @Test func `the checkers find what is wrong`() throws {
        let pair = try #require(RecordingPair.all.first { $0.name == "serialised" })
        let comparison = Comparison(base: pair.base, candidate: pair.candidate)
        let reported = ReportedComparison(comparison, names: ("a.json", "b.json"))
        let schema = try Self.schema("Tests/Schemas/sarif-schema-2.1.0.json")
        let sarif = ComparisonSARIF.report(reported)
        for (old, new) in [
            ("\"2.1.0\"", "\"2.0.0\""), ("\"level\":\"error\"", "\"level\":\"bad\""),
            ("\"ruleId\"", "\"rule\""),
            ("{\"text\":", "{\"words\":"), ("\"uri\":\"a.json\"", "\"uri\":\"a b.json\""),
            ("\"startLine\":1", "\"startLine\":0"), ("\"driver\"", "\"drivers\""),
        ] {
            let wrong = sarif.replacing(old, with: new)
            try #require(wrong != sarif, "\(old)")
            #expect(schema.complaints(about: try JSONValue(wrong)) != [], "\(new)")
        }
        let junit = ComparisonJUnit.report(reported)
        for (old, new) in [
            ("<failure ", "<failed "), ("</failure>", "</failure>text"), (" name=\"structure\"", ""),
            ("classname", "class"), ("failures=\"2\"", "failures=\"1\""), ("<testsuite ", "<suite "),
            ("<properties>", "<properties><testcase name=\"a\"/>"),
            ("<testsuites ", "<testsuites time=\"soon\" "),
        ] {
            let wrong = junit.replacing(old, with: new)
                .replacing("</failure>", with: new.hasPrefix("<failed") ? "</failed>" : "</failure>")
                .replacing("</testsuite>", with: new.hasPrefix("<suite") ? "</suite>" : "</testsuite>")
            try #require(wrong != junit, "\(old)")
            #expect(try JUnitShape.complaints(about: try XMLReader.read(wrong)) != [], "\(new)")
        }
    }

    @Test func `ten thousand differences stay within what each reader takes`() throws {
        let reported = Self.manyDifferences(10_000)
        #expect(reported.comparison.count(.structure) >= 10_000)
        let check = ReportedCheck(name: "many", file: "base.json", .compared(Self.manyDifferences(200)))
        let several = ReportedChecks(file: "weft.json", Array(repeating: check, count: 250))
        let schema = try Self.schema("Tests/Schemas/sarif-schema-2.1.0.json")
        for sarif in [ComparisonSARIF.report(reported), ComparisonSARIF.report(several)] {
            let log = try JSONValue(sarif)
            #expect(schema.complaints(about: log) == [])
            let results = try #require(log["runs"]?.elements.first?["results"]).elements
            #expect(results.count == 5_000)
            #expect(results.last?["message"]?["text"]?.text?.hasSuffix(" more differences") == true)
        }
        for annotations in [ComparisonGitHub.report(reported), ComparisonGitHub.report(several)] {
            #expect(annotations.split(separator: "\n").count { $0.hasPrefix("::") } == 10)
        }
        #expect(ComparisonMarkdown.report(reported).utf8.count < 1 << 20)
        let summary = ComparisonMarkdown.report(several)
        #expect(summary.utf8.count < 1 << 20)
        #expect(summary.contains("\nThere was no room for the details of "))
        for junit in [ComparisonJUnit.report(reported), ComparisonJUnit.report(several)] {
            let suites = try XMLReader.read(junit)
            #expect(try JUnitShape.complaints(about: suites) == [])
            for element in suites.all("failure") { #expect(element.text.split(separator: "\n").count <= 101) }
        }
    }
}
