import Files
import Testing

@testable import WeftCommand

/// What `weft run` refuses before anything is run; that it works is checked with the built command.
struct RunTests {
    private let console = MemoryConsole()

    @Test func `with the trace on standard output, the picture still is a file`() {
        console.failures["trace.svg"] = .readOnly
        #expect(console.run("run", "-o", "-", "/bin/true") == 2)
        #expect(console.standardError == "weft: can't write trace.svg: the file system is read-only\n")
    }

    @Test func `a picture that can't be written is told before the program runs`() {
        console.failures["a.svg"] = .readOnly
        #expect(console.run("run", "-o", "a.json", "/bin/true") == 2)
        #expect(console.standardError == "weft: can't write a.svg: the file system is read-only\n")
    }

    @Test func `how it is to be drawn is checked before the program runs`() {
        #expect(console.run("run", "--only", "a(b", "/bin/true") == 64)
        #expect(console.standardError.hasPrefix("weft: --only can't be 'a(b'"))
    }

    @Test func `a scenario's name is checked`() {
        console.siblings["weft-scenarios"] = SiblingOutput(bytes: Array("deadlock\ttwo\n".utf8), status: 0)
        #expect(console.run("run", "--scenario", "dedlock") == 64)
        #expect(
            console.standardError.hasPrefix("weft: there is no scenario 'dedlock': did you mean 'deadlock'?")
        )
    }
}
