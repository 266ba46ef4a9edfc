import Files
import TestSupport
import Testing
import TraceModel

@testable import WeftCommand

struct DiffTests {
    private let console = MemoryConsole()

    init() {
        console.files["a.json"] = SampleTrace.bytes()
        console.files["slow.json"] = SampleTrace.bytes(sleep: 3_000_000_000)
        console.files["cut.json"] = SampleTrace.truncated
        console.files["bad.json"] = SampleTrace.bytes(isLawful: false)
    }

    @Test(
        arguments: [
            ("a.json", 0, "identical"), ("slow.json", 1, "different"), ("cut.json", 2, "cannot compare"),
            ("bad.json", 2, "cannot compare"),
        ] as [(String, Int32, String)]
    )
    func `the verdict comes first, and the status says whether a build may go on`(
        candidate: String,
        status: Int32,
        verdict: String
    ) {
        #expect(console.run("diff", "a.json", candidate) == status)
        #expect(console.standardOutput.hasPrefix(verdict))
        #expect(console.run("diff", candidate, "a.json") == status)
    }

    @Test func `what counts can be chosen`() {
        #expect(console.run("diff", "--fail-on", "none", "a.json", "slow.json") == 0)
        #expect(console.run("diff", "--fail-on", "structure", "a.json", "slow.json") == 1)
        #expect(console.run("diff", "--fail-on=none", "a.json", "cut.json") == 2)
    }

