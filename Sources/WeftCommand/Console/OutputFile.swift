import Files

/// Writes a whole file.
enum OutputFile {
    /// Refuses outputs that would take the place of what they are made from, be it by another name; the option says
    /// where they go.
    static func check(
        _ outputs: [String],
        by option: String,
        apartFrom inputs: [String],
        _ console: any Console
    ) throws(CommandError) {
        for input in inputs where outputs.contains(where: { console.isSameFile(input, $0) }) {
            throw .outputIsInput(path: input, option: option)
        }
    }

    /// Writes the bytes, and says so on standard error unless they went to standard output.
    static func write(_ bytes: Span<UInt8>, to path: String, _ console: any Console) throws(CommandError) {
        let sink = try CommandError.ofFile { () throws(FileError) in try console.create(path) }
        try write(bytes, to: sink, at: path, console)
    }

    /// Writes the bytes to a file that was opened before, and says so.
    static func write(
        _ bytes: Span<UInt8>,
        to sink: any ByteSink,
        at path: String,
        _ console: any Console
    ) throws(CommandError) {
        do throws(FileError) {
            try sink.write(bytes)
            try sink.commit()
        } catch {
            throw .file(error)
        }
        if path != "-" { console.error("weft: wrote \(Shown.output(path)) (\(size(bytes.count)))\n") }
    }

    /// A size in bytes, as people say it.
    static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<1000: Count.of(bytes, "byte")
        case ..<999_500: "\((bytes + 500) / 1000) KB"
        default: "\((bytes + 50_000) / 1_000_000).\((bytes + 50_000) / 100_000 % 10) MB"
        }
    }

    /// The path of the picture of a trace: beside it, with another ending; standard output for standard input.
    static func picture(of trace: String) -> String {
        if trace == "-" { return "-" }
        let isJSON = trace.hasSuffix(".json") && !trace.hasSuffix("/.json") && trace != ".json"
        return (isJSON ? String(trace.dropLast(5)) : trace) + ".svg"
    }
}
