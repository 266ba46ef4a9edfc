import TestSupport
import Testing
import TraceDiff
import TraceModel

@testable import WeftCommand

/// How a manifest is read: strictly, since a check that a slip leaves out would pass for ever.
struct ManifestTests {
    private func read(_ text: String) throws(ManifestError) -> Manifest {
        try ManifestReader.read(Array(text.utf8))
    }

    @Test func `a check has what it says, and what it leaves out is as usual`() throws {
        let manifest = try read(
            """
            {"$schema": "weft.schema.json", "checks": [
              {"name": "a", "command": ["./a", "--once"]},
              {"name": "b", "scenario": "hello-world", "tick": "0"},
              {"name": "c", "command": ["c"], "clock": "wall", "failOn": "structure,overlap", "timeLimit": "2s",
               "baseline": "c.json", "folder": ".."}
            ]}
            """
        )
        let (a, b, c) = (manifest.checks[0], manifest.checks[1], manifest.checks[2])
        #expect(a.subject == .program(["./a", "--once"]))
        #expect(a.tick == RecordOptions.defaultTick)
        #expect(a.baselinePath == "a/trace.json")
        #expect(a.failOn == nil && a.timeLimit == nil && a.folder == nil)
        #expect(b.subject == .scenario("hello-world"))
        #expect(b.tick == .zero)
        #expect(c.tick == nil)
        #expect(c.failOn?.levels == Set([Level.structure, .overlap]))
        #expect(c.timeLimit == TimeSpan(nanoseconds: 2_000_000_000))
        #expect(c.baselinePath == "c.json")
        #expect(c.folder == "..")
    }

    /// A manifest of one check, what is wrong with it and where, and whether the schema finds it, too.
    static let wrong: [(text: String, sentence: String, isInSchema: Bool)] = [
        ("", "1:1: the file ends before the manifest does", false),
        ("{\"checks\":", "1:11: the file ends before the manifest does", false),
        ("{'checks'}", "1:2: expected a key in quotes or }, found '''", false),
        ("{\"checks\":1}{", "1:13: something follows the end of the manifest", false),
        (
            "{\"checks\":1,\"checks\":2}",
            "1:13: \"checks\" stands twice in one object; a key may stand once", false
        ),
        ("[]", "1:1: a manifest must be an object, found an array", true),
        ("{}", "1:1: the manifest lacks 'checks', which it must have", true),
        ("{\"check\":[]}", "1:2: there is no field 'check'; did you mean 'checks'?", true),
        ("{\"checks\":{}}", "1:11: 'checks' must be an array, found an object", true),
        ("{\"checks\":[]}", "1:11: 'checks' is empty", true),
        ("{\"checks\":[1]}", "1:12: 'checks' must be an object, found an integer", true),
        ("{\"checks\":[{}]}", "1:12: the check lacks 'name', which it must have", true),
        (check("\"nmae\":\"a\""), "1:13: there is no field 'nmae'; did you mean 'name'?", true),
        (check("\"zzz\":1"), "1:13: there is no field 'zzz'", true),
        (check("\"name\":1"), "1:20: 'name' must be a string, found an integer", true),
        (check("\"name\":\"\""), "1:20: 'name' is empty", true),
        (
            check("\"name\":\"../a\""),
            "1:20: 'name' can't be '../a'; it takes up to 100 letters, digits, '-', '_' and '.', "
                + "and begins with none of '-.'", true
        ),
        (check("\"name\":\"a\""), "1:12: the check lacks 'command', which it must have", true),
        (check("\"name\":\"a\",\"command\":\"b\""), "1:34: 'command' must be an array, found a string", true),
        (check("\"name\":\"a\",\"command\":[]"), "1:34: 'command' is empty", true),
        (check("\"name\":\"a\",\"command\":[1]"), "1:35: 'command' must be a string, found an integer", true),
        (
            check("\"name\":\"a\",\"command\":[\"b\"],\"scenario\":\"c\""),
            "1:34: 'command' and 'scenario' exclude each other; a check has one of them", true
        ),
        (
            check("\"name\":\"a\",\"scenario\":\"c\",\"clock\":\"moon\""),
            "1:47: 'clock' can't be 'moon'; it takes virtual or wall", true
        ),
        (
            check("\"name\":\"a\",\"command\":[\"b\"],\"clock\":\"wall\",\"tick\":\"0\""),
            "1:62: 'tick' means nothing on the clock 'wall'", false
        ),
        (
            check("\"name\":\"a\",\"scenario\":\"b\",\"clock\":\"wall\""),
            "1:35: 'scenario' means nothing on the clock 'wall'", false
        ),
        (
            check("\"name\":\"a\",\"command\":[\"b\"],\"clock\":\"wall\",\"failOn\":\"structure,time:5%\""),
            "1:64: 'failOn' can't have time on the clock 'wall', since one recording can't show a change in time: "
                + "leave it out, and compare several recordings a side by 'weft diff --fail-on time --base'",
            false
        ),
        (
            check("\"name\":\"a\",\"scenario\":\"c\",\"tick\":\"soon\""),
            "1:46: 'tick' can't be 'soon'; it takes a length of time with its unit, such as 10ms, 0.25 s or 2 h 30 min "
                + "(0 needs none)",
            true
        ),
        (
            check("\"name\":\"a\",\"scenario\":\"c\",\"timeLimit\":\"0\""),
            "1:51: 'timeLimit' can't be '0'; it takes more than nothing", false
        ),
        (
            check("\"name\":\"a\",\"scenario\":\"c\",\"failOn\":\"speed\""),
            "1:48: unknown level 'speed' in --fail-on; "
                + "the levels are structure, causality, order, overlap, time and none", false
        ),
        (
            check("\"name\":\"a\",\"scenario\":\"b\"},\n{\"name\":\"a\",\"scenario\":\"c\""),
            "2:9: there are two checks of the name 'a'; the first one is in line 1", false
        ),
        (
            "{\"checks\":" + String(repeating: "[", count: 600),
            "1:522: arrays and objects nest too deep; a manifest needs 4 levels", false
        ),
    ]

