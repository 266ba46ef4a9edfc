import Files
import TraceDiff
import TraceModel

/// `weft check DIR [NAME…]`: records every program of a manifest, and compares each with its baseline.
enum CheckCommand: Command {
    static let update = CommandOption(
        name: "update",
        value: .none,
        meaning:
            "accept what was recorded: it is reported, fails nothing, and becomes the baselines; refused where "
            + "CI is set"
    )
    static let timeLimit = CommandOption(
        name: "time-limit",
        value: .duration,
        meaning: "how long a program may take whose check does not say; 60s unless given"
    )
    static let output = CommandOption(
        name: "output",
        letter: "o",
        value: .text("FOLDER"),
        meaning:
            "keep the recordings there, as NAME.json, and a picture of what differs, as NAME.svg, in the place of "
            + "those of an earlier run; nowhere unless given"
    )

    static let description = CommandDescription(
        name: "check",
        summary: "record programs and compare them with their baselines",
        operands: .first(
            .init(name: "DIR", meaning: "the folder with the manifest, \(Manifest.fileName)"),
            others: .init(name: "NAME", meaning: "the checks to make, * for any characters; all unless given")
        ),
        options: [DiffCommand.report, output, timeLimit, update, ColorChoice.option],
        details: [
            "The manifest is JSON: {\"checks\":[{\"name\":\"sync\",\"command\":[\"./server\"]}]}. A check may also "
                + "have: clock (virtual unless given, or wall), tick, failOn (as --fail-on of 'weft diff'), timeLimit, "
                + "baseline (NAME/trace.json unless given), folder (that the program runs in; the manifest's unless "
                + "given), and in the place of command a scenario, in virtual time only. A gate on time needs virtual "
                + "time, too. Every path is seen from the manifest's folder.",
            "A program reads from nowhere, and what it prints is in the recording only. One that can't be recorded, or "
                + "takes too long, is reported as 'cannot compare', and the others are checked all the same.",
        ],
        examples: [
            .init(line: "weft check traces", meaning: "all checks of traces/\(Manifest.fileName)"),
            .init(line: "weft check traces 'restaurant-*'", meaning: "some of them"),
            .init(
                line: "weft check --report github --report markdown=summary.md -o recorded traces",
                meaning: "in a workflow of GitHub"
            ),
            .init(
                line: "weft check --update traces sync",
                meaning: "make the baseline, or accept that it has changed"
            ),
        ],
        exitStatuses: [
            .init(status: "0", meaning: "no difference that counts, or all were accepted"),
            .init(status: "1", meaning: "a difference that counts"),
            .init(status: "2", meaning: "a program can't be recorded or compared, whatever else there is"),
            .init(status: "128+N", meaning: "stopped by signal N"),
            .usage,
        ]
    )

    static func run(_ arguments: ParsedArguments, _ console: any Console) throws(CommandError) -> ExitStatus {
        let folder = arguments.operands[0]
        let file = folder == "." ? Manifest.fileName : "\(folder)/\(Manifest.fileName)"
        let reports = try usage { () throws(UsageError) in
            let reports = try DiffReport.all(arguments.texts(DiffCommand.report))
            if reports.contains(where: { $0.format == .svg }) {
                throw .conflict(
                    "--report svg",
                    "weft check",
                    why: "each check has a picture; -o FOLDER keeps them"
                )
            }
            return reports
        }
        try OutputFile.check(reports.map(\.path), by: "--report", apartFrom: [file], console)
        let isUpdate = arguments.has(update)
        let checks: [Manifest.Check]
        do throws(CommandError) {
            checks = try Self.checks(of: file, arguments, console)
            if isUpdate { try Blessing.check("a baseline of \(file)", console) }
        } catch {
            try write(unchecked(file, error), to: reports.filter { !$0.isRead }, arguments, console)
            throw error
        }
        let output = arguments.text(output)
        let inputs = [file] + checks.map { Manifest.path($0.baselinePath, in: folder) }
        try OutputFile.check(reports.map(\.path), by: "--report", apartFrom: inputs, console)
        if let output {
            let kept = checks.flatMap { ["\(output)/\($0.name).json", "\(output)/\($0.name).svg"] }
            try OutputFile.check(kept, by: "-o", apartFrom: inputs, console)
        }
        if let output { try CommandError.ofFile { () throws(FileError) in try console.makeFolder(output) } }
        let runner = CheckRunner(
            folder: folder,
            timeLimit: arguments.duration(timeLimit) ?? TimeSpan(nanoseconds: 60_000_000_000),
            output: output,
            isUpdate: isUpdate,
            console: console
        )
        var results: [ReportedCheck] = []
        for check in checks { results.append(try runner.run(check)) }
        let reported = ReportedChecks(file: file, results)
        try write(reported, to: reports, arguments, console)
        return ExitStatus(code: reported.gate.exitStatus)
    }

    /// What is reported where nothing could be checked, so that no report of an earlier run stays and passes.
    private static func unchecked(_ file: String, _ error: CommandError) -> ReportedChecks {
        ReportedChecks(
            file: file,
            [ReportedCheck(name: Manifest.fileName, file: file, .failed(reason: error.clause))]
        )
    }

    private static func write(
        _ reported: ReportedChecks,
        to reports: [DiffReport],
        _ arguments: ParsedArguments,
        _ console: any Console
    ) throws(CommandError) {
        let color = (arguments.choice(ColorChoice.option) ?? ColorChoice.auto).isOn(console)
        for report in reports {
            let text = report.text(of: reported, color: color)
            try OutputFile.write(Array(text.utf8).span, to: report.path, console)
        }
    }

    /// The checks of a manifest that the command line names.
    private static func checks(
        of file: String,
        _ arguments: ParsedArguments,
        _ console: any Console
    ) throws(CommandError) -> [Manifest.Check] {
        let manifest = try read(file, console)
        let names = Array(arguments.operands.dropFirst())
        return try usage { () throws(UsageError) in try manifest.checks(named: names) }
    }

    private static func read(_ path: String, _ console: any Console) throws(CommandError) -> Manifest {
        let bytes = try CommandError.ofFile { () throws(FileError) in try console.bytes(of: path) }
        do throws(ManifestError) {
            return try ManifestReader.read(bytes)
        } catch {
            throw .manifest(path: path, error)
        }
    }
}