    @Test func `several recordings a side are told apart by two dashes`() {
        let sides = [
            "a.json", "a.json", "a.json", "a.json", "--", "slow.json", "slow.json", "slow.json", "slow.json",
        ]
        #expect(console.run(["diff", "--base"] + sides) == 1)
        #expect(console.standardOutput.hasPrefix("different: in every candidate and no baseline, "))
        #expect(
            console.run("diff", "--fail-on", "none", "--report=json=d", "--base", "a.json", "--", "slow.json")
                == 0
        )
        #expect(console.text("d")?.hasPrefix("{\"verdict\":\"different\",\n\"gate\":\"pass\"") == true)
        #expect(console.run("diff", "--fail-on", "time", "--base", "a.json", "--", "a.json") == 2)
        #expect(console.run("diff", "--base", "a.json", "--", "cut.json") == 2)
    }

    @Test(
        arguments: [
            (["--base", "a.json", "a.json"], "'weft diff' needs -- CANDIDATE"),
            (["--base", "a.json", "--"], "needs --"),
            (["--base", "--", "a.json"], "'weft diff' needs BASE"),
            (["--base", "a.json", "--", "-"], "several files"),
            (["--base", "--update", "a.json", "--", "a.json"], "--update"),
            (["a.json", "b.json", "c.json"], "c.json"),
            (["--base", "--theme", "dark", "a.json", "--", "a.json"], "means nothing without --report svg"),
            (["--base", "a.json", "--"] + Array(repeating: "a.json", count: 31), "no use for"),
        ]
    )
    func `what can't be meant with several recordings is refused`(arguments: [String], words: String) {
        #expect(console.run(["diff"] + arguments) == 64)
        #expect(console.standardError.contains(words), "\(console.standardError)")
    }

    @Test(
        arguments: [
            ("markdown", "### ❌ weft diff: different, gate: fail\n"),
            ("github", "::error file=a.json,line=1,"),
            ("junit", "<testsuites "), ("sarif", "{\"$schema\":"), ("svg", "<svg "),
            ("text", "different: in every"),
        ]
    )
    func `every form of the report tells of several recordings, too`(format: String, start: String) throws {
        let arguments = ["--base", "a.json", "a.json", "--", "slow.json", "slow.json"]
        #expect(console.run(["diff", "--report", "\(format)=d"] + arguments) == 1)
        let report = try #require(console.text("d"))
        #expect(report.hasPrefix(start), "\(report.prefix(100))")
        if format == "svg" { #expect(report.contains("of median length among ")) }
    }

    @Test func `several reports are written in one run`() {
        let reports = ["--report", "json=d.json", "--report", "text", "--report", "text=d.txt"]
        let arguments = ["diff", "--color", "always"] + reports + ["a.json", "slow.json"]
        #expect(WeftCommand.run(arguments: arguments, console: console) == .failure)
        #expect(console.text("d.json")?.hasPrefix("{\"verdict\":\"different\"") == true)
        #expect(console.text("d.txt")?.hasPrefix("different") == true)
        #expect(console.standardOutput.hasPrefix("\u{1b}["))
    }

    @Test(
        arguments: [
            ("markdown", "### ❌ weft diff: different, gate: fail\n"), ("github", "::error file=a.json,line="),
            ("junit", "<testsuites "), ("sarif", "{\"$schema\":"), ("svg", "<svg "),
            ("json", "{\"verdict\":\"different\""),
        ]
    )
    func `every form of the report can go to a file`(format: String, start: String) {
        #expect(console.run("diff", "--report", "\(format)=d", "a.json", "slow.json") == 1)
        #expect(console.text("d")?.hasPrefix(start) == true)
        #expect(console.standardOutput.isEmpty)
    }

    @Test func `a picture is as the options say, and interactive unless they say otherwise`() throws {
        let options = ["--width", "900", "--theme", "dark", "--title", "Before the fix", "--no-script"]
        #expect(console.run(["diff", "--report", "svg=d"] + options + ["a.json", "slow.json"]) == 1)
        let picture = try #require(console.text("d"))
        #expect(
            picture.hasPrefix(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"weft normal dark\" width=\"900\""
            )
        )
        #expect(picture.contains("<title>Before the fix before → after</title>"))
        #expect(!picture.contains("<script"))
        #expect(console.run("diff", "--report", "svg=d", "a.json", "slow.json") == 1)
        #expect(console.text("d")?.contains("<script") == true)
    }

    @Test func `annotations and results point at the lines of the baseline's events`() {
        #expect(console.run("diff", "--report", "github", "a.json", "slow.json") == 1)
        let lines = (console.text("a.json") ?? "").split(separator: "\n")
        let sleep = lines.firstIndex { $0.contains("\"sleep\"") } ?? -1
        #expect(
            console.standardOutput.contains("file=a.json,line=\(sleep + 1),title=weft diff%3A structure::")
        )
    }

    @Test func `no report is coloured unless a person looks`() {
        #expect(console.run("diff", "a.json", "slow.json") == 1)
        #expect(!console.standardOutput.contains("\u{1b}"))
        console.terminals = [.output]
        #expect(console.run("diff", "a.json", "slow.json") == 1)
        #expect(console.standardOutput.contains("\u{1b}"))
    }

    @Test func `standard input may be one of the two`() {
        console.input = SampleTrace.bytes()
        #expect(console.run("diff", "a.json", "-") == 0)
        #expect(console.run("diff", "-", "a.json") == 0)
        #expect(console.run("diff", "-", "-") == 64)
    }

    @Test(arguments: [
        (["-", "-"], "BASE - and CANDIDATE - exclude each other: standard input can be read once."),
        (
            ["--fail-on", "speed", "a.json", "b.json"],
            "unknown level 'speed' in --fail-on; "
                + "the levels are structure, causality, order, overlap, time and none."
        ),
        (
            ["--report", "html", "a.json", "b.json"],
            "--report can't be 'html': it takes text, json, markdown, github, junit, sarif or svg, "
                + "and may go on with =FILE."
        ),
        (
            ["--report", "json=", "a.json", "b.json"],
            "--report can't be 'json=': it takes text, json, markdown, github, junit, sarif or svg, "
                + "and may go on with =FILE."
        ),
        (
            ["--report", "text", "--report", "json", "a.json", "b.json"],
            "--report text and --report json exclude each other: one goes to standard output, "
                + "the others to files: --report json=FILE."
        ),
        (
            ["--report", "text=d", "--report", "json=d", "a.json", "b.json"],
            "--report text and --report json exclude each other: they would go to one file."
        ),
        (["--theme", "dark", "a.json", "b.json"], "--theme means nothing without --report svg."),
        (
            ["--report", "text", "--no-script", "a.json", "b.json"],
            "--no-script means nothing without --report svg."
        ),
        (
            ["--report", "svg=d", "--width", "20", "a.json", "b.json"],
            "--width can't be '20': it takes a whole number from 480 to 20000."
        ),
        (["a.json"], "'weft diff' needs CANDIDATE."),
        (
            ["--update", "-", "a.json"],
            "BASE - and --update exclude each other: standard input can't be replaced."
        ),
        (
            ["--update", "--fail-on=order", "a.json", "b.json"],
            "--fail-on and --update exclude each other: what is accepted fails nothing."
        ),
    ])
    func `a mistake is told before anything is read`(arguments: [String], sentence: String) {
        #expect(WeftCommand.run(arguments: ["diff"] + arguments, console: console) == .usage)
        #expect(console.standardError == "weft: \(sentence) See 'weft help diff'.\n")
    }

    private static let noBaseline =
        "there is no baseline none.json to compare with; to make one: weft record --virtual -o none.json -- PROGRAM"

    @Test func `without a baseline it says how to make one`() {
        #expect(console.run("diff", "none.json", "a.json") == 2)
        #expect(
            console.standardOutput.hasPrefix(
                "cannot compare: \(Self.noBaseline).\n\n- base       none.json  not read\n"
            )
        )
        #expect(console.standardOutput.hasSuffix("\nfail: what can't be compared never passes\n"))
        #expect(console.standardError.isEmpty)
    }

    @Test(
        arguments: [
            (["none.json", "a.json"], noBaseline),
            (["a.json", "none.json"], "can't read none.json: no such file or folder"),
            (["torn", "a.json"], "torn:1:1 (byte 0): "),
            (["a.json", "secret"], "can't read secret: permission denied"),
            (["none.json", "gone.json"], noBaseline),
        ],
        DiffReport.Format.allCases
    )
    func `what can't be read is in every report, and no older report stays`(
        unreadable: (files: [String], reason: String),
        format: DiffReport.Format
    ) throws {
        console.files["torn"] = Array("no trace".utf8)
        console.failures["secret"] = .permissionDenied
        console.files["r"] = Array("an older report that passes".utf8)
        #expect(console.run(["diff", "--report", "\(format.rawValue)=r"] + unreadable.files) == 2)
        let report = try #require(console.text("r"))
        let words = format == .svg ? "cannot compare" : String(unreadable.reason.prefix(16))
        #expect(report.replacing("&apos;", with: "'").replacing("\\", with: "").contains(words), "\(report)")
        #expect(!report.contains("that passes"))
        #expect(console.standardError.contains("weft: \(unreadable.reason)"), "\(console.standardError)")
        guard format == .json else { return }
        #expect(report.hasPrefix("{\"verdict\":\"cannot-compare\",\n\"gate\":\"fail\",\n\"exit\":2,"))
        let schema = try JSONSchema(#require(Golden.read("traces/pairs/report.schema.json")))
        #expect(schema.complaints(about: try JSONValue(report)) == [])
    }

    @Test func `what can't be read of several recordings is in the report, too`() throws {
        console.files["r"] = Array("an older report that passes".utf8)
        #expect(
            console.run("diff", "--report", "json=r", "--base", "a.json", "none.json", "--", "gone.json") == 2
        )
        let report = try #require(console.text("r"))
        #expect(report.hasPrefix("{\"verdict\":\"cannot-compare\",\n\"gate\":\"fail\",\n\"exit\":2,"))
        #expect(report.contains("can't read none.json") && report.contains("can't read gone.json"))
        let schema = try JSONSchema(#require(Golden.read("traces/pairs/sets.schema.json")))
        #expect(schema.complaints(about: try JSONValue(report)) == [])
        #expect(console.standardError.hasSuffix("weft: can't read none.json: no such file or folder\n"))
        #expect(console.run("diff", "--base", "a.json", "--", "gone.json") == 2)
        #expect(console.standardOutput.hasPrefix("cannot compare: can't read gone.json"))
    }

    @Test(arguments: [
        (["--report", "json=a.json", "a.json", "slow.json"], "a.json"),
        (["--report", "text", "--report", "svg=slow.json", "a.json", "slow.json"], "slow.json"),
        (["--update", "--report", "text=a.json", "a.json", "slow.json"], "a.json"),
        (["--report", "text=slow.json", "--base", "a.json", "--", "a.json", "slow.json"], "slow.json"),
    ])
    func `a report does not take the place of what it is made from`(arguments: [String], file: String) {
        let before = console.files
        #expect(console.run(["diff"] + arguments) == 2)
        #expect(console.files == before)
        let sentence =
            "the output would replace \(file), which it is made from; choose another file with --report"
        #expect(console.standardError == "weft: \(sentence)\n")
    }

    @Test func `verdict and gate of several recordings say the same of a time that changed`() {
        let names = (0..<10).map { "w\($0)" }
        for (place, name) in names.enumerated() {
            let sleep = (place < 5 ? 20_000_000 : 30_000_000) + Int64(place) * 1_000
            console.files[name] = SampleTrace.bytes(sleep: sleep, clock: .wall)
        }
        let sides = names.prefix(5) + ["--"] + names.suffix(5)
        #expect(console.run(["diff", "--fail-on", "time", "--base"] + sides) == 1)
        #expect(console.standardOutput.hasPrefix("different: "), "\(console.standardOutput)")
    }
}
