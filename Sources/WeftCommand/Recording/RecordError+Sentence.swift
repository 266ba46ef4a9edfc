import Files
import RecordingLog
import TraceLayout

extension RecordError {
    /// The error in words: what is wrong, and what to do about it.
    var sentence: String {
        switch self {
        case .notFound(let program):
            let place =
                program.contains("/")
                ? "there is no such file"
                : "it is not in PATH (./\(Shown.visible(program)) runs one in this folder)"
            return "can't run \(Shown.word(program)): \(place)"
        case .notExecutable(let program, let isFolder):
            let why = isFolder ? "it is a folder" : "it is not executable (chmod +x makes it so)"
            return "can't run \(Shown.word(program)): \(why)"
        case .script(let program, let interpreter):
            return
                "\(Shown.word(program)) is a script for \(Shown.visible(interpreter)), not a Swift program: "
                + "record the program that it starts"
        case .notSwift(let program):
            return
                "\(Shown.word(program)) is not a Swift program that uses the concurrency runtime, "
                + "so there are no tasks to record"
        case .staticallyLinked(let program):
            return "\(Shown.word(program)) has Swift's runtime linked into it, where it can't be watched: "
                + "build it without -static-stdlib and -static-executable"
        case .privileged(let program):
            return
                "\(Shown.word(program)) is setuid or setgid, and the system loads no recorder into such a program: "
                + "record a copy without that bit"
        case .runtimeNotFound(let program, let library):
            return "\(Shown.word(program)) can't start: its library \(Shown.visible(library)) is not found; "
                + "set LD_LIBRARY_PATH to the folder of its Swift runtime"
        case .missingSymbol(let program, let symbol):
            return
                "the Swift runtime of \(Shown.word(program)) lacks \(Shown.visible(symbol)), which recording needs: "
                + "build it with Swift 6.2 or 6.3"
        case .outputRefused(let error):
            return "\(error.sentence), so the program was not run"
        case .libraryMissing(let path):
            return "\(Shown.visible(path)) is missing: run tools/weft, which builds it"
        case .noRoomForLog(let folder, let why):
            return "can't make a folder for the recording in \(Shown.visible(folder)): \(why.phrase); "
                + "set TMPDIR to a folder with room"
        case .notStarted(let program, let why):
            return "can't run \(Shown.word(program)): \(why.phrase)"
        case .tookTooLong(let program, let limit):
            return "\(Shown.word(program)) did not end within \(TimeWords.duration(limit)), and was killed: "
                + "find out what it waits for, or give it more time by --time-limit"
        case .noLog(let program):
            return
                "\(Shown.word(program)) left no recording: it replaced itself by another program, or the disk is full"
        case .log(.unreadable(let path, _)):
            return "the recording \(Shown.visible(path)) can't be read"
        case .log(.notALog(let path)):
            return
                "the recording \(Shown.visible(path)) was made by another version of the recorder: "
                + "build both anew with tools/weft"
        case .notWritten(let error, let saved?):
            return "\(error.sentence); the trace was saved as \(Shown.visible(saved))"
        case .notWritten(let error, nil):
            return "\(error.sentence); the trace is lost"
        }
    }
}

extension MissingFact {
    /// What is not in the trace, and why, in words.
    var sentence: String {
        let runtime = "this program's Swift runtime is not one that the recorder knows"
        return switch self {
        case .targets: "\(runtime): what a task waits for is recorded as far as its waker tells"
        case .outcomes: "\(runtime): whether a task returned or threw is left out"
        }
    }
}
