import TraceDiff
import TraceJSON
import TraceModel

/// `weft diff --base BASE… -- CANDIDATE…`: several recordings a side.
enum DiffSets {
    static let option = CommandOption(
        name: "base",
        value: .none,
        meaning:
            "several recordings a side: those of the base, --, those of the candidate; at most \(limit) each"
    )

    /// Beyond this the exact rank test takes longer than anybody waits.
    private static let limit = 30

    static func run(_ arguments: ParsedArguments, _ console: any Console) throws(CommandError) -> ExitStatus {
        let failOn = try DiffCommand.usage { () throws(UsageError) in
            if arguments.has(Blessing.option) {
                throw .conflict(
                    "--base",
                    "--update",
                    why: "a baseline of one recording is what can be replaced"
                )
            }
            if arguments.operands.contains("-") {
                throw .conflict("--base", "-", why: "several recordings are several files")
            }
            let (base, candidate) = sides(arguments)
            for side in [base, candidate] where side.count > limit { throw .extraOperand(side[limit]) }
            return try DiffCommand.gate(arguments)
        }
        let reports = try DiffCommand.usage { () throws(UsageError) in
            try DiffReport.all(arguments.texts(DiffCommand.report))
        }
        let picture = try DiffCommand.usage { () throws(UsageError) in
            try DifferencePicture(arguments, for: reports)
        }
        let (base, candidate) = sides(arguments)
        try OutputFile.check(reports.map(\.path), by: "--report", apartFrom: base + candidate, console)
        let inputs = Inputs(base, candidate, console)
        let sets = inputs.reported(failOn)
        let color = (arguments.choice(ColorChoice.option) ?? ColorChoice.auto).isOn(console)
        for report in reports {
            let bytes = report.bytes(
                of: sets,
                color: color,
                drawn: {
                    let traces = (inputs.base.map(\.trace), inputs.candidate.map(\.trace))
                    return DrawnComparison(sets, base: traces.0, candidate: traces.1)
                },
                picture: picture
            )
            try OutputFile.write(bytes.span, to: report.path, console)
        }
        if let failure = inputs.failure, !reports.contains(where: \.isRead) { throw failure }
        return ExitStatus(code: sets.gate.exitStatus)
    }

    private static func sides(_ arguments: ParsedArguments) -> (base: [String], candidate: [String]) {
        let separator = arguments.separator ?? 0
        return (Array(arguments.operands[..<separator]), Array(arguments.operands[separator...]))
    }
}

/// The recordings of both sides, as far as they could be read.
private struct Inputs {
    let names: (base: [String], candidate: [String])
    private(set) var base: [TraceInput] = []
    private(set) var candidate: [TraceInput] = []
    private(set) var failure: CommandError?
    private var obstacles: [SetObstacle] = []

    init(_ base: [String], _ candidate: [String], _ console: any Console) {
        names = (base, candidate)
        self.base = read(base, .base, console)
        self.candidate = read(candidate, .candidate, console)
    }

    private mutating func read(
        _ paths: [String],
        _ side: RecordingSide,
        _ console: any Console
    ) -> [TraceInput] {
        var inputs: [TraceInput] = []
        for (place, path) in paths.enumerated() {
            do throws(CommandError) {
                inputs.append(try TraceInput.readWithWarnings(path, console))
            } catch {
                failure = failure ?? error
                let reason = SetObstacle.Reason.unavailable(error.sentence)
                obstacles.append(SetObstacle(side: side, recording: place, reason: reason))
            }
        }
        return inputs
    }

    /// The comparison of all recordings, or what keeps it from being made.
    func reported(_ failOn: FailOn?) -> ReportedSets {
        let comparison =
            obstacles.isEmpty
            ? SetComparison(
                base: base.map(\.trace),
                candidate: candidate.map(\.trace),
                threshold: failOn?.setThreshold
            )
            : SetComparison(
                counts: Change(names.base.count, names.candidate.count),
                obstacles: obstacles,
                threshold: failOn?.setThreshold
            )
        let lines = (base: base.first?.reading.lines, candidate: candidate.first?.reading.lines)
        let isWhole = obstacles.isEmpty
        return ReportedSets(
            comparison,
            names: .init(names.base, names.candidate),
            failOn: failOn,
            baseLines: { isWhole ? lines.base?[$0] : nil },
            candidateLines: { isWhole ? lines.candidate?[$0] : nil }
        )
    }
}
