import TestSupport
import Testing
import TraceDiff
import TraceModel

/// The reports for other programs: each within the limits of what reads it, and escaped for it.
struct SinkTests {
    private static let hostile =
        "a`<img src=x>`b\n::error::c%0A,@all [x](http://y) \"q\" ]]> #1 | ${{z}} ```\u{1b}[31m"

    /// Everything in it that has a name has a hostile one.
    private static func hostilePair() -> ReportedComparison {
        func trace(_ count: Int) -> Trace {
            var builder = TraceBuilder()
            let main = builder.create(name: hostile, kind: .main)
            builder.start(main)
            for index in 0..<count {
                builder.print("\(Unicode.Scalar(UInt8(65 + index))) \(hostile)", main)
            }
            let task = builder.create(name: "\(hostile) \(count)", kind: .detached, creator: main)
            builder.suspend(main, on: .lock, what: hostile)
            builder.start(task)
            builder.end(task)
            return builder.finish()
        }
        return ReportedComparison(
            Comparison(base: trace(1), candidate: trace(40)),
            names: (hostile, "b,c:d.json")
        )
    }

    private static func reported(_ pair: RecordingPair) -> ReportedComparison {
        ReportedComparison(
            Comparison(base: pair.base, candidate: pair.candidate),
            names: ("base.json", "candidate.json"),
            baseLines: { $0 + 3 },
            candidateLines: { $0 + 3 }
        )
    }

