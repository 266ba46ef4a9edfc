import TraceModel

/// What `weft record` and `weft run` are asked to record, and how.
struct RecordOptions: Hashable, Sendable {
    /// What is recorded.
    enum Subject: Hashable, Sendable {
        /// A program of the tutorial, by name.
        case scenario(String)
        /// A program and its arguments, as the user named them.
        case program([String])
    }

    /// What is recorded.
    var subject: Subject
    /// The virtual time that each job takes; nil for the clock of the world.
    var tick: TimeSpan?
    /// Where the trace goes; `-` is standard output.
    var output: String

    /// The time that a job takes under `--virtual` unless `--tick` says otherwise: enough to tell the order of jobs
    /// by their times, little enough to leave a sleep of a millisecond as it is.
    static let defaultTick = TimeSpan(nanoseconds: 1000)

    static let virtual = CommandOption(
        name: "virtual",
        value: .none,
        meaning:
            "let time stand still while anything can run: sleeps take no time, and two recordings are the same bytes"
    )
    static let tick = CommandOption(
        name: "tick",
        value: .duration,
        meaning:
            "how much virtual time each job takes; 1us unless given, 0 for none (then what waits for a clock "
            + "by yielding never ends)"
    )
    static let output = CommandOption(
        name: "output",
        letter: "o",
        value: .text("FILE"),
        meaning:
            "where the trace goes; trace.json unless given, - is standard output, after the program's own"
    )
    static let scenario = CommandOption(
        name: "scenario",
        value: .text("NAME"),
        meaning: "record a program of the tutorial, in virtual time ('weft scenarios' lists them)"
    )

    /// The options in the order of the help.
    static let all = [virtual, tick, output, scenario]

    /// Instead of a program.
    static let otherSynopsis = "--scenario NAME"

    /// Reads the options and checks that they go together.
    init(_ arguments: ParsedArguments) throws(UsageError) {
        let command = arguments.operands
        if let name = arguments.text(Self.scenario) {
            guard command.isEmpty else {
                throw .conflict("--scenario", "a PROGRAM", why: "a scenario is a program already")
            }
            subject = .scenario(name)
        } else {
            guard !command.isEmpty else { throw .missingOperand("PROGRAM, or --scenario NAME") }
            subject = .program(command)
        }
        let isVirtual = arguments.has(Self.virtual) || arguments.has(Self.scenario)
        let tick = arguments.duration(Self.tick)
        guard isVirtual || tick == nil else { throw .needs("--tick", "--virtual") }
        self.tick = isVirtual ? tick ?? Self.defaultTick : nil
        output = arguments.text(Self.output) ?? "trace.json"
    }

    /// Checks that there is such a scenario, so that a slip is told before anything is run.
    func checkScenario(for command: String, _ console: any Console) throws(CommandError) {
        if case .scenario(let name) = subject { try Scenario.check(name, for: command, console) }
    }
}

extension RecordOptions {
    /// `weft record`.
    static let description = CommandDescription(
        name: "record",
        summary: "run a Swift program and write down how its tasks interleave",
        operands: .program,
        otherSynopsis: otherSynopsis,
        options: all,
        details: [
            "The program needn't be changed or built anew, but must load Swift's runtime as a library, as programs do "
                + "unless they are linked with -static-stdlib. Its input, output and exit status are its own; "
                + "SIGINT and SIGTERM are passed on to it, and the trace is written all the same.",
            "One line on standard error says what was recorded. A program that crashes leaves a trace up to "
                + "the crash.",
        ],
        examples: [
            .init(
                line: "weft record -- ./server --port 8080",
                meaning: "a program on the clock of the world; Ctrl-C ends it"
            ),
            .init(
                line: "weft record --virtual -o a.json ./build-graph",
                meaning: "in virtual time: the same bytes each time, to be compared in CI"
            ),
            .init(
                line: "weft record --scenario restaurant-2 -o a.json",
                meaning: "a program of the tutorial"
            ),
        ],
        exitStatuses: [
            .init(status: "N", meaning: "what the program exited with"),
            .init(status: "128+N", meaning: "signal N killed the program"),
            .init(status: "86", meaning: "under --virtual: a deadlock; standard error names each stuck task"),
            .init(status: "125", meaning: "the program can't be recorded, or the trace can't be written"),
            .init(status: "126", meaning: "the program is no executable"),
            .init(status: "127", meaning: "there is no such program"),
            .usage,
        ]
    )
}
