import Files
import TraceDiff
import TraceJSON

/// `weft diff BASE CANDIDATE`.
enum DiffCommand: Command {
    static let failOn = CommandOption(
        name: "fail-on",
        value: .text("LIST"),
        meaning:
            "which differences count: structure, causality, order (each with what is before it), overlap, "
            + "time[:PERCENT%][:DURATION], none. Unless given: order in virtual time, else structure"
    )
    static let report = CommandOption(
        name: "report",
        value: .text("FORMAT[=FILE]"),
        isRepeatable: true,
        meaning:
            DiffReport.Format.list + ", to a file or to standard output; may be given several times. "
            + "text unless given"
    )

    static let description = CommandDescription(
        name: "diff",
        summary: "compare two traces, and say whether it matters",
        operands: .sides(
            .init(name: "BASE", meaning: "the trace that says how it should be; - is standard input"),
            .init(name: "CANDIDATE", meaning: "the trace that is judged; - is standard input"),
            several: DiffSets.option
        ),
        otherSynopsis: "--base BASE… -- CANDIDATE…",
        options: [DiffSets.option, failOn, report] + DifferencePicture.options + [
            Blessing.option, ColorChoice.option,
        ],
        details: [
            "The verdict is 'identical', 'equivalent' (only steps that do not depend on each other changed places), "
                + "'different', or 'cannot compare' (a trace is truncated, lost events or breaks a law), which is "
                + "never a pass. Tasks are matched by their place in the tree, not by their numbers.",
            "Every report has the verdict and the gate. 'markdown' is for the summary of a job, 'github' writes "
                + "annotations of a workflow, 'junit' a test for each level, 'sarif' results for code scanning; "
                + "they point at lines of BASE. 'svg' draws both recordings on one axis, before above after; its "
                + "reader can zoom, search and focus as in the picture of 'weft render'.",
            "With --base there are several recordings a side, best on the clock of the world. What differs in every "
                + "candidate and in no baseline counts; what varies among the baselines does not. Times are judged by "
                + "a rank test: a change has to exceed the threshold and to be clearer than chance explains (p at most "
                + "0.05, corrected for all times that are measured), so record four a side or more, five are good. "
                + "Every report tells n, p and the threshold, and ~ where there is no evidence; 'svg' draws the "
                + "recordings of median length. Two single recordings of the world can't pass a gate on time.",
            "With --update BASE may be missing; then CANDIDATE is the first baseline.",
        ],
        examples: [
            .init(line: "weft diff baseline.json new.json", meaning: "what changed, for a person"),
            .init(
                line: "weft diff --report text --report json=diff.json baseline.json new.json",
                meaning: "and for a program, in one go"
            ),
            .init(
                line: "weft diff --report github --report markdown=summary.md baseline.json new.json",
                meaning: "in a workflow of GitHub"
            ),
            .init(
                line: "weft diff --report svg=diff.svg baseline.json new.json",
                meaning: "before and after in one picture"
            ),
            .init(
                line: "weft diff --report svg=diff.svg --no-script baseline.json new.json",
                meaning: "the same for a README, where no script may run"
            ),
            .init(
                line: "weft diff --update baseline.json new.json",
                meaning: "accept the change: what differs is shown, and new.json becomes the baseline"
            ),
            .init(
                line: "weft diff --fail-on time:5%:1ms --base old/*.json -- new/*.json",
                meaning: "whether anything became slower or faster"
            ),
            .init(
                line: "weft diff --fail-on structure,time:10%:1ms baseline.json new.json",
                meaning: "what may fail the build"
            ),
        ],
        exitStatuses: [
            .init(status: "0", meaning: "no difference that counts, or it was accepted"),
            .init(status: "1", meaning: "a difference that counts"),
            .init(status: "2", meaning: "the two can't be compared, read or reported"),
            .usage,
        ]
    )

    static func run(_ arguments: ParsedArguments, _ console: any Console) throws(CommandError) -> ExitStatus {
        if arguments.has(DiffSets.option) { return try DiffSets.run(arguments, console) }
        let (base, candidate) = (arguments.operands[0], arguments.operands[1])
        let isUpdate = arguments.has(Blessing.option)
        let failOn = try usage { () throws(UsageError) in
            if base == "-", candidate == "-" {
                throw .conflict("BASE -", "CANDIDATE -", why: "standard input can be read once")
            }
            if isUpdate, base == "-" {
                throw .conflict("BASE -", "--update", why: "standard input can't be replaced")
            }
            return try gate(arguments)
        }
        let reports = try usage { () throws(UsageError) in try DiffReport.all(arguments.texts(report)) }
        let picture = try usage { () throws(UsageError) in try DifferencePicture(arguments, for: reports) }
        let color = (arguments.choice(ColorChoice.option) ?? ColorChoice.auto).isOn(console)
        try OutputFile.check(reports.map(\.path), by: "--report", apartFrom: [base, candidate], console)
        if isUpdate { try Blessing.check(base, console) }

        let sides = DiffSides(base, candidate, console)
        if isUpdate, sides.lacksBaseline {
            let first = try sides.candidate.get()
            try Blessing.accept(first: first.trace, named: Shown.input(candidate), as: base, console)
            return .success
        }
        let reported = sides.compared(failOn: failOn)
        for report in reports {
            let bytes = report.bytes(of: reported, color: color, picture: picture)
            try OutputFile.write(bytes.span, to: report.path, console)
        }
        if let error = sides.error {
            if !reports.contains(where: \.isRead) { throw error }
            return error.status
        }
        guard isUpdate else { return ExitStatus(code: reported.gate.exitStatus) }
        try Blessing.accept(reported.comparison, as: base, console)
        return .success
    }

    /// What fails, if the user says so.
    static func gate(_ arguments: ParsedArguments) throws(UsageError) -> FailOn? {
        let isUpdate = arguments.has(Blessing.option)
        guard let list = arguments.text(failOn) else { return isUpdate ? .nothing : nil }
        if isUpdate { throw .conflict("--fail-on", "--update", why: "what is accepted fails nothing") }
        do throws(FailOnError) {
            return try FailOn(list)
        } catch {
            throw .gate(error)
        }
    }
}
