import TestSupport
import Testing
import TraceAnalysis
import TraceLayout
import TraceModel
import TraceText

/// The report as text and as JSON.
struct ReportWriterTests {
    private static let samples = Samples.all + Samples.corners

    @Test(arguments: samples.map(\.name))
    func `each report reads as before`(_ name: String) throws {
        let sample = try #require(Self.samples.first { $0.name == name })
        let text = ReportText.render(Report(Timeline(sample.trace), limit: 5), limit: 5)
        Golden.expect(text, matches: "Tests/TraceLayoutTests/Reports/\(name).txt")
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `no line is wider than asked for, and colours change nothing else`(seed: UInt64) {
        let report = Report(Timeline(RandomTrace.make(seed: seed)))
        var options = TextOptions()
        options.width = [40, 80, 133][Int(seed % 3)]
        let plain = ReportText.render(report, options: options)
        for line in plain.split(separator: "\n") {
            #expect(PrintableText.width(String(line)) <= options.width, "seed \(seed): \(line)")
        }
        options.color = true
        #expect(ReportText.render(report, options: options).withoutEscapeSequences == plain, "seed \(seed)")
    }

    @Test(arguments: ["\u{1b}[31mred", "line\nbreak", "\u{202e}reversed", "\"quoted\\", "\u{0}", ""])
    func `a hostile name neither reaches the terminal nor breaks the JSON`(name: String) throws {
        var builder = TraceBuilder()
        let main = builder.create(name: name, kind: .main)
        builder.start(main)
        builder.suspend(main, on: .lock, what: name)
        builder.time = Instant(nanoseconds: 1_000)
        let report = Report(Timeline(builder.finish()))
        let harmful = ReportText.render(report).unicodeScalars.filter {
            ($0.value < 0x20 && $0 != "\n") || $0 == "\u{202e}" || $0 == "\u{1b}"
        }
        #expect(harmful.isEmpty)
        let object = try JSONValue(ReportJSON.render(report))
        #expect(object["names"]?.elements.first?["name"]?.text == (name.isEmpty ? "main" : name))
        #expect(object["waits"]?.elements.first?["object"]?.text == name)
    }

    @Test func `every JSON report obeys its schema`() throws {
        let schema = try JSONSchema(#require(Golden.read("traces/report.schema.json")))
        let random = (0..<100 as Range<UInt64>).map { ("seed \($0)", RandomTrace.make(seed: $0)) }
        for (name, trace) in Self.samples.map({ ($0.name, $0.trace) }) + random {
            let object = try JSONValue(ReportJSON.render(Report(Timeline(trace))))
            #expect(schema.complaints(about: object) == [], "\(name)")
        }
    }

    @Test func `the schema finds what is wrong`() throws {
        let schema = try JSONSchema(#require(Golden.read("traces/report.schema.json")))
        let report = ReportJSON.render(Report(Timeline(Samples.fetchAndNumbers)))
        for (old, new) in [
            ("\"clock\":\"virtual\"", "\"clock\":\"real\""), ("\"tasks\":3", "\"tasks\":-3"),
            ("\"unlistedNames\":0,\n", ""), ("\"p50\":", "\"p5\":"), ("\"on\":\"sleep\"", "\"on\":\"nap\""),
            ("\"kind\":\"outlived-main\"", "\"kind\":\"late\""), ("\"all\":{", "\"all\":[{"),
        ] {
            let pieces = report.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
            #expect(pieces.count == 2, "\(old)")
            guard let wrong = try? JSONValue(pieces.joined(separator: new)) else { continue }
            #expect(schema.complaints(about: wrong) != [], "\(new)")
        }
    }

    @Test func `a name is never cut for its numbers`() {
        var builder = TraceBuilder(clock: .wall)
        let name = "connection of a customer to the database"
        let main = builder.create(name: "main", kind: .main)
        builder.start(main)
        for number in 1...9 { builder.create(name: "\(name) \(number)", creator: main) }
        builder.time = Instant(nanoseconds: 1_000)
        let report = Report(Timeline(builder.finish()))
        var options = TextOptions()
        for width in [60, 80, 120] {
            options.width = width
            let text = ReportText.render(report, options: options)
            let found = (1...9).allSatisfy { text.contains("\($0 + 1) \(name) \($0)") }
            #expect(found && text.contains("\n  \(name) #"), "\(width) columns")
        }
    }

    @Test func `of many rows the first are told, and how many more there are`() throws {
        var builder = TraceBuilder()
        let main = builder.create(name: "main", kind: .main)
        for letter in "abcdefgh" {
            for _ in 0..<5 { builder.create(name: String(letter), creator: main) }
        }
        let report = Report(Timeline(builder.finish()), limit: 3)
        let text = ReportText.render(report, limit: 3)
        #expect(text.contains("\n  … 6 more\n") && text.contains("\n  … 38 more\n"))
        let object = try JSONValue(ReportJSON.render(report, limit: 3))
        #expect(object["names"]?.elements.count == 3 && object["unlistedNames"] == .number(6))
        #expect(object["tasks"]?.elements.count == 3 && object["unlistedTasks"] == .number(38))
    }
}
