import TraceJSON
public import TraceModel

/// The recordings in `traces/`.
public enum RecordedTrace: Sendable {
    /// The trace in a file of that folder, such as `task-group/trace.json`.
    public static func read(_ path: String) throws -> Trace {
        let path = "traces/" + path
        guard let bytes = Golden.bytes(path) else { throw Missing(path: path) }
        return try TraceReader.read(bytes: bytes).trace
    }

    private struct Missing: Error {
        var path: String
    }
}