    @Test(arguments: RecordingPair.all.map(\.name))
    func `the JSON report obeys its schema`(name: String) throws {
        let pair = try #require(RecordingPair.all.first { $0.name == name })
        let schema = try JSONSchema(#require(Golden.read("traces/pairs/report.schema.json")))
        let comparison = Comparison(base: pair.base, candidate: pair.candidate)
        let report = try JSONValue(ComparisonJSON.report(comparison, names: ("a", "b")))
        #expect(schema.complaints(about: report) == [])
    }

    @Test func `the schema finds what is wrong`() throws {
        let schema = try JSONSchema(#require(Golden.read("traces/pairs/report.schema.json")))
        let pair = try #require(RecordingPair.all.first { $0.name == "serialised" })
        let comparison = Comparison(base: pair.base, candidate: pair.candidate)
        let report = ComparisonJSON.report(comparison, names: ("a", "b"))
        for (old, new) in [
            ("\"verdict\":\"different\"", "\"verdict\":\"equal\""), ("\"exit\":1", "\"exit\":3"),
            ("\"gate\":", "\"gait\":"), ("\"events\":24", "\"events\":-1"),
            ("\"events\":24", "\"events\":\"\""),
            ("\"kind\":\"act-reordered\"", "\"kind\":\"new\""), ("\"level\":\"order\",", ""),
        ] {
            let parts = report.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
            try #require(parts.count == 2, "\(old)")
            let wrong = try JSONValue(parts[0] + new + parts[1])
            #expect(schema.complaints(about: wrong) != [], "\(new)")
        }
    }

    @Test(arguments: RecordingPair.all.map(\.name))
    func `every report has the same verdict and gate`(name: String) throws {
        let pair = try #require(RecordingPair.all.first { $0.name == name })
        let reported = Self.reported(pair)
        let (verdict, gate) = (reported.comparison.verdict.rawValue, reported.gate.word)
        let words = verdict.replacing("-", with: " ") + ", gate: " + gate
        #expect(ComparisonMarkdown.report(reported).split(separator: "\n")[0].hasSuffix(words))
        let command = gate == "pass" ? "::notice " : "::error "
        let annotation = ComparisonGitHub.report(reported)
        #expect(annotation.hasPrefix(command))
        #expect(annotation.contains(words.replacing(",", with: "%2C").replacing(":", with: "%3A") + "::"))
        let sarif = try JSONValue(ComparisonSARIF.report(reported))
        let run = try #require(sarif["runs"]?.elements.first)
        #expect(run["properties"]?["verdict"]?.text == verdict)
        #expect(run["properties"]?["gate"]?.text == gate)
        let suites = try XMLReader.read(ComparisonJUnit.report(reported))
        let properties = suites.all("property").map { $0.attributes["value"] }
        #expect(properties.prefix(2) == [verdict, gate])
        let isRed = suites.attributes["failures"] != "0" || suites.attributes["errors"] != "0"
        #expect(isRed == (gate == "fail"))
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `any two traces have a report in every form that its reader can read`(seed: UInt64) throws {
        let schema = try JSONSchema(#require(Golden.read("traces/pairs/report.schema.json")))
        let base = RandomTrace.make(seed: seed)
        for candidate in [RandomTrace.make(seed: seed + 1), base.mutated(seed: seed)?.trace ?? base] {
            let comparison = Comparison(base: base, candidate: candidate)
            let reported = ReportedComparison(comparison, names: ("a", "b"))
            let json = try JSONValue(ComparisonJSON.report(comparison, names: ("a", "b")))
            #expect(schema.complaints(about: json) == [], "seed \(seed)")
            let sarif = try JSONValue(ComparisonSARIF.report(reported))
            let results = try #require(sarif["runs"]?.elements.first?["results"]).elements
            let isRed = results.contains { $0["level"]?.text == "error" }
            #expect(isRed == (reported.gate != .pass), "seed \(seed)")
            let suites = try XMLReader.read(ComparisonJUnit.report(reported))
            let failed = suites.all("failure").count + suites.all("error").count
            #expect((failed > 0) == (reported.gate != .pass), "seed \(seed)")
            #expect(ComparisonGitHub.report(reported).hasPrefix("::"), "seed \(seed)")
            #expect(ComparisonMarkdown.report(reported).hasPrefix("### "), "seed \(seed)")
        }
    }

    @Test(arguments: ["serialised", "task-added", "truncated", "identical"])
    func `reports for other programs look like this`(name: String) throws {
        let pair = try #require(RecordingPair.all.first { $0.name == name })
        let reported = Self.reported(pair)
        Golden.expect(ComparisonMarkdown.report(reported), matches: "traces/pairs/\(name)/report.md")
        Golden.expect(ComparisonGitHub.report(reported), matches: "traces/pairs/\(name)/report.github.txt")
        Golden.expect(ComparisonJUnit.report(reported), matches: "traces/pairs/\(name)/report.junit.xml")
        Golden.expect(ComparisonSARIF.report(reported), matches: "traces/pairs/\(name)/report.sarif")
    }

    @Test func `a name can't give a command to the workflow`() {
        let lines = ComparisonGitHub.report(Self.hostilePair()).split(separator: "\n")
        #expect(lines.dropLast().allSatisfy { $0.hasPrefix("::error ") || $0.hasPrefix("::notice ") })
        for line in lines.dropLast() {
            let properties = line.split(separator: "::")[0]
            #expect(properties.contains("file="))
            // The three properties are the only ones, and nothing in them ends one early.
            #expect(properties.count { $0 == "," } == 2, "\(line)")
            #expect(properties.count { $0 == ":" } == 0, "\(line)")
        }
        #expect(lines.joined().unicodeScalars.allSatisfy { $0.value >= 0x20 })
    }

    @Test func `at most ten annotations are written, and the rest is counted`() {
        let reported = Self.hostilePair()
        let lines = ComparisonGitHub.report(reported).split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("::") } == 10)
        #expect(lines.last?.hasPrefix("and ") == true)
        #expect(lines.last?.hasSuffix(" more differences") == true)
    }

    @Test func `a name has no meaning in Markdown`() {
        let report = ComparisonMarkdown.report(Self.hostilePair())
        var isBlock = false
        for line in report.split(separator: "\n") {
            if line.hasPrefix("```") { isBlock.toggle() }
            guard !isBlock else { continue }
            let text = Self.outsideCode(String(line))
            for word in ["<img", "](", "@all", "${{", "\u{1b}"] { #expect(!text.contains(word), "\(line)") }
        }
        #expect(!isBlock)
        #expect(report.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
    }

    /// A line without its code spans, by the rule of CommonMark: a run of backticks ends at an equal one.
    private static func outsideCode(_ line: String) -> String {
        var (text, rest) = ("", line[...])
        while let start = rest.firstIndex(of: "`") {
            text += rest[..<start]
            let fence = rest[start...].prefix { $0 == "`" }
            var inner = rest[fence.endIndex...]
            while let next = inner.firstIndex(of: "`") {
                let run = inner[next...].prefix { $0 == "`" }
                inner = inner[run.endIndex...]
                if run.count == fence.count { break }
            }
            rest = inner
        }
        return text + rest
    }

    @Test func `a name has no meaning in XML and JSON`() throws {
        let reported = Self.hostilePair()
        let suites = try XMLReader.read(ComparisonJUnit.report(reported))
        #expect(suites.all("failure").first?.text.contains("<img src=x>") == true)
        let sarif = try JSONValue(ComparisonSARIF.report(reported))
        let results = try #require(sarif["runs"]?.elements.first?["results"]).elements
        #expect(results.count == reportedItems(in: reported))
        for result in results {
            let place = try #require(result["locations"]?.elements.first?["physicalLocation"])
            let uri = try #require(place["artifactLocation"]?["uri"]?.text)
            #expect(uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f } && !uri.contains("<"))
            #expect(result["ruleId"]?.text?.hasPrefix("weft/") == true)
            #expect(result["message"]?["text"]?.text?.isEmpty == false)
        }
        let fingerprints = results.compactMap { $0["partialFingerprints"]?["weftDifference/v1"]?.text }
        #expect(Set(fingerprints).count == results.count)
    }

    /// As many as the case elements of the JUnit report have lines.
    private func reportedItems(in reported: ReportedComparison) -> Int {
        let suites = (try? XMLReader.read(ComparisonJUnit.report(reported))) ?? nil
        let cases = ["failure", "skipped", "error"].flatMap { suites?.all($0) ?? [] }
        return cases.reduce(0) { $0 + $1.text.split(separator: "\n").count }
    }
}
