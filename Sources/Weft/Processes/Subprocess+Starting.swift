internal import EventLoop
internal import SystemCalls

extension Subprocess {
    /// Starts a program.
    ///
    /// - Parameters:
    ///   - program: A path, or a name that is looked for along this process's PATH.
    ///   - arguments: What follows its name; no shell looks at them.
    ///   - environment: Its variables; without, those of this process.
    ///   - directory: Where it starts; without, where this process is.
    ///   - input: Where its standard input comes from.
    ///   - output: Where its standard output goes.
    ///   - errors: Where its standard error goes.
    ///   - startsSession: Whether it leads a session of its own, so that the terminal's signals do not reach it.
    /// - Returns: The process, which runs.
    /// - Throws: `SubprocessError`; `StreamError.noLoop` where no event loop runs.
    public static func start(
        _ program: String,
        _ arguments: [String] = [],
        environment: [String: String]? = nil,
        directory: String? = nil,
        input: Redirection = .inherited,
        output: Redirection = .inherited,
        errors: Redirection = .inherited,
        startsSession: Bool = false
    ) throws -> Subprocess {
        let context = try LoopOfStreams.current()
        do throws(SystemFailure) {
            let ends = try StandardEnds(input: input, output: output, errors: errors)
            defer { ends.closeThoseOfChild() }
            let name = String(program.split(separator: "/").last ?? "process")
            let streams = try ends.streams(named: name, in: context)
            let (descriptor, process) = try Children.start(
                Children.Program(
                    path: program,
                    arguments: arguments,
                    environment: environment?.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" },
                    directory: directory,
                    standard: ends.child,
                    startsSession: startsSession
                )
            )
            let exit = try ExitWatch(descriptor, name: name, in: context)
            return Subprocess(process: process, name: name, streams: streams, exit: exit)
        } catch {
            throw explain(error, program: program, directory: directory)
        }
    }

    /// Starts a command line of the shell, `/bin/sh`.
    ///
    /// - Parameters:
    ///   - command: The command line. Never put into it what others have written: use `start` and its arguments.
    ///   - environment: Its variables; without, those of this process.
    ///   - directory: Where it starts; without, where this process is.
    ///   - input: Where its standard input comes from.
    ///   - output: Where its standard output goes.
    ///   - errors: Where its standard error goes.
    /// - Returns: The process, which runs.
    /// - Throws: `SubprocessError`; `StreamError.noLoop` where no event loop runs.
    public static func shell(
        _ command: String,
        environment: [String: String]? = nil,
        directory: String? = nil,
        input: Redirection = .inherited,
        output: Redirection = .inherited,
        errors: Redirection = .inherited
    ) throws -> Subprocess {
        try start(
            "/bin/sh",
            ["-c", command],
            environment: environment,
            directory: directory,
            input: input,
            output: output,
            errors: errors
        )
    }

    private static func explain(
        _ failure: SystemFailure,
        program: String,
        directory: String?
    ) -> SubprocessError {
        // The system says the same of a program and of a folder that are not there.
        if let directory, failure == .noSuchFile || failure == .notADirectory, !Children.isFolder(directory) {
            return .noSuchDirectory(directory)
        }
        return failure == .noSuchFile ? .noSuchProgram(program) : .cannotStart(program, SystemError(failure))
    }
}
