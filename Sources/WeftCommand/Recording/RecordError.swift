import Files
import RecordingLog
import TraceModel

/// Why a program was not recorded, or its trace not written; `RecordError+Sentence.swift` has the words.
enum RecordError: Error, Hashable, Sendable {
    /// There is no such program, by path or in PATH.
    case notFound(program: String)
    /// It is there but can't be run.
    case notExecutable(program: String, isFolder: Bool)
    /// It is a script, which some other program runs.
    case script(program: String, interpreter: String)
    /// It is no program of this machine, or one without any Swift.
    case notSwift(program: String)
    /// Its Swift is linked into it, so that nothing can be put in between.
    case staticallyLinked(program: String)
    /// The system does not let libraries be injected into it.
    case privileged(program: String)
    /// Its Swift runtime can't be found by the loader.
    case runtimeNotFound(program: String, library: String)
    /// Its Swift runtime lacks what the recorder or the deterministic loop needs.
    case missingSymbol(program: String, symbol: String)
    /// The trace could not be written; the program was not run.
    case outputRefused(FileError)
    /// A library that `weft` injects is not beside it.
    case libraryMissing(String)
    /// The folder for the log could not be made.
    case noRoomForLog(folder: String, why: FileError.Reason)
    /// The program could not be started.
    case notStarted(program: String, why: FileError.Reason)
    /// The program took longer than it may, and was killed.
    case tookTooLong(program: String, limit: TimeSpan)
    /// The program ran but wrote no log.
    case noLog(program: String)
    /// The log could not be read.
    case log(RecordingLogError)
    /// The trace could not be written where it was to go; it was saved elsewhere, unless `saved` is nil.
    case notWritten(FileError, saved: String?)

    /// What `weft record` exits with: 127 and 126 as a shell would say it, 125 for its own trouble, as env
    /// and timeout do.
    var status: ExitStatus {
        switch self {
        case .notFound: ExitStatus(code: 127)
        case .notExecutable: ExitStatus(code: 126)
        default: ExitStatus(code: 125)
        }
    }
}
