internal import Files

/// Why a block could not be recorded, or its trace not be written.
public enum RecordingError: Error, Hashable, Sendable {
    /// Something is being recorded in this process already.
    case alreadyRecording
    /// The whole process is recorded by `weft record`.
    case recordedByWeft
    /// This program's Swift runtime can't be watched.
    case runtimeNotWatchable
    /// The log of a recording could not be made in this folder.
    case noRoomForLog(folder: String, why: String)
    /// The trace could not be written to this file.
    case notWritten(path: String, why: String)
}

extension RecordingError: CustomStringConvertible {
    /// The error in one sentence.
    public var description: String {
        switch self {
        case .alreadyRecording:
            "a recording is under way in this process, and there can be only one at a time: wait until it has ended"
        case .recordedByWeft:
            "the whole process is recorded by 'weft record': run it without, or take this recording out"
        case .runtimeNotWatchable:
            "this program's Swift runtime can't be watched: build with Swift 6.2 or 6.3, without -static-stdlib"
        case .noRoomForLog(let folder, let why):
            "can't make the log of a recording in \(Shown.visible(folder)): \(why); set TMPDIR to a folder with room"
        case .notWritten(let path, let why):
            "can't write \(Shown.visible(path)): \(why)"
        }
    }
}
