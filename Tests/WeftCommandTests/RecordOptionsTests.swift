import Testing
import TraceModel

@testable import WeftCommand

struct RecordOptionsTests {
    private static func options(_ line: String) throws -> RecordOptions {
        let words = line.split(separator: " ").map(String.init)
        guard case .run(let parsed) = try ArgumentReader.read(words[...], for: RecordOptions.description)
        else {
            throw UsageError.missingOperand("asked for help")
        }
        return try RecordOptions(parsed)
    }

    @Test func `a program is recorded on the clock of the world, into trace json`() throws {
        for line in ["./a -o b --virtual", "-- ./a -o b --virtual"] {
            let options = try Self.options(line)
            #expect(options.subject == .program(["./a", "-o", "b", "--virtual"]))
            #expect(options.tick == nil)
            #expect(options.output == "trace.json")
        }
    }

    @Test(
        arguments: [
            ("--virtual a", 1000), ("--virtual --tick 0 a", 0), ("--tick 5ms --virtual a", 5_000_000),
            ("--scenario s", 1000), ("--scenario s --tick 2us", 2000), ("--virtual --scenario s", 1000),
        ] as [(String, Int64)]
    )
    func `virtual time has a tick, and scenarios are virtual`(line: String, nanoseconds: Int64) throws {
        #expect(try Self.options(line).tick?.nanoseconds == nanoseconds)
    }

    @Test func `what does not go together is refused`() {
        #expect(throws: UsageError.needs("--tick", "--virtual")) { try Self.options("--tick 1ms a") }
        #expect(throws: UsageError.missingOperand("PROGRAM, or --scenario NAME")) {
            try Self.options("--virtual")
        }
        #expect(throws: UsageError.missingOperand("PROGRAM, or --scenario NAME")) {
            try Self.options("--virtual --")
        }
        #expect(
            throws: UsageError.conflict("--scenario", "a PROGRAM", why: "a scenario is a program already")
        ) {
            try Self.options("--scenario s a")
        }
    }
}