    private static func check(_ members: String) -> String { "{\"checks\":[{\(members)}]}" }

    @Test(arguments: wrong.map(\.text))
    func `what is wrong with a manifest is told with its line and column, and nothing is run`(
        text: String
    ) throws {
        let expected = try #require(Self.wrong.first { $0.text == text })
        let console = MemoryConsole()
        console.files["d/weft.json"] = Array(text.utf8)
        #expect(console.run("check", "d") == 2)
        #expect(console.standardError == "weft: d/weft.json:\(expected.sentence)\n")
        #expect(console.standardOutput.isEmpty)
    }

    @Test func `the schema finds what the reader finds, as far as a schema can`() throws {
        let schema = try JSONSchema(#require(Golden.read("traces/weft.schema.json")))
        for (text, sentence, isInSchema) in Self.wrong where isInSchema {
            #expect(schema.complaints(about: try JSONValue(text)) != [], "\(sentence)")
        }
        for text in [
            "{\"checks\":[{\"name\":\"a\",\"command\":[\"b\",\"\"],\"clock\":\"wall\",\"timeLimit\":\"2s\"}]}",
            try #require(Golden.read("traces/weft.json")),
        ] {
            #expect(schema.complaints(about: try JSONValue(text)) == [])
            _ = try read(text)
        }
    }

    @Test(arguments: [
        ([], ["sync", "sync-fast", "server"]), (["server"], ["server"]), (["sync*"], ["sync", "sync-fast"]),
        (["*er", "sync"], ["sync", "server"]), (["s*c*t"], ["sync-fast"]),
        (["*"], ["sync", "sync-fast", "server"]),
    ])
    func `checks are chosen by name or by a part of it`(patterns: [String], names: [String]) throws {
        let checks = try Manifest(
            checks: ["sync", "sync-fast", "server"].map { .init(name: $0, subject: .scenario($0)) }
        ).checks(named: patterns)
        #expect(checks.map(\.name) == names)
    }

    @Test(arguments: [
        (["srver"], "there is no check 'srver' in the manifest: did you mean 'server'?"),
        (["x*"], "there is no check 'x*' in the manifest."),
    ])
    func `a name that no check has is a slip`(names: [String], sentence: String) {
        let console = MemoryConsole()
        console.files["weft.json"] = Array("{\"checks\":[{\"name\":\"server\",\"scenario\":\"b\"}]}".utf8)
        #expect(WeftCommand.run(arguments: ["check", "."] + names, console: console) == .usage)
        #expect(console.standardError == "weft: \(sentence) See 'weft help check'.\n")
    }

    @Test(arguments: ["json", "markdown", "github", "junit", "sarif"])
    func `what keeps all checks from being made is in every report, and none of an earlier run stays`(
        format: String
    ) throws {
        let manifest = "{\"checks\":[{\"name\":\"server\",\"scenario\":\"b\"}]}"
        for (text, arguments, words) in [
            ("{}", [], "the manifest lacks "), (nil, [], "no such file or folder"),
            (manifest, ["srver"], "there is no check "), (manifest, ["--update"], "is not replaced"),
        ] {
            let console = MemoryConsole()
            console.files["weft.json"] = text.map { Array($0.utf8) }
            console.files["r"] = Array("a report that passes".utf8)
            console.variables["CI"] = "true"
            #expect(console.run(["check", "--report", "\(format)=r", "."] + arguments) != 0)
            let report = try #require(console.text("r"))
            #expect(report.contains(words) && !report.contains("that passes"), "\(report)")
            guard format == "json" else { continue }
            #expect(report.hasPrefix("{\"gate\":\"fail\",\n\"exit\":2,"), "\(report)")
            let schema = try JSONSchema(#require(Golden.read("traces/check.schema.json")))
            #expect(schema.complaints(about: try JSONValue(report)) == [])
        }
    }

    @Test(arguments: ["report", "-o"])
    func `nothing that a check reads is written over`(option: String) {
        let console = MemoryConsole()
        let manifest = "{\"checks\":[{\"name\":\"server\",\"scenario\":\"b\",\"baseline\":\"server.json\"}]}"
        console.files["d/weft.json"] = Array(manifest.utf8)
        console.files["d/server.json"] = SampleTrace.bytes()
        let before = console.files
        for arguments in option == "-o"
            ? [["-o", "d"]] : [["--report", "json=d/server.json"], ["--report", "text=d/weft.json"]]
        {
            #expect(console.run(["check"] + arguments + ["d"]) == 2)
            #expect(console.files == before)
            let choose =
                "which it is made from; choose another file with \(option == "-o" ? "-o" : "--report")\n"
            #expect(console.standardError.hasSuffix(choose), "\(console.standardError)")
        }
    }

    @Test func `without a manifest there is nothing to check`() {
        let console = MemoryConsole()
        #expect(console.run("check", "none") == 2)
        #expect(console.standardError == "weft: can't read none/weft.json: no such file or folder\n")
        #expect(console.run("check") == 64)
    }

    @Test func `one picture of several checks is refused`() {
        let console = MemoryConsole()
        console.files["weft.json"] = Array("{\"checks\":[{\"name\":\"server\",\"scenario\":\"b\"}]}".utf8)
        #expect(console.run("check", "--report", "svg=a.svg", ".") == 64)
        #expect(
            console.standardError == "weft: --report svg and weft check exclude each other: "
                + "each check has a picture; -o FOLDER keeps them. See 'weft help check'.\n"
        )
    }

    @Test func `update is refused in CI before anything is run`() {
        let console = MemoryConsole()
        console.files["weft.json"] = Array("{\"checks\":[{\"name\":\"server\",\"scenario\":\"b\"}]}".utf8)
        console.variables["CI"] = "true"
        #expect(console.run("check", "--update", ".") == 2)
        #expect(console.standardError.contains("is not replaced, since the environment has CI"))
    }
}
