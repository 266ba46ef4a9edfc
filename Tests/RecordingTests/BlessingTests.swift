import TestSupport
import Testing

/// What the built command does with a baseline: accepts a new one where a person asks for it, and never elsewhere.
struct BlessingTests {
    private let folder = TemporaryFolder()
    private var base: String { folder.file("base.json") }
    private var before: String { Golden.read("traces/pairs/serialised/base.json") ?? "" }
    private var now: String { Golden.read("traces/pairs/serialised/candidate.json") ?? "" }

    private func diff(_ arguments: [String], ci: String = "") -> BuiltProgram.Ending {
        BuiltProgram("weft", environment: ["CI": ci, "GITHUB_ACTIONS": ""]).run(["diff"] + arguments)
    }

    private func candidate(_ text: String) -> String {
        Files.write(text, to: folder.file("new.json"))
        return folder.file("new.json")
    }

    @Test func `update replaces the baseline and tells what it accepted`() {
        Files.write(before, to: base)
        let new = candidate(now)
        #expect(diff([base, new]).status == 1)
        #expect(Files.text(base) == before)
        let ending = diff(["--update", base, new])
        #expect(ending.status == 0)
        #expect(ending.output.hasPrefix("different: `fetch` and `order` used to overlap"))
        #expect(ending.errors.contains("weft: accepted what differed: 1 in structure, 1 in order, "))
        #expect(Files.text(base) == now)
        #expect(Files.names(in: folder.path) == ["base.json", "new.json"])
        #expect(diff([base, new]).status == 0)
        let again = diff(["--update", base, new])
        #expect(again.status == 0)
        #expect(again.errors == "weft: \(base) stays as it is: there is nothing to accept\n")
    }

    @Test(arguments: ["true", "1"])
    func `update is refused in CI`(ci: String) {
        Files.write(before, to: base)
        let ending = diff(["--update", base, candidate(now)], ci: ci)
        #expect(ending.status == 2)
        #expect(ending.output.isEmpty)
        #expect(ending.errors.contains("is not replaced, since the environment has CI and nobody would look"))
        #expect(Files.text(base) == before)
        #expect(diff(["--update", folder.file("none.json"), candidate(now)], ci: ci).status == 2)
        #expect(Files.names(in: folder.path) == ["base.json", "new.json"])
    }

    @Test func `a missing baseline is no pass, and update makes the first one`() {
        let new = candidate(now)
        let ending = diff([base, new])
        #expect(ending.status == 2)
        #expect(ending.output.hasPrefix("cannot compare: there is no baseline"))
        #expect(ending.output.contains("to make one: weft record --virtual -o \(base) -- PROGRAM"))
        let update = diff(["--update", base, new])
        #expect(update.status == 0)
        #expect(update.errors.hasSuffix("weft: accepted \(new) as the first baseline\n"))
        #expect(Files.text(base) == now)
    }

    @Test func `what can't be compared is never accepted`() {
        let cut = candidate(Golden.read("traces/pairs/truncated/candidate.json") ?? "")
        for baseline in [before, nil] {
            if let baseline { Files.write(baseline, to: base) }
            let path = baseline == nil ? folder.file("none.json") : base
            let ending = diff(["--update", path, cut])
            #expect(ending.status == 2)
            #expect(ending.errors.contains("a recording that can't be compared is no baseline"))
            #expect(Files.text(path) == baseline)
        }
    }
}
