import Files
import TraceJSON
import TraceModel

/// The file that a recording goes to, opened before the program runs and put in its place after it has ended.
struct RecordingFile {
    private let path: String
    private let sink: any ByteSink
    private let console: any Console

    /// Makes sure that the trace can be written, before anything is run for it.
    init(_ path: String, console: any Console) throws(FileError) {
        self.path = path
        self.console = console
        sink = try console.create(path)
    }

    /// Writes the trace.
    ///
    /// Where that fails now (the disk is full, say), it is saved among the temporary files instead:
    /// the program has run, and may not run the same way again.
    func write(_ trace: Trace) throws(RecordError) {
        do throws(FileError) {
            try TraceWriter.write(trace) { (block) throws(FileError) in try sink.write(block) }
            try sink.commit()
        } catch {
            throw .notWritten(error, saved: save(trace))
        }
    }

    /// Saves the trace where there may still be room; gives back the path if there was.
    private func save(_ trace: Trace) -> String? {
        let folder = TemporaryFiles.folder(environment: console.environment)
        let number = trace.program.processID.map { "-\($0)" } ?? ""
        let path = "\(folder)/weft-saved\(number).json"
        do throws(FileError) {
            let sink = try console.create(path)
            try TraceWriter.write(trace) { (block) throws(FileError) in try sink.write(block) }
            try sink.commit()
            return path
        } catch {
            return nil
        }
    }
}
