import Testing

@testable import WeftCommand

struct ScenariosTests {
    private func console(list: String, status: Int32 = 0) -> MemoryConsole {
        let console = MemoryConsole()
        console.siblings["weft-scenarios"] = SiblingOutput(bytes: Array(list.utf8), status: status)
        return console
    }

    @Test func `each scenario has a line with its name and what it shows`() {
        let console = console(list: "hello-world\tone\ndeadlock\ttwo\twords\n")
        #expect(console.run("scenarios") == 0)
        #expect(console.standardOutput == "hello-world  one\ndeadlock     two\twords\n")
    }

    @Test func `a name that no scenario has is told before anything is run`() throws {
        let console = console(list: "hello-world\tone\ndeadlock\ttwo\n")
        try Scenario.check("deadlock", for: "run", console)
        do throws(CommandError) {
            try Scenario.check("dedlock", for: "run", console)
            Issue.record("found")
        } catch {
            #expect(
                error.sentence == "there is no scenario 'dedlock': did you mean 'deadlock'? "
                    + "'weft scenarios' lists them. See 'weft help run'."
            )
            #expect(error.status == .usage)
        }
    }

    @Test func `without the executable beside it, it says what is missing`() {
        let console = MemoryConsole()
        #expect(console.run("scenarios") == 2)
        #expect(console.standardError == "weft: can't run 'weft-scenarios': no such file or folder\n")
    }

    @Test func `an executable that fails is told with its status`() {
        let console = console(list: "", status: 139)
        #expect(console.run("scenarios") == 2)
        #expect(console.standardError == "weft: weft-scenarios failed with status 139\n")
    }
}
