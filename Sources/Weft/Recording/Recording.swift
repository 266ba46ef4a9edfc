internal import Files
internal import TraceJSON
public import TraceModel

/// Records what this process does while `body` runs, and writes the trace to a file.
///
/// ```swift
/// let answer = try await recording(to: "request.json") { try await handle(request) }
/// ```
///
/// Everything is recorded that happens in the process meanwhile, also what other tasks do; those that were there
/// before are told as `late`. In a loop whose time is virtual, only what happens on that loop is recorded, in its
/// time: the same block gives the same bytes.
///
/// One recording at a time: the second one throws `RecordingError.alreadyRecording`. While nothing is recorded, the
/// recorder costs a look at a flag for each thing that a task does, and nothing before the first recording.
///
/// - Parameters:
///   - path: The file, written aside and renamed when `body` has ended, however it ends.
///   - name: What the trace calls the program; unless given, the name of the executable.
///   - body: What to record. It runs in the calling task.
/// - Returns: What `body` returns.
/// - Throws: What `body` throws; else `RecordingError` if it could not be recorded, in which case it was not run,
///   or if the trace could not be written.
@discardableResult
public func recording<Value>(
    to path: String,
    named name: String? = nil,
    _ body: () async throws -> Value
) async throws -> Value {
    let file = try TraceFile(path)
    let recorder = try LinkedRecorder()
    let result = await result(of: body)
    let trace = recorder.stop(named: name)
    do throws(RecordingError) {
        try file.write(trace.get())
    } catch {
        // What the program itself throws is worth more than what became of its recording.
        _ = try result.get()
        throw error
    }
    return try result.get()
}

/// Records what this process does while `body` runs, and keeps the trace in memory.
///
/// As `recording(to:)` does; the trace can be looked at, drawn and compared.
///
/// - Parameters:
///   - name: What the trace calls the program; unless given, the name of the executable.
///   - body: What to record. It runs in the calling task.
/// - Returns: What `body` returns, and the trace.
/// - Throws: What `body` throws; else `RecordingError` if it could not be recorded.
public func recording<Value>(
    named name: String? = nil,
    _ body: () async throws -> Value
) async throws -> (value: Value, trace: Trace) {
    let recorder = try LinkedRecorder()
    let result = await result(of: body)
    let trace = recorder.stop(named: name)
    return (try result.get(), try trace.get())
}

private func result<Value>(of body: () async throws -> Value) async -> Result<Value, any Error> {
    do {
        return .success(try await body())
    } catch {
        return .failure(error)
    }
}

/// The file that a trace goes to, begun before anything is recorded for it.
private struct TraceFile {
    private let path: String
    private let sink: FileSink

    init(_ path: String) throws(RecordingError) {
        self.path = path
        do throws(FileError) {
            sink = try FileSink(path)
        } catch {
            throw .notWritten(path: path, why: error.reason.phrase)
        }
    }

    func write(_ trace: Trace) throws(RecordingError) {
        do throws(FileError) {
            try TraceWriter.write(trace) { (block) throws(FileError) in try sink.write(block) }
            try sink.commit()
        } catch {
            throw .notWritten(path: path, why: error.reason.phrase)
        }
    }
}
