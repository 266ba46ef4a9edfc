import TestSupport
import Testing

/// What programs print that talk to the world outside their tasks, on either clock.
struct OutsideTests {
    struct Program: CustomTestStringConvertible, Sendable {
        let name: String
        let clock: String
        var testDescription: String { "\(name), \(clock)" }
    }

    /// Those that do the same on either clock, and those that would take long on the clock of the world.
    static let onBothClocks = [
        "echo", "framing", "half-close", "reset", "refusals", "back-pressure", "server-ends", "handler-fails",
        "processes", "pipes", "no-such-program", "dropped", "process-cancelled", "signals",
        "signal-to-thread",
        "threads", "thread-cancelled",
    ]
    static let onVirtualClock = [
        "cancelled-read", "busy", "silent-peer", "stuck", "slow", "full", "big-pipe",
    ]
    static let programs =
        onBothClocks.flatMap { name in ["virtual", "wall"].map { Program(name: name, clock: $0) } }
        + onVirtualClock.map { Program(name: $0, clock: "virtual") }

    @Test(arguments: programs)
    func `a program talks to the world`(program: Program) {
        let ending = BuiltProgram("OutsideProgram").run(program.name, program.clock)
        #expect(ending.status == 0)
        let output =
            ending.errors.isEmpty ? ending.output : ending.output + "Standard error:\n" + ending.errors
        Golden.expect(output, matches: "Tests/WeftTests/Stories/\(program.name).txt")
    }

    @Test func `a socket in the file system, and one that has no file`() {
        let folder = TemporaryFolder()
        let path = folder.file("socket")
        let ending = BuiltProgram("OutsideProgram").run("unix", path)
        #expect(ending.errors == "")
        Golden.expect(ending.output, matches: "Tests/WeftTests/Stories/unix.txt")
        #expect(Files.read(path) == nil)
    }

    @Test func `the same on an injected loop, which has a copy of its own of everything`() {
        let environment = [
            "LD_PRELOAD": BuiltProgram.folder + "/libWeftVirtual.so", "WEFT_TICK": "1000",
        ]
        for name in ["echo", "framing", "cancelled-read", "silent-peer", "processes", "signals", "threads"] {
            let ending = BuiltProgram("OutsideProgram", environment: environment).run(name)
            #expect(ending.errors == "", "\(name)")
            Golden.expect(ending.output, matches: "Tests/WeftTests/Stories/\(name).txt")
        }
    }

    @Test func `thousands of connections at once are all echoed, and their descriptors come back`() {
        let ending = BuiltProgram("OutsideProgram").run("many", "wall")
        #expect(ending.status == 0)
        #expect(!ending.output.contains("false"), "\(ending.output)")
        #expect(ending.output.contains("descriptors as before true"), "\(ending.output)")
    }
}
