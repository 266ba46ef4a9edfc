import Testing
import TraceModel

@testable import WeftCommand

struct ArgumentReaderTests {
    private static let output = CommandOption(
        name: "output",
        letter: "o",
        value: .text("FILE"),
        meaning: "where to"
    )
    private static let axis = CommandOption(
        name: "axis",
        value: .choice(["time", "steps"]),
        meaning: "which axis"
    )
    private static let width = CommandOption(name: "width", value: .number("N", 10...99), meaning: "how wide")
    private static let tick = CommandOption(name: "tick", value: .duration, meaning: "how long")
    private static let quiet = CommandOption(name: "quiet", letter: "q", value: .none, meaning: "say less")
    private static let report = CommandOption(
        name: "report",
        value: .text("FORMAT"),
        isRepeatable: true,
        meaning: "which report"
    )

    private static func command(_ operands: CommandDescription.Operands) -> CommandDescription {
        CommandDescription(
            name: "draw",
            summary: "draw it",
            operands: operands,
            options: [output, axis, width, tick, quiet, report],
            examples: [],
            exitStatuses: []
        )
    }

    private static let file = CommandDescription.Operand(name: "FILE", meaning: "a file")

    private static func parse(
        _ line: String,
        _ operands: CommandDescription.Operands = .oneOrMore(file)
    ) throws -> ParsedArguments {
        let words = line.split(separator: " ").map(String.init)
        guard case .run(let parsed) = try ArgumentReader.read(words[...], for: command(operands)) else {
            throw UsageError.missingOperand("asked for help")
        }
        return parsed
    }

    @Test(arguments: ["--output x a", "--output=x a", "-o x a", "-ox a", "-o=x a", "a -o x"])
    func `an option's value may be attached or follow, before or after the operands`(line: String) throws {
        let parsed = try Self.parse(line)
        #expect(parsed.text(Self.output) == "x")
        #expect(parsed.operands == ["a"])
    }

    @Test func `a dash alone is a file, as operand and as value`() throws {
        let parsed = try Self.parse("-o - -")
        #expect(parsed.text(Self.output) == "-")
        #expect(parsed.operands == ["-"])
    }

    @Test func `two dashes end the options`() throws {
        let parsed = try Self.parse("-q -- -o --axis")
        #expect(parsed.has(Self.quiet))
        #expect(parsed.operands == ["-o", "--axis"])
    }

    @Test(arguments: ["-q prog -o x --help", "-q -- prog -o x --help"])
    func `a program's arguments are its own`(line: String) throws {
        let parsed = try Self.parse(line, .program)
        #expect(parsed.has(Self.quiet))
        #expect(parsed.operands == ["prog", "-o", "x", "--help"])
    }

    @Test func `values of every kind are read`() throws {
        let parsed = try Self.parse("--axis steps --width 99 --tick 2us --report a --report=b=c x")
        #expect(parsed.text(Self.axis) == "steps")
        #expect(parsed.number(Self.width) == 99)
        #expect(parsed.duration(Self.tick)?.nanoseconds == 2000)
        #expect(parsed.texts(Self.report) == ["a", "b=c"])
    }

    @Test(arguments: ["-h", "--help", "-o x --help nonsense --nonsense", "a b -h"])
    func `help may be asked for anywhere`(line: String) throws {
        let words = line.split(separator: " ").map(String.init)
        guard case .help = try ArgumentReader.read(words[...], for: Self.command(.oneOrMore(Self.file)))
        else {
            Issue.record("no help for \(line)")
            return
        }
    }

    @Test(arguments: [
        ("--outptu x a", UsageError.unknownOption("--outptu", suggestion: "--output")),
        ("--out=x a", .unknownOption("--out", suggestion: "--output")),
        ("--frobnicate a", .unknownOption("--frobnicate", suggestion: nil)),
        ("-axis a", .unknownOption("-axis", suggestion: "--axis")),
        ("-x a", .unknownOption("-x", suggestion: nil)),
        ("a -o", .missingValue(option: "--output", valueName: "FILE")),
        ("-o -q a", .missingValue(option: "--output", valueName: "FILE")),
        ("-o -- a", .missingValue(option: "--output", valueName: "FILE")),
        ("--output= a", .invalidValue(option: "--output", value: "", allowed: "FILE")),
        ("--quiet=yes a", .unexpectedValue(option: "--quiet", value: "yes")),
        ("-qx a", .unexpectedValue(option: "--quiet", value: "x")),
        ("-o x -o y a", .repeatedOption("--output")),
        ("-q -q a", .repeatedOption("--quiet")),
        ("--axis up a", .invalidValue(option: "--axis", value: "up", allowed: "time, steps")),
        (
            "--width 9 a",
            .invalidValue(option: "--width", value: "9", allowed: "a whole number from 10 to 99")
        ),
        (
            "--width 1e1 a",
            .invalidValue(option: "--width", value: "1e1", allowed: "a whole number from 10 to 99")
        ),
        ("--tick soon a", .invalidValue(option: "--tick", value: "soon", allowed: TimeSpan.words)),
        ("-q", .missingOperand("FILE")),
    ])
    func `what can't be understood is told`(line: String, error: UsageError) {
        #expect(throws: error) { try Self.parse(line) }
    }

    @Test func `the number of operands is checked`() throws {
        let two = CommandDescription.Operands.exactly([Self.file, .init(name: "OTHER", meaning: "another")])
        #expect(throws: UsageError.missingOperand("FILE")) { try Self.parse("", two) }
        #expect(throws: UsageError.missingOperand("OTHER")) { try Self.parse("a", two) }
        #expect(throws: UsageError.extraOperand("c")) { try Self.parse("a b c d", two) }
        #expect(throws: UsageError.extraOperand("b")) { try Self.parse("a b", .optional(Self.file)) }
        #expect(throws: UsageError.extraOperand("a")) { try Self.parse("a", .none) }
        #expect(try Self.parse("a b c").operands == ["a", "b", "c"])
    }
}
