import Files
import TraceJSON
import TraceModel

/// `weft validate FILE…`.
enum ValidateCommand: Command {
    static let description = CommandDescription(
        name: "validate",
        summary: "check that traces obey the laws of the format",
        operands: .oneOrMore(.init(name: "FILE", meaning: "a trace; - is standard input")),
        details: [
            "A line for each file on standard output: 'ok' with what is in it, or the first thing that is wrong, with "
                + "its line and task, and how much more there is."
        ],
        examples: [
            .init(line: "weft validate trace.json", meaning: "one trace"),
            .init(
                line: "weft validate traces/a.json traces/b.json",
                meaning: "several; a bad one does not stop the next"
            ),
            .init(line: "weft validate - < trace.json", meaning: "from standard input"),
        ],
        exitStatuses: [
            .init(status: "0", meaning: "every file is a trace that obeys every law"),
            .init(status: "1", meaning: "a file is no trace, or a law is broken"),
            .init(status: "2", meaning: "a file can't be read"),
            .usage,
        ]
    )

    static func run(_ arguments: ParsedArguments, _ console: any Console) throws(CommandError) -> ExitStatus {
        var worst = ExitStatus.success
        for path in arguments.operands {
            let status: ExitStatus
            do throws(CommandError) {
                status = validate(try TraceInput(reading: path, console), console)
            } catch {
                status = report(error, console)
            }
            if status.code > worst.code { worst = status }
        }
        return worst
    }

    private static func validate(_ file: TraceInput, _ console: any Console) -> ExitStatus {
        for warning in file.warnings {
            console.error("weft: warning: \(warning.sentence(path: file.path))\n")
        }
        if let broken = file.brokenLaws.first {
            console.out(broken.sentence(path: file.path) + "\n")
            return .failure
        }
        let reading = file.reading
        var counts = [
            Count.of(file.trace.events.count, "event"), Count.of(file.trace.taskCount, "task"),
            "\(file.trace.gaps.dropped) dropped", "\(reading.skippedFields + reading.skippedEvents) skipped",
        ]
        let fromOutside = file.trace.wakesFromOutside
        if case .virtual = file.trace.clock, fromOutside > 0 {
            counts.append("\(fromOutside) woken from outside, which may differ each time")
        }
        let suffix = reading.isTruncated ? ", truncated" : ""
        console.out("\(Shown.input(file.path)): ok: \(counts.joined(separator: ", "))\(suffix)\n")
        return .success
    }

    /// A file that is no trace is an answer; one that can't be read is a failure to answer.
    private static func report(_ error: CommandError, _ console: any Console) -> ExitStatus {
        guard case .notATrace = error else {
            console.error("weft: \(error.sentence)\n")
            return error.status
        }
        console.out(error.sentence + "\n")
        return .failure
    }
}
