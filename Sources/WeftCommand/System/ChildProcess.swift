import Files
import Glibc
import TraceModel

/// A program that runs with this command's standard streams, as if the shell had started it.
struct ChildProcess: ~Copyable {
    /// Its process id.
    let id: pid_t
    /// The last signal that this process was sent while it waited; it would have ended this process otherwise.
    private(set) var interruption: Int32?
    /// Whether it was killed since its time was up.
    private(set) var isOverdue = false
    /// The signals that are waited for.
    private var awaited: sigset_t

    /// What a program is given other than what this command has.
    struct Surroundings: Hashable, Sendable {
        /// The folder that it runs in; nil for this command's.
        var folder: String?
        /// Whether it reads from nowhere, and what it writes to standard output goes nowhere.
        var isUnattended = false
    }

    /// What was blocked when this process began.
    private static let maskAtStart: sigset_t = {
        var mask = sigset_t()
        unsafe pthread_sigmask(SIG_BLOCK, nil, &mask)
        return mask
    }()

    /// How a process ended.
    enum Ending: Sendable {
        /// It exited with a status.
        case exited(Int32)
        /// A signal killed it.
        case killed(signal: Int32)

        /// The ending that waitpid tells as a number.
        fileprivate init(_ status: Int32) {
            let signal = status & 0x7f
            self = signal == 0 ? .exited((status >> 8) & 0xff) : .killed(signal: signal)
        }

        /// What a shell would say: the status, or 128 and the signal.
        var exitStatus: ExitStatus {
            switch self {
            case .exited(let code): ExitStatus(code: code)
            case .killed(let signal): ExitStatus(code: 128 + signal)
            }
        }
    }

