import TestSupport
import Testing

/// The scenarios of `traces/`, recorded again by `weft check`, as `tools/test` does it.
struct ScenarioGoldenTests {
    static let scenarios = BuiltProgram("weft-scenarios").run(["--list"]).output.split(separator: "\n").map {
        String($0.prefix { $0 != "\t" })
    }

    @Test func `the manifest has a check for each scenario, each with its folder`() throws {
        #expect(Self.scenarios.count >= 18)
        let manifest = try JSONValue(#require(Golden.read("traces/weft.json")))
        let checks = try #require(manifest["checks"]).elements
        let checked = checks.compactMap { $0["scenario"]?.text }
        for scenario in Self.scenarios {
            #expect(checked.contains(scenario), "\(scenario) has no check")
            #expect(Files.isFolder(repositoryRoot + "/traces/" + scenario))
        }
    }

    @Test func `every scenario is recorded as it always was, byte by byte`() throws {
        let folder = TemporaryFolder()
        let ending = BuiltProgram("weft").run("check", repositoryRoot + "/traces", "-o", folder.path)
        #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
        for scenario in Self.scenarios {
            let trace = Files.text(folder.file("\(scenario).json"))
            Golden.expect(try #require(trace), matches: "traces/\(scenario)/trace.json")
        }
    }

    @Test func `the crowded queue is recorded as it always was with ticks of a millisecond, too`() throws {
        let folder = TemporaryFolder()
        let path = folder.file("trace.json")
        let arguments = ["record", "--tick", "1ms", "--scenario", "crowded-queue", "-o", path]
        _ = BuiltProgram("weft").run(arguments)
        Golden.expect(try #require(Files.text(path)), matches: "traces/crowded-queue/tick-1ms.json")
    }

    /// A trace and its picture, without their endings.
    static let pictures =
        scenarios.map { ($0 + "/trace", $0 + "/picture") }
        + ["blocked-loop/wall", "crowded-queue/tick-1ms"].map { ($0, $0) }

    @Test(arguments: pictures)
    func `a recording's picture is drawn as it always was`(trace: String, picture: String) throws {
        let folder = TemporaryFolder()
        let drawn = folder.file("picture.svg")
        let golden = repositoryRoot + "/traces/\(trace).json"
        let ending = BuiltProgram("weft").run(["render", "--no-script", golden, "-o", drawn])
        #expect(ending.status == 0, "\(ending.errors)")
        Golden.expect(try #require(Files.text(drawn)), matches: "traces/\(picture).svg")
    }
}
