import TraceDiff
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
            let reports = try DiffReport.all(arguments.texts(DiffCommand.report))
            for report in reports where report.format != .text && report.format != .json {
                throw .conflict(
                    "--base",
                    "--report \(report.format)",
                    why: "several recordings have text and json"
                )
            }
            return reports
        }
        let (base, candidate) = sides(arguments)
        try OutputFile.check(reports.map(\.path), by: "--report", apartFrom: base + candidate, console)
        var failure: CommandError?
        let comparison = compare(base, candidate, failOn?.threshold, &failure, console)
        let sets = ReportedSets(comparison, names: .init(base, candidate), failOn: failOn)
        let color = (arguments.choice(ColorChoice.option) ?? ColorChoice.auto).isOn(console)
        for report in reports {
            let text =
                report.format == .json
                ? SetJSON.report(sets) : SetText.report(sets, color: color && report.path == "-")
            try OutputFile.write(Array(text.utf8).span, to: report.path, console)
        }
        if let failure, !reports.contains(where: \.isRead) { throw failure }
        return ExitStatus(code: sets.gate.exitStatus)
    }

    /// The comparison of all files, or what keeps it from being made, with the first failure.
    private static func compare(
        _ base: [String],
        _ candidate: [String],
        _ threshold: TimeThreshold?,
        _ failure: inout CommandError?,
        _ console: any Console
    ) -> SetComparison {
        var obstacles: [SetObstacle] = []
        var first: CommandError?
        func read(_ paths: [String], _ side: RecordingSide) -> [Trace] {
            paths.enumerated().compactMap { place, path in
                do throws(CommandError) {
                    return try TraceInput.readWithWarnings(path, console).trace
                } catch {
                    first = first ?? error
                    let reason = SetObstacle.Reason.unavailable(error.sentence)
                    obstacles.append(SetObstacle(side: side, recording: place, reason: reason))
                    return nil
                }
            }
        }
        let (before, now) = (read(base, .base), read(candidate, .candidate))
        failure = first
        guard obstacles.isEmpty else {
            let counts = Change(base.count, candidate.count)
            return SetComparison(counts: counts, obstacles: obstacles, threshold: threshold)
        }
        return SetComparison(base: before, candidate: now, threshold: threshold)
    }

    private static func sides(_ arguments: ParsedArguments) -> (base: [String], candidate: [String]) {
        let separator = arguments.separator ?? 0
        return (Array(arguments.operands[..<separator]), Array(arguments.operands[separator...]))
    }
}