    /// This process's environment.
    static func environment() -> [String: String] {
        var result: [String: String] = [:]
        // Reason for `unsafe`: environ is an array of C strings ended by a null; each is copied here.
        var entry = unsafe environ
        while let string = unsafe entry.pointee {
            let pair = unsafe String(cString: string).split(
                separator: "=",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            if pair.count == 2 { result[String(pair[0])] = String(pair[1]) }
            unsafe entry += 1
        }
        return result
    }

    /// Starts a program.
    ///
    /// From here on the signals that end a program from a terminal or a supervisor are kept for `wait()`. They
    /// stay blocked when it has ended: what follows is the writing of its trace, which a second Ctrl-C, or the
    /// one that `timeout` sends to the whole group, must not cut short.
    init(
        _ path: String,
        _ words: [String],
        environment: [String: String],
        in surroundings: Surroundings = Surroundings()
    ) throws(FileError) {
        awaited = sigset_t()
        var before = Self.maskAtStart
        unsafe sigemptyset(&awaited)
        for signal in [SIGCHLD, SIGINT, SIGTERM, SIGHUP, SIGQUIT] { unsafe sigaddset(&awaited, signal) }
        unsafe pthread_sigmask(SIG_BLOCK, &awaited, nil)
        switch Self.spawn(path, words, environment: environment, mask: before, .of(surroundings)) {
        case .success(let process): id = process
        case .failure(let error):
            unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
            throw error
        }
    }

    /// Waits until it ends; passes on the signals that this process gets and that the program has not got
    /// itself.
    ///
    /// One that takes longer than the limit is killed.
    mutating func wait(atMost limit: TimeSpan? = nil) -> Ending {
        let deadline = limit.map { SystemTime.now().advanced(by: $0) }
        while true {
            var status: Int32 = 0
            let ended = unsafe waitpid(id, &status, WNOHANG)
            if ended == id { return Ending(status) }
            var information = unsafe siginfo_t()
            let signal = unsafe next(&information, until: isOverdue ? nil : deadline)
            if signal < 0, let deadline, !isOverdue, SystemTime.now() >= deadline {
                isOverdue = true
                kill(id, SIGKILL)
            }
            guard signal > 0, signal != SIGCHLD else { continue }
            interruption = signal
            // A terminal's Ctrl-C goes to the whole foreground group: the program has got it already.
            let isFromTerminal = unsafe information.si_code > 0
            if !isFromTerminal { kill(id, signal) }
        }
    }

    /// The next of the awaited signals; below zero where none came in time.
    private func next(_ information: inout siginfo_t, until deadline: SystemTime?) -> Int32 {
        var awaited = awaited
        guard let deadline else { return unsafe sigwaitinfo(&awaited, &information) }
        var left = deadline.timeLeft
        return unsafe sigtimedwait(&awaited, &information, &left)
    }

    /// Runs a program to its end, and gives back what it wrote to standard output and how it ended.
    ///
    /// - Parameters:
    ///   - path: What to run.
    ///   - words: Its name and arguments.
    ///   - environment: Its environment.
    ///   - showsErrors: Whether its standard error is this command's; it goes nowhere otherwise.
    /// - Returns: What it wrote, and its ending.
    /// - Throws: `FileError` where it could not be run.
    static func output(
        of path: String,
        _ words: [String],
        environment: [String: String],
        showsErrors: Bool
    ) throws(FileError) -> (bytes: [UInt8], ending: Ending) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw FileError(.run, path, .of(errno)) }
        defer { close(ends[0]) }
        let streams = Changes(output: ends, showsErrors: showsErrors)
        let started = spawn(path, words, environment: environment, mask: nil, streams)
        close(ends[1])
        let process = try started.get()
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = try Descriptor.read(ends[0], into: &buffer, path: path)
            if count == 0 { break }
            output += buffer.prefix(count)
        }
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        return (output, Ending(status))
    }

    /// What a program has other than this command.
    private struct Changes {
        /// Both ends of the pipe that its standard output is written to.
        var output: [Int32] = []
        var showsErrors = true
        var surroundings = Surroundings()

        static func of(_ surroundings: Surroundings) -> Changes { Changes(surroundings: surroundings) }

        func add(to actions: inout posix_spawn_file_actions_t) {
            if surroundings.isUnattended {
                unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
                unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
            }
            if let end = output.last {
                unsafe posix_spawn_file_actions_adddup2(&actions, end, STDOUT_FILENO)
                for end in output { unsafe posix_spawn_file_actions_addclose(&actions, end) }
            }
            if !showsErrors {
                unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
            }
        }
    }

    /// posix_spawn, with the signal state that the shell gave us and not the one that we run with.
    private static func spawn(
        _ path: String,
        _ words: [String],
        environment: [String: String],
        mask: sigset_t?,
        _ changes: Changes
    ) -> Result<pid_t, FileError> {
        var actions = unsafe posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawnattr_init(&attributes)
        defer {
            unsafe posix_spawn_file_actions_destroy(&actions)
            unsafe posix_spawnattr_destroy(&attributes)
        }
        var flags = Int32(POSIX_SPAWN_SETSIGDEF)
        var restored = sigset_t()
        unsafe sigemptyset(&restored)
        unsafe sigaddset(&restored, SIGPIPE)
        unsafe posix_spawnattr_setsigdefault(&attributes, &restored)
        if var mask {
            flags |= Int32(POSIX_SPAWN_SETSIGMASK)
            unsafe posix_spawnattr_setsigmask(&attributes, &mask)
        }
        unsafe posix_spawnattr_setflags(&attributes, Int16(flags))
        unsafe changes.add(to: &actions)
        let pairs = environment.keys.sorted().map { $0 + "=" + (environment[$0] ?? "") }
        // Reason for `unsafe`: strings copied by strdup, ended by a null, freed when the call is over.
        var arguments: [UnsafeMutablePointer<CChar>?] = unsafe words.map { unsafe strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = unsafe pairs.map { unsafe strdup($0) } + [nil]
        defer {
            unsafe arguments.forEach { unsafe free($0) }
            unsafe variables.forEach { unsafe free($0) }
        }
        // Glibc shows no action for this to Swift; the command has one thread, which comes back at once.
        let home = unsafe open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        defer {
            _ = fchdir(home)
            close(home)
        }
        if let folder = changes.surroundings.folder, unsafe chdir(folder) != 0 {
            return .failure(FileError(.run, path, .of(errno)))
        }
        var process: pid_t = 0
        let number = unsafe posix_spawn(&process, path, &actions, &attributes, &arguments, &variables)
        return number == 0 ? .success(process) : .failure(FileError(.run, path, .of(number)))
    }
}
