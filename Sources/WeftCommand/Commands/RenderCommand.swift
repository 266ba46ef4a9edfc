import TraceLayout
import TraceSVG
import TraceText

/// `weft render TRACE`.
enum RenderCommand: Command {
    static let width = CommandOption(
        name: "width",
        value: .text("N"),
        meaning: "the width in pixels, 1200 unless given; of text in columns, the terminal's unless given"
    )
    static let theme = CommandOption(
        name: "theme",
        value: .choice(Theme.allCases.map(\.rawValue)),
        meaning: "the colours; auto unless given: as the reader's screen is"
    )
    static let noScript = CommandOption(
        name: "no-script",
        value: .none,
        meaning: "leave out the script: for where none may run, or its size counts"
    )
    static let format = CommandOption(
        name: "format",
        value: .choice(Drawing.Format.allCases.map(\.rawValue)),
        meaning: "svg unless given; text is a chart for the terminal"
    )
    static let output = CommandOption(
        name: "output",
        letter: "o",
        value: .text("FILE"),
        meaning:
            "where the picture goes, - is standard output. Unless given: an SVG beside its "
            + "trace, with the ending .svg; text to standard output"
    )

    static let description = CommandDescription(
        name: "render",
        summary: "draw a trace, as an SVG picture or as text",
        operands: .exactly([.init(name: "TRACE", meaning: "the trace; - is standard input")]),
        options: PictureOptions.all + [width, theme, noScript, format, output, ColorChoice.option],
        details: [
            "A time is a length since the start of the trace. What an option leaves out is said in the picture. "
                + "REGEX is a regular expression of . [a-z] \\d \\w \\s \\b ^ $ ( ) | * + ? {2,3}; (?i) at its start "
                + "ignores case. It may match anywhere in a name.",
            "The SVG carries a script that lets its reader zoom, search, focus on a task, and link to what is seen; "
                + "? shows the keys. Where no script runs the picture is complete all the same. A page with a "
                + "content security policy allows the script by \(PictureScript.policySource) in its script-src.",
        ],
        examples: [
            .init(line: "weft render trace.json", meaning: "draws trace.svg"),
            .init(
                line: "weft render --axis steps --theme dark trace.json -o dark.svg",
                meaning: "the interleaving alone"
            ),
            .init(line: "weft render --no-script trace.json", meaning: "for a README"),
            .init(line: "weft render --format text trace.json", meaning: "shows it in the terminal"),
            .init(line: "weft render --from 2s --to 2500ms trace.json", meaning: "half a second of it"),
            .init(
                line: "weft render --focus fetchData trace.json",
                meaning: "a task and what it has to do with"
            ),
            .init(
                line: "weft render --hide ^idle --top 20:ready trace.json",
                meaning: "the twenty tasks that waited longest for a thread, but for some"
            ),
            .init(
                line: "weft render --only ^worker --edges wake trace.json",
                meaning: "the tasks of a name, and who woke whom"
            ),
            .init(
                line: "weft render --expand worker trace.json",
                meaning: "each of a thousand workers, which share a lane otherwise"
            ),
            .init(
                line: "weft render --lanes thread --critical-path off trace.json",
                meaning: "what each thread did"
            ),
            .init(
                line: "weft render --width 1600 --title Nightly trace.json",
                meaning: "wider, and under a name of its own"
            ),
            .init(
                line: "weft render --ready-limit 1ms trace.json",
                meaning: "with each task that was ready for a moment only among the findings"
            ),
            .init(
                line: "weft render --format text --color always trace.json | less -R",
                meaning: "in colour through a pager"
            ),
            .init(line: "weft render - < trace.json > trace.svg", meaning: "in a pipeline"),
        ],
        exitStatuses: [
            .init(status: "0", meaning: "the picture was drawn; warnings say what the trace lacks"),
            .init(status: "2", meaning: "the trace can't be read, or the picture can't be written"),
            .usage,
        ]
    )

    static func run(_ arguments: ParsedArguments, _ console: any Console) throws(CommandError) -> ExitStatus {
        let path = arguments.operands[0]
        let drawing = try usage { () throws(UsageError) in try Self.drawing(arguments, console) }
        let usual = drawing.format == .text ? "-" : OutputFile.picture(of: path)
        let output = arguments.text(Self.output) ?? usual
        try OutputFile.check([output], by: "-o", apartFrom: [path], console)
        let input = try TraceInput.readWithWarnings(path, console)
        let bytes = try drawing.bytes(of: input.trace, in: path)
        try OutputFile.write(bytes.span, to: output, console)
        return .success
    }

    /// What the options ask for; those of the other form are refused rather than ignored.
    private static func drawing(
        _ arguments: ParsedArguments,
        _ console: any Console
    ) throws(UsageError) -> Drawing {
        let format: Drawing.Format = arguments.choice(Self.format) ?? .svg
        let others = format == .svg ? [ColorChoice.option] : [theme, noScript, PictureOptions.edges]
        for other in others where arguments.has(other) {
            throw .needs(other.spelling, format == .svg ? "--format text" : "--format svg")
        }

        var drawing = Drawing.chart(arguments.choice(ColorChoice.option) ?? .auto, console)
        drawing.format = format
        if let text = arguments.text(width) {
            let allowed = format.widths
            guard let width = Int(text), allowed.contains(width) else {
                let words =
                    "a whole number from \(allowed.lowerBound) to \(allowed.upperBound) for \(format.rawValue)"
                throw .invalidValue(option: Self.width.spelling, value: text, allowed: words)
            }
            drawing.picture.width = width
            drawing.chart.width = width
        }
        try PictureOptions.apply(arguments, to: &drawing)
        drawing.picture.theme = arguments.choice(theme) ?? .auto
        drawing.isInteractive = !arguments.has(noScript)
        return drawing
    }
}
