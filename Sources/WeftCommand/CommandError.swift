import Files
import TraceJSON
import TraceLayout

/// Why a command could not do what it was asked; `CommandError+Sentence.swift` has the words.
enum CommandError: Error, Sendable {
    /// The command line could not be understood; `command` is nil before a command was found.
    case usage(UsageError, command: String?)
    /// A file could not be read, written or run.
    case file(FileError)
    /// The file is no trace.
    case notATrace(path: String, TraceReadError)
    /// Nothing is left to draw of the trace.
    case selection(SelectionError, path: String)
    /// The output would take the place of the file that it is made from; the option says where it goes.
    case outputIsInput(path: String, option: String)
    /// A program was not recorded, or its trace not written.
    case record(RecordError)
    /// A program ran and made no task.
    case nothingRecorded(program: String, status: Int32)
    /// There is nothing to compare with; `update` is the command that makes a baseline.
    case noBaseline(path: String, update: String)
    /// A manifest can't be used.
    case manifest(path: String, ManifestError)
    /// A signal ended the work before it was done.
    case interrupted(signal: Int32)
    /// A baseline would be replaced where nobody looks.
    case acceptsInCI(base: String)
    /// A recording that can't be compared is no baseline.
    case notAccepted(base: String)
    /// A program that belongs to this command failed.
    case siblingFailed(name: String, status: Int32)

    /// Does something with a file; its failure becomes the command's.
    static func ofFile<Value>(_ work: () throws(FileError) -> Value) throws(CommandError) -> Value {
        do throws(FileError) {
            return try work()
        } catch {
            throw .file(error)
        }
    }

    /// What the process exits with.
    var status: ExitStatus {
        switch self {
        case .usage: .usage
        case .record(let error): error.status
        case .interrupted(let signal): ExitStatus(code: 128 + signal)
        case .file, .notATrace, .selection, .outputIsInput, .nothingRecorded, .noBaseline, .manifest,
            .acceptsInCI,
            .notAccepted,
            .siblingFailed:
            .trouble
        }
    }
}
