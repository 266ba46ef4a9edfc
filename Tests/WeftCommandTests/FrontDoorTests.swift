import Files
import Testing

@testable import WeftCommand

struct FrontDoorTests {
    @Test(arguments: [
        (["validte"], "weft: unknown command 'validte': did you mean 'validate'? See 'weft help'.\n"),
        (["--verson"], "weft: 'weft' has no option '--verson': did you mean '--version'? See 'weft help'.\n"),
        (["help", "halp"], "weft: unknown command 'halp': did you mean 'help'? See 'weft help'.\n"),
        (["help", "--al"], "weft: 'weft help' has no option '--al'. See 'weft help help'.\n"),
        (["validate"], "weft: 'weft validate' needs FILE. See 'weft help validate'.\n"),
    ])
    func `a mistake is one sentence on standard error and status 64`(arguments: [String], sentence: String) {
        let console = MemoryConsole()
        #expect(WeftCommand.run(arguments: arguments, console: console).code == 64)
        #expect(console.standardOutput.isEmpty)
        #expect(console.standardError == sentence)
    }

    @Test func `a result that can't be written is no success`() {
        let console = MemoryConsole()
        console.failures["standard output"] = .noSpace
        #expect(console.run("--version") == 2)
        #expect(console.standardError == "weft: can't write standard output: no space is left on the disk\n")
    }
}
