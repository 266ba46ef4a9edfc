import Glibc

/// A program of this package, run by a test as a user would run it.
public struct BuiltProgram: Sendable {
    /// What a program left behind when it ended.
    public struct Ending: Hashable, Sendable {
        /// Its exit status, or 128 and the number of the signal that killed it.
        public var status: Int32
        /// What it wrote to standard output.
        public var output: String
        /// What it wrote to standard error.
        public var errors: String
    }

    /// The folder that this build's programs and libraries are in.
    public static let folder: String = {
        var path = [CChar](repeating: 0, count: 4_096)
        let length = unsafe readlink("/proc/self/exe", &path, path.count)
        let parts = String(decoding: path.prefix(length).map(UInt8.init(bitPattern:)), as: UTF8.self)
            .split(separator: "/", omittingEmptySubsequences: false)
        return parts.dropLast().joined(separator: "/")
    }()

    /// The file that is run.
    public var path: String
    /// Variables that its environment has besides that of the test.
    public var environment: [String: String]

    /// A program of this build.
    public init(_ name: String, environment: [String: String] = [:]) {
        self.init(path: Self.folder + "/" + name, environment: environment)
    }

    /// Any program, by its path.
    public init(path: String, environment: [String: String] = [:]) {
        self.path = path
        self.environment = environment
    }

    /// Runs it to its end, with nothing on its standard input.
    public func run(_ arguments: String...) -> Ending { run(arguments) }

    /// Milliseconds that a program may be silent for: one that hangs is killed and fails its test, and stops no other.
    private static let patience: Int32 = 300_000

    /// Runs it to its end, with nothing on its standard input.
    ///
    /// - Parameters:
    ///   - arguments: What follows its name.
    ///   - signal: Sent to it once, after the first line that it writes.
    /// - Returns: How it ended, and all that it wrote.
    public func run(_ arguments: [String], signal: Int32? = nil) -> Ending {
        let folder = TemporaryFolder()
        var ends: [Int32] = [-1, -1]
        precondition(unsafe pipe(&ends) == 0, "no pipe is left")
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        for end in ends { unsafe posix_spawn_file_actions_addclose(&actions, end) }
        // A file and not a pipe: nobody has to read both while the program runs.
        let errors = folder.file("errors")
        unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT, 0o600)
        let process = unsafe spawn(arguments, &actions)
        close(ends[1])
        let output = read(ends[0], sending: signal, to: process)
        close(ends[0])
        return Ending(status: wait(for: process), output: output, errors: Files.text(errors) ?? "")
    }

    /// Reads to the end of what a process writes, and sends it a signal after its first line.
    private func read(_ end: Int32, sending signal: Int32?, to process: pid_t) -> String {
        var signal = signal
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            var awaited = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
            if unsafe poll(&awaited, 1, Self.patience) == 0 {
                kill(process, SIGKILL)
                return String(decoding: output, as: UTF8.self)
            }
            let count = unsafe Glibc.read(end, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return String(decoding: output, as: UTF8.self) }
            output += buffer.prefix(count)
            if let number = signal, output.contains(UInt8(ascii: "\n")) {
                kill(process, number)
                signal = nil
            }
        }
    }

    private func spawn(_ arguments: [String], _ actions: inout posix_spawn_file_actions_t) -> pid_t {
        var words = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
        var variables =
            unsafe (inherited + environment.map { $0 + "=" + $1 }).map { unsafe strdup($0) } + [nil]
        defer { unsafe (words + variables).forEach { unsafe free($0) } }
        // The threads of a test have signals blocked, and those of a user have not.
        var attributes = posix_spawnattr_t()
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var process: pid_t = 0
        let error = unsafe posix_spawn(&process, path, &actions, &attributes, &words, &variables)
        precondition(error == 0, "can't run \(path): build the whole package first")
        return process
    }

    private func wait(for process: pid_t) -> Int32 {
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
        let signal = status & 0x7f
        return signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }

    /// The variables of the test's own environment that are not set anew.
    private var inherited: [String] {
        var variables: [String] = []
        var place = unsafe environ
        while let variable = unsafe place.pointee {
            let text = unsafe String(cString: variable)
            if environment[String(text.prefix { $0 != "=" })] == nil { variables.append(text) }
            unsafe place += 1
        }
        return variables
    }
}
