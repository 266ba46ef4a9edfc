import Files
import TraceAnalysis
import TraceLayout
import TraceModel

/// `weft run [--virtual] -- PROGRAM ARGUMENTS…`: record, render, and the chart in the terminal.
enum RunCommand: Command {
    static let description = CommandDescription(
        name: "run",
        summary: "record a program, draw the recording, and show the chart",
        operands: .program,
        otherSynopsis: RecordOptions.otherSynopsis,
        options: RecordOptions.all + PictureOptions.all + [ColorChoice.option],
        details: [
            "The trace goes to trace.json, or where -o says; the picture beside it, with the ending .svg. The "
                + "chart is shown on standard output after all that the program prints.",
            "With -o - the trace goes to standard output, the picture to \(pictureBesideOutput), and the chart to "
                + "standard error.",
            "What is recorded, and how, is told by 'weft help record'; what is drawn of it, by 'weft help render'. "
                + "The trace has everything.",
        ],
        examples: [
            .init(
                line: "weft run --scenario fetch-and-numbers",
                meaning: "a program of the tutorial; 'weft scenarios' lists them"
            ),
            .init(
                line: "weft run -- ./my-program its arguments",
                meaning: "a program on the clock of the world"
            ),
            .init(
                line: "weft run --virtual -o a.json ./my-program",
                meaning: "in virtual time, into a.json and a.svg"
            ),
            .init(
                line: "weft run --hide ^logger --to 200ms -- ./my-program",
                meaning: "draws the first 200 ms, without some tasks"
            ),
        ],
        exitStatuses: RecordOptions.description.exitStatuses
    )

    /// Where the picture goes when the trace goes to standard output.
    private static let pictureBesideOutput = "trace.svg"

    static func run(_ arguments: ParsedArguments, _ console: any Console) throws(CommandError) -> ExitStatus {
        let options = try usage { () throws(UsageError) in try RecordOptions(arguments) }
        let isPiped = options.output == "-"
        let color = isPiped ? ColorChoice.never : arguments.choice(ColorChoice.option) ?? .auto
        var drawing = Drawing.chart(color, console)
        try usage { () throws(UsageError) in try PictureOptions.apply(arguments, to: &drawing) }
        try options.checkScenario(for: description.name, console)
        // Opened before the program runs: what can't be drawn is told while nothing has happened yet.
        let path = isPiped ? pictureBesideOutput : OutputFile.picture(of: options.output)
        let picture = try CommandError.ofFile { () throws(FileError) in try console.create(path) }
        let recording = try RecordCommand.record(options, console)
        let excerpt = excerpt(drawing, recording.trace, options.output, console)
        let text = "\n" + String(decoding: drawing.bytes(of: excerpt), as: UTF8.self) + "\n"
        if isPiped { console.error(text) } else { console.out(text) }
        drawing.format = .svg
        let bytes = drawing.bytes(of: excerpt)
        try OutputFile.write(bytes.span, to: picture, at: path, console)
        return recording.status
    }

    /// What is asked for of the recording; all of it, with a warning, if nothing would be left: the program has run.
    private static func excerpt(
        _ drawing: Drawing,
        _ trace: Trace,
        _ path: String,
        _ console: any Console
    ) -> Excerpt {
        do throws(CommandError) {
            return try drawing.excerpt(of: trace, in: path)
        } catch {
            console.error("weft: warning: \(error.sentence); all of it is drawn\n")
            return Excerpt(Timeline(trace))
        }
    }
}
