import Glibc
import TestSupport
import Testing

/// `weft check` as people use it: the built command, a manifest, programs that know nothing of it.
struct CheckTests {
    private let folder = TemporaryFolder()
    private let programs = BuiltProgram.folder + "/weft-test-programs"

    /// Writes a manifest of checks, each a program of `Tests/Programs/Recorded` with more members.
    private func manifest(_ checks: [(name: String, program: String, members: String)]) {
        let objects = checks.map { name, program, members in
            "{\"name\":\"\(name)\",\"command\":[\"\(programs)\",\"\(program)\"]\(members)}"
        }
        Files.write("{\"checks\":[\(objects.joined(separator: ",\n"))]}", to: folder.file("weft.json"))
    }

    private func check(_ arguments: String..., ci: String = "") -> BuiltProgram.Ending {
        let weft = BuiltProgram("weft", environment: ["CI": ci, "GITHUB_ACTIONS": ""])
        return weft.run(["check", folder.path] + arguments)
    }

    @Test func `a first baseline is made by update, and from then on nothing differs`() {
        manifest([("one", "yields", ""), ("two", "sleeps", "")])
        let missing = check()
        #expect(missing.status == 2)
        #expect(
            missing.output.hasPrefix(
                """
                fail: 2 checks: 2 cannot compare; `one` is the first that fails.

                fail  one  cannot compare: there is no baseline \(folder.path)/one/trace.json to compare with; \
                to make one: weft check --update \(folder.path) one

                """
            )
        )
        #expect(Files.names(in: folder.path) == ["weft.json"])
        let update = check("--update", "one")
        #expect(update.status == 0)
        #expect(update.errors.hasSuffix("weft: accepted one as the first baseline\n"))
        #expect(check("one").output == "pass: 1 check: 1 identical.\n\npass  one  identical\n")
        #expect(check().status == 2)
        #expect(check("--update").status == 0)
        let all = check()
        #expect(all.status == 0)
        #expect(all.output == "pass: 2 checks: 2 identical.\n\npass  one  identical\npass  two  identical\n")
        #expect(all.errors.isEmpty)
        #expect(Files.all(under: folder.path) == ["one/trace.json", "two/trace.json", "weft.json"])
    }

    @Test func `a difference that counts fails, and update accepts it`() {
        manifest([("one", "yields", ""), ("two", "sleeps", "")])
        #expect(check("--update").status == 0)
        manifest([("one", "yields", ""), ("two", "kinds", "")])
        let before = Files.text(folder.file("two/trace.json"))
        #expect(check("-o", folder.file("kept")).status == 1)
        #expect(Files.names(in: folder.file("kept")) == ["one.json", "two.json", "two.svg"])
        #expect(Files.text(folder.file("kept/two.svg"))?.contains(" before → after<") == true)
        let changed = check()
        #expect(changed.status == 1)
        #expect(
            changed.output.hasPrefix(
                "fail: 2 checks: 1 identical, 1 different; `two` is the first that fails.\n"
            )
        )
        #expect(changed.output.contains("\npass  one  identical\nfail  two  different: "))
        #expect(changed.output.contains("\n\n── two ──\ndifferent: "))
        #expect(Files.text(folder.file("two/trace.json")) == before)
        let update = check("--update")
        #expect(update.status == 0)
        #expect(update.output.contains("\npass  two  different: "))
        #expect(update.errors.contains("weft: accepted what differed: "))
        #expect(check().status == 0)
    }

    @Test func `a picture of what differed does not stay when nothing differs any more`() {
        manifest([("one", "yields", "")])
        #expect(check("--update").status == 0)
        let kept = folder.file("kept")
        Files.makeFolder(kept)
        Files.write("the reader's own", to: kept + "/other.svg")
        manifest([("one", "sleeps", "")])
        #expect(check("-o", kept).status == 1)
        #expect(Files.names(in: kept) == ["one.json", "one.svg", "other.svg"])
        manifest([("one", "yields", "")])
        #expect(check("-o", kept).status == 0)
        #expect(Files.names(in: kept) == ["one.json", "other.svg"])
        Files.write(
            "{\"checks\":[{\"name\":\"one\",\"command\":[\"./gone\"]}]}",
            to: folder.file("weft.json")
        )
        #expect(check("-o", kept).status == 2)
        #expect(Files.names(in: kept) == ["other.svg"])
    }

    @Test
    func `a program that makes no task, and a scenario that is none, are not taken for a missing baseline`() {
        Files.write(
            """
            {"checks":[{"name":"slip","scenario":"helo-world"},
            {"name":"nothing","command":["\(BuiltProgram.folder)/weft-scenarios","--list"]}]}
            """,
            to: folder.file("weft.json")
        )
        for arguments in [[], ["--update"]] {
            let ending = BuiltProgram("weft", environment: ["CI": ""]).run(
                ["check", folder.path] + arguments
            )
            #expect(ending.status == 2)
            #expect(
                ending.output.contains(
                    "\nfail  slip     cannot compare: there is no scenario 'helo-world': did you mean 'hello-world'? "
                ),
                "\(ending.output)"
            )
            #expect(
                ending.output.contains(" and made no task, so there is nothing to compare: run it by hand"),
                "\(ending.output)"
            )
            #expect(Files.names(in: folder.path) == ["weft.json"])
        }
    }

    @Test func `update is refused in CI, and nothing is run or written`() {
        manifest([("one", "yields", "")])
        for ci in ["true", "1"] {
            let ending = check("--update", ci: ci)
            #expect(ending.status == 2)
            #expect(ending.output.isEmpty)
            #expect(
                ending.errors.contains("is not replaced, since the environment has CI and nobody would look")
            )
        }
        #expect(Files.names(in: folder.path) == ["weft.json"])
    }

    @Test func `what can be ignored is ignored`() {
        manifest([("one", "yields", "")])
        #expect(check("--update").status == 0)
        manifest([("one", "sleeps", ",\"failOn\":\"none\"")])
        #expect(check().status == 0)
        #expect(check().output.contains("\npass  one  different: "))
    }

    @Test(.timeLimit(.minutes(1)))
    func `a program that fails or hangs is told, and hides no other`() throws {
        manifest([
            ("hangs", "sleep-for-ever", ",\"clock\":\"wall\",\"timeLimit\":\"200ms\""),
            ("good", "yields", ""),
            ("crash", "kill-itself", ",\"clock\":\"wall\""),
        ])
        #expect(check("--update", "good", "crash").status == 0)
        let text = try #require(Files.text(folder.file("weft.json")))
        let more = text.dropLast(2) + ",{\"name\":\"gone\",\"command\":[\"./gone\"]}]}"
        Files.write(String(more), to: folder.file("weft.json"))
        let ending = check("--report", "json")
        #expect(ending.status == 2)
        let report = try JSONValue(ending.output)
        let schema = try JSONSchema(#require(Golden.read("traces/check.schema.json")))
        let ofDiff = try JSONSchema(#require(Golden.read("traces/pairs/report.schema.json")))
        #expect(schema.complaints(about: report) == [])
        let checks = try #require(report["checks"]).elements
        #expect(checks.map { $0["name"]?.text } == ["hangs", "good", "crash", "gone"])
        #expect(
            checks[0]["error"]?.text == "'\(programs)' did not end within 200 ms, and was killed: "
                + "find out what it waits for, or give it more time by --time-limit"
        )
        #expect(checks[1]["report"]?["verdict"]?.text == "identical")
        #expect(checks[2]["report"]?["gate"]?.text == "pass")
        for check in checks[1...2] { #expect(ofDiff.complaints(about: try #require(check["report"])) == []) }
        #expect(checks[3]["error"]?.text?.contains("'./gone'") == true)
        #expect(report["exit"] == .number(2))
        // A difference does not make what can't be compared any better.
        #expect(check("good", "gone").status == 2)
    }

    @Test(.timeLimit(.minutes(1)), arguments: [SIGHUP, SIGTERM])
    func `a signal stops the check and the program that it records`(signal: Int32) {
        let pipe = folder.file("pipe")
        Files.write(
            """
            {"checks":[{"name":"a","clock":"wall","command":["\(programs)","sleep-for-ever","\(pipe)"]},
            {"name":"b","command":["\(programs)","yields"]}]}
            """,
            to: folder.file("weft.json")
        )
        let script = """
            mkfifo "$2"
            "$1" check --update "$3" &
            weft=$!
            read line < "$2"
            kill -$4 $weft
            wait $weft
            """
        let ending = BuiltProgram(path: "/bin/sh", environment: ["CI": ""]).run([
            "-c", script, "sh", BuiltProgram.folder + "/weft", pipe, folder.path, "\(signal)",
        ])
        #expect(ending.status == 128 + signal)
        #expect(ending.errors.hasSuffix("weft: stopped by signal \(signal) before all was done\n"))
        #expect(Files.names(in: folder.path) == ["pipe", "weft.json"])
    }

    @Test func `paths are seen from the manifest, wherever the command is run`() {
        Files.makeFolder(folder.file("bin"))
        Files.makeFolder(folder.file("ci"))
        let copy = BuiltProgram(path: "/bin/cp").run(programs, folder.file("bin/program"))
        #expect(copy.status == 0)
        Files.write(
            """
            {"checks":[{"name":"a","command":["../bin/program","yields"],"baseline":"../a.json"},
            {"name":"b","command":["bin/program","yields"],"folder":"..","baseline":"b.json"}]}
            """,
            to: folder.file("ci/weft.json")
        )
        for (place, argument) in [
            ("/", folder.path + "/ci"), (folder.path, "ci"), (folder.path + "/ci", "."),
        ] {
            let script = "cd \"$1\" && \"$2\" check --update \"$3\" && \"$2\" check \"$3\""
            let ending = BuiltProgram(path: "/bin/sh", environment: ["CI": ""]).run([
                "-c", script, "sh", place, BuiltProgram.folder + "/weft", argument,
            ])
            #expect(ending.status == 0, "\(ending.errors)")
            #expect(Files.all(under: folder.path) == ["a.json", "bin/program", "ci/b.json", "ci/weft.json"])
        }
    }

    @Test func `a program reads from nowhere, and its output is in the recording only`() throws {
        manifest([("prints", "prints", "")])
        let ending = check("--update", "-o", folder.file("kept/here"))
        #expect(ending.status == 0)
        #expect(!ending.output.contains("whole"))
        let kept = try #require(Files.text(folder.file("kept/here/prints.json")))
        #expect(kept.contains("\"text\":\"whole\""))
        #expect(kept == Files.text(folder.file("prints/trace.json")))
    }

    @Test func `every form of the report is of all checks together`() throws {
        manifest([("one", "yields", ""), ("two", "sleeps", "")])
        #expect(check("--update").status == 0)
        manifest([("one", "yields", ""), ("two", "kinds", "")])
        let forms = ["text", "json", "markdown", "github", "junit", "sarif"]
        let ending = BuiltProgram("weft").run(
            ["check", folder.path] + forms.flatMap { ["--report", "\($0)=\(folder.file($0))"] }
        )
        #expect(ending.status == 1)
        #expect(ending.output.isEmpty)
        let texts = try forms.map { try #require(Files.text(folder.file($0))) }
        #expect(texts[2].hasPrefix("### ❌ weft check: gate: fail\n\n2 checks: 1 identical, 1 different; "))
        #expect(texts[3].hasPrefix("::error file="))
        let suites = try XMLReader.read(texts[4])
        #expect(suites.children.map { $0.attributes["name"] } == ["one", "two"])
        #expect(suites.children.map { $0.attributes["failures"] == "0" } == [true, false])
        let run = try #require(try JSONValue(texts[5])["runs"]?.elements.first)
        #expect(run["properties"]?["gate"]?.text == "fail")
        let messages = (run["results"]?.elements ?? []).compactMap { $0["message"]?["text"]?.text }
        #expect(!messages.isEmpty && messages.allSatisfy { $0.hasPrefix("`two`: ") })
    }
}
