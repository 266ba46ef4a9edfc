import Files
import TraceJSON
import TraceModel

/// A trace and the file that it was read from.
struct TraceInput {
    /// The path as the user gave it; `-` for standard input.
    let path: String
    /// The trace, and where its events stand in the file.
    let reading: TraceReading

    /// The trace.
    var trace: Trace { reading.trace }

    /// Reads a file in blocks.
    init(reading path: String, _ console: any Console) throws(CommandError) {
        self.path = path
        if path == "-", console.isTerminal(.input) {
            console.error("weft: reading a trace from the terminal; Ctrl-D ends it\n")
        }
        let source = try CommandError.ofFile { () throws(FileError) in try console.open(path) }
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        var reader = TraceReader(expectedBytes: source.size)
        while true {
            let count = try CommandError.ofFile { () throws(FileError) in try source.read(into: &buffer) }
            do throws(TraceReadError) {
                if count == 0 {
                    reading = try reader.finish()
                    return
                }
                try reader.read(buffer.span.extracting(0..<count))
            } catch {
                throw .notATrace(path: path, error)
            }
        }
    }

    /// Reads a file, and warns on standard error of whatever a reader of its picture or its comparison must know.
    static func readWithWarnings(_ path: String, _ console: any Console) throws(CommandError) -> TraceInput {
        let file = try TraceInput(reading: path, console)
        for warning in file.warnings + file.brokenLaws {
            console.error("weft: warning: \(warning.sentence(path: path))\n")
        }
        return file
    }

    /// Reads a baseline; without one there is nothing to compare with, and somebody has to make it by `update`.
    static func readBaseline(
        _ path: String,
        update: String,
        _ console: any Console
    ) throws(CommandError) -> TraceInput {
        do throws(CommandError) {
            return try readWithWarnings(path, console)
        } catch {
            guard case .file(let failure) = error, failure.reason == .notFound else { throw error }
            throw .noBaseline(path: path, update: update)
        }
    }
}
