import TraceLayout
import TraceModel
import TraceSVG

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
        value: .number("N", 40...20_000),
        meaning: "the width in pixels, 1200 unless given"
    )
    static let theme = CommandOption(
        name: "theme",
        value: .choice(Theme.allCases.map(\.rawValue)),
        meaning: "the colours; auto unless given: as the reader's screen is"
    )
    static let output = CommandOption(
        name: "output",
        letter: "o",
        value: .text("FILE"),
        meaning:
            "where the picture goes, - is standard output. Unless given: beside the trace, with the ending .svg"
    )

    static let description = CommandDescription(
        name: "render",
        summary: "draw a trace as an SVG picture",
        operands: .exactly([.init(name: "TRACE", meaning: "the trace; - is standard input")]),
        options: [axis, title, width, theme, output],
        examples: [
            .init(line: "weft render trace.json", meaning: "draws trace.svg"),
            .init(
                line: "weft render --axis steps --theme dark trace.json -o dark.svg",
                meaning: "the interleaving alone"
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
        let output = arguments.text(Self.output) ?? OutputFile.picture(of: path)
        guard !console.isSameFile(path, output) else { throw .outputIsInput(path: path) }
        let input = try TraceInput.readWithWarnings(path, console)
        try OutputFile.write(picture(of: input.trace, arguments).span, to: output, console)
        return .success
    }

    private static func picture(of trace: Trace, _ arguments: ParsedArguments) -> [UInt8] {
        var options = LayoutOptions()
        options.axis = arguments.choice(axis)
        options.title = arguments.text(title)
        options.theme = arguments.choice(theme) ?? options.theme
        options.width = arguments.number(width) ?? options.width
        return SVGRenderer.render(Layout(of: trace, options: options))
    }
}
