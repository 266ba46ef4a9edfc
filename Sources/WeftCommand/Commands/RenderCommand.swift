import TraceLayout
import TraceText

/// `weft render TRACE`.
enum RenderCommand: Command {
    static let axis = CommandOption(
        name: "axis",
        value: .choice(AxisKind.allCases.map(\.rawValue)),
        meaning: "time; the order of steps; or both, which widens every instant by a column for each step. "
            + "Unless given: both in virtual time, else time"
    )
    static let title = CommandOption(
        name: "title",
        value: .text("TEXT"),
        meaning: "the title; the program's command unless given"
    )
    static let width = CommandOption(
        name: "width",
        value: .number("N", Drawing.Format.text.widths.lowerBound...Drawing.Format.svg.widths.upperBound),
        meaning: "the width in pixels, 1200 unless given; of text in columns, the terminal's unless given"
    )
    static let theme = CommandOption(
        name: "theme",
        value: .choice(Theme.allCases.map(\.rawValue)),
        meaning: "the colours; auto unless given: as the reader's screen is"
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
        options: [axis, title, width, theme, format, output, ColorChoice.option],
        examples: [
            .init(line: "weft render trace.json", meaning: "draws trace.svg"),
            .init(
                line: "weft render --axis steps --theme dark trace.json -o dark.svg",
                meaning: "the interleaving alone"
            ),
            .init(line: "weft render --format text trace.json", meaning: "shows it in the terminal"),
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
        guard !console.isSameFile(path, output) else { throw .outputIsInput(path: path) }
        let input = try TraceInput.readWithWarnings(path, console)
        try OutputFile.write(drawing.bytes(of: input.trace).span, to: output, console)
        return .success
    }

    /// What the options ask for; those of the other form are refused rather than ignored.
    private static func drawing(
        _ arguments: ParsedArguments,
        _ console: any Console
    ) throws(UsageError) -> Drawing {
        let format: Drawing.Format = arguments.choice(Self.format) ?? .svg
        let (other, needed) = format == .svg ? (ColorChoice.option, "--format text") : (theme, "--format svg")
        if arguments.has(other) { throw .needs(other.spelling, needed) }

        var drawing = Drawing.chart(arguments.choice(ColorChoice.option) ?? .auto, console)
        drawing.format = format
        if let width = arguments.number(width) {
            let allowed = format.widths
            guard allowed.contains(width) else {
                let words =
                    "a whole number from \(allowed.lowerBound) to \(allowed.upperBound) for \(format.rawValue)"
                throw .invalidValue(option: Self.width.spelling, value: String(width), allowed: words)
            }
            drawing.picture.width = width
            drawing.chart.width = width
        }
        drawing.picture.axis = arguments.choice(axis)
        drawing.chart.axis = drawing.picture.axis
        drawing.picture.title = arguments.text(title)
        drawing.chart.title = drawing.picture.title
        drawing.picture.theme = arguments.choice(theme) ?? .auto
        return drawing
    }
}
