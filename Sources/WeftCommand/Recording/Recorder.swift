import CRecording
import Files
import RecordingLog
import TraceModel

/// One recording: a program is checked, run with the recorder inside it, and its log made into a trace.
struct Recorder {
    /// What to run, and how.
    struct Request: Sendable {
        /// The program as the user named it, and its arguments.
        var command: [String]
        /// The path to run, where it is not found by the name of the command.
        var path: String?
        /// The virtual time that one job takes; nil for the clock of the world.
        var tick: TimeSpan?
        /// What it has other than this command.
        var surroundings = ChildProcess.Surroundings()
        /// How long it may take; nil for as long as it likes.
        var timeLimit: TimeSpan?
    }

    /// What came of it.
    struct Recording: Sendable {
        /// The trace.
        var trace: Trace
        /// What the program's runtime did not show.
        var missing: [MissingFact]
        /// What the program exited with, as a shell would say it.
        var status: ExitStatus
        /// The signal that this process was sent meanwhile, if there was one.
        var interruption: Int32?
    }

    private let console: any Console
    private let request: Request
    private let target: TargetProgram
    private let libraries: [String]
    private let folder: LogFolder

    /// Checks everything that can be checked before the program is run.
    init(_ request: Request, console: any Console) throws(RecordError) {
        self.request = request
        self.console = console
        let name = request.command.first ?? ""
        target = try TargetProgram(named: request.path ?? name, from: request.surroundings.folder)
        let own = Environment.executableFolder
        libraries = (["libWeftRecorder.so"] + (request.tick == nil ? [] : ["libWeftVirtual.so"])).map {
            own + "/" + $0
        }
        for library in libraries where !FileIdentity.isSame(library, library) {
            throw .libraryMissing(library)
        }
        try target.checkRecordable(named: name, libraries: libraries, console: console)
        folder = try LogFolder()
    }

    /// Runs the program to its end and reads its log.
    func record() throws(RecordError) -> Recording {
        var child: ChildProcess
        do throws(FileError) {
            child = try ChildProcess(
                target.pathFromFolder,
                request.command,
                environment: environment,
                in: request.surroundings
            )
        } catch {
            throw .notStarted(program: request.command.first ?? "", why: error.reason)
        }
        let ending = child.wait(atMost: request.timeLimit)
        if child.isOverdue, let limit = request.timeLimit {
            throw .tookTooLong(program: request.command.first ?? "", limit: limit)
        }
        let clock = ClockReading.now()
        guard let path = folder.log(of: child.id) else { throw .noLog(program: request.command.first ?? "") }
        let log: RecordingLog
        do throws(RecordingLogError) {
            log = try RecordingLog(path: path)
        } catch {
            throw .log(error)
        }
        if let symbol = log.missingSymbol {
            throw .missingSymbol(program: request.command.first ?? "", symbol: symbol)
        }
        let program = Program(
            command: request.command,
            runtime: log.runtime,
            processID: log.isVirtual ? nil : log.processID
        )
        let exit = ProgramExit(status: ending.status, isDeadlock: log.isDeadlock)
        let trace = log.trace(of: program, tick: request.tick ?? .zero, end: clock, exit: exit)
        return Recording(
            trace: trace,
            missing: log.missingFacts,
            status: ending.exitStatus,
            interruption: child.interruption
        )
    }

    /// The user's environment with the recorder in it; the recorder takes itself out again before the program
    /// begins.
    private var environment: [String: String] {
        var environment = ChildProcess.environment()
        let before = environment["LD_PRELOAD"] ?? ""
        environment["LD_PRELOAD"] = (libraries + (before.isEmpty ? [] : [before])).joined(separator: ":")
        environment[WEFT_ENVIRONMENT_PRELOAD] = before
        environment[WEFT_ENVIRONMENT_LOG] = folder.path
        environment[WEFT_ENVIRONMENT_TICK] = nil
        if let tick = request.tick {
            environment[WEFT_ENVIRONMENT_TICK] = String(tick.nanoseconds)
            // Sets and dictionaries are walked in an order that depends on a random seed: not the same twice
            // without this.
            environment["SWIFT_DETERMINISTIC_HASHING"] = "1"
        }
        return environment
    }
}

extension ChildProcess.Ending {
    /// As the trace says it.
    fileprivate var status: ProgramExit.Status {
        switch self {
        case .exited(let code): .code(code)
        case .killed(let signal): .signal(signal)
        }
    }
}
