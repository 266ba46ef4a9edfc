/// Why a log could not be made into a trace.
public enum RecordingLogError: Error, Hashable, Sendable {
    /// The system would not open, measure or map the file.
    case unreadable(path: String, errno: Int32)
    /// The file is no log of this version of the recorder.
    case notALog(path: String)
}
