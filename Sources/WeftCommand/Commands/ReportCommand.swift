import TraceAnalysis
import TraceText

/// `weft report TRACE`.
enum ReportCommand: Command {
    /// The forms; the raw value is the spelling on the command line.
    private enum Format: String, CaseIterable {
        case text
        case json

        /// How many rows a table has unless told.
        var limit: Int { self == .text ? 10 : 1000 }
    }

    static let format = CommandOption(
        name: "format",
        value: .choice(Format.allCases.map(\.rawValue)),
        meaning: "text unless given; json is for programs, and has a schema in traces/report.schema.json"
    )
    static let top = CommandOption(
        name: "top",
        value: .text("N[:ORDER]"),
        meaning:
            "how many rows each table has at most, 10 unless given, in JSON 1000; and as with --by what comes "
            + "first"
    )
    static let by = CommandOption(
        name: "by",
        value: .choice(Report.Order.allCases.map(\.rawValue)),
        meaning:
            "what comes first; running unless given: the longest running. delay is the longest time between being "
            + "ready and running, tasks the most of one name"
    )
    static let width = CommandOption(
        name: "width",
        value: .number("N", Drawing.Format.text.widths),
        meaning: "the width of text in columns; the terminal's unless given"
    )
    static let output = CommandOption(
        name: "output",
        letter: "o",
        value: .text("FILE"),
        meaning: "where the report goes; standard output unless given"
    )

    static let description = CommandDescription(
        name: "report",
        summary: "tell the numbers of a trace, and what was found in it",
        operands: .exactly([.init(name: "TRACE", meaning: "the trace; - is standard input")]),
        options: [format, top, by, PictureOptions.readyLimit, width, output, ColorChoice.option],
        details: [
            "Tasks whose names differ only in their numbers are one row by name: 'worker #'. 'waiting' is the time "
                + "suspended, whatever for. p50, p99 and max tell how long a task was ready before it ran: half of "
                + "the times, 99 of 100, and always, it was no longer than that.",
            "In virtual time a run has no length. There, steps are counted instead.",
        ],
        examples: [
            .init(line: "weft report trace.json", meaning: "the numbers in the terminal"),
            .init(line: "weft report --top 20:ready trace.json", meaning: "who waited longest for a thread"),
            .init(line: "weft report --by delay trace.json", meaning: "and who at one time"),
            .init(line: "weft report --format json trace.json -o report.json", meaning: "for a program"),
            .init(
                line: "weft report --ready-limit 1ms trace.json",
                meaning: "what blocks others for a moment only"
            ),
            .init(
                line: "weft report --width 120 --color always trace.json | less -R",
                meaning: "in colour through a pager"
            ),
            .init(line: "weft report - < trace.json", meaning: "in a pipeline"),
        ],
        exitStatuses: [
            .init(status: "0", meaning: "the report was written, whatever it says"),
            .init(status: "2", meaning: "the trace can't be read, or the report can't be written"),
            .usage,
        ]
    )

    static func run(_ arguments: ParsedArguments, _ console: any Console) throws(CommandError) -> ExitStatus {
        let path = arguments.operands[0]
        let format: Format = arguments.choice(Self.format) ?? .text
        if format == .json {
            for option in [width, ColorChoice.option] where arguments.has(option) {
                try usage { () throws(UsageError) in throw .needs(option.spelling, "--format text") }
            }
        }
        let output = arguments.text(Self.output) ?? "-"
        try OutputFile.check([output], by: "-o", apartFrom: [path], console)
        let (limit, order) = try usage { () throws(UsageError) in try rows(arguments) }
        let input = try TraceInput.readWithWarnings(path, console)
        let report = Report(
            Timeline(input.trace),
            order: order,
            limit: limit ?? format.limit,
            readyLimit: arguments.duration(PictureOptions.readyLimit) ?? Timeline.readyLimit
        )
        let text =
            format == .json
            ? ReportJSON.render(report, limit: limit ?? format.limit)
            : ReportText.render(
                report,
                options: options(arguments, output, console),
                limit: limit ?? format.limit
            )
        try OutputFile.write(Array(text.utf8).span, to: output, console)
        return .success
    }

    /// How many rows a table has, if that was told, and what comes first.
    private static func rows(_ arguments: ParsedArguments) throws(UsageError) -> (limit: Int?, Report.Order) {
        let order: Report.Order? = arguments.choice(by)
        guard let text = arguments.text(top) else { return (nil, order ?? .running) }
        let value = try TopText(text, for: top, orders: Report.Order.allCases.map(\.rawValue))
        let other = value.order.flatMap { Report.Order(rawValue: $0) }
        if let order, let other, order != other {
            throw .conflict("--by \(order)", "--top \(text)", why: "each says what comes first")
        }
        return (value.count, order ?? other ?? .running)
    }

    /// As wide as asked for; a file is coloured only where that was asked for.
    private static func options(
        _ arguments: ParsedArguments,
        _ output: String,
        _ console: any Console
    ) -> TextOptions {
        let color = arguments.choice(ColorChoice.option) ?? ColorChoice.auto
        var options = Drawing.chart(output == "-" || color == .always ? color : .never, console).chart
        if let width = arguments.number(width) { options.width = width }
        return options
    }
}
