import TestSupport
import Testing
import TraceModel

/// The scenarios of `traces/`, recorded again: `weft diff` must find each identical to its golden.
struct ScenarioGoldenTests {
    static let scenarios = BuiltProgram("weft-scenarios").run(["--list"]).output.split(separator: "\n").map {
        String($0.prefix { $0 != "\t" })
    }

    @Test func `there are the twelve of the tutorial and six more, and each has its folder`() {
        #expect(Self.scenarios.count == 18)
        for scenario in Self.scenarios { #expect(Files.isFolder(repositoryRoot + "/traces/" + scenario)) }
    }

    @Test(arguments: scenarios)
    func `a scenario is recorded as it always was`(scenario: String) throws {
        let folder = TemporaryFolder()
        let path = folder.file("trace.json")
        let weft = BuiltProgram("weft")
        _ = weft.run(["record", "--scenario", scenario, "-o", path])
        let golden = "traces/\(scenario)/trace.json"
        Golden.expect(try #require(Files.text(path)), matches: golden)
        let difference = weft.run(["diff", repositoryRoot + "/" + golden, path])
        #expect(difference.status == 0)
        #expect(difference.output.hasPrefix("identical"), "\(difference.output)")
    }

    @Test(arguments: scenarios)
    func `a scenario's picture is drawn as it always was`(scenario: String) throws {
        let folder = TemporaryFolder()
        let picture = folder.file("picture.svg")
        let golden = repositoryRoot + "/traces/\(scenario)/trace.json"
        let ending = BuiltProgram("weft").run(["render", golden, "-o", picture])
        #expect(ending.status == 0, "\(ending.errors)")
        Golden.expect(try #require(Files.text(picture)), matches: "traces/\(scenario)/picture.svg")
    }
}
