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

    /// What the product is called.
    public var name: String
    /// Variables that its environment has besides that of the test.
    public var environment: [String: String]

    /// A program of this build.
    public init(_ name: String, environment: [String: String] = [:]) {
        self.name = name
        self.environment = environment
    }

    /// Runs it to its end, with nothing on its standard input.
    public func run(_ arguments: String...) -> Ending {
        let folder = TemporaryFolder()
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        // Files and not pipes: nobody has to read while the program runs.
        for (descriptor, file) in [(STDOUT_FILENO, "output"), (STDERR_FILENO, "errors")] {
            let flags = O_WRONLY | O_CREAT
            unsafe posix_spawn_file_actions_addopen(&actions, descriptor, folder.file(file), flags, 0o600)
        }
        let status = unsafe spawn(Self.folder + "/" + name, arguments, &actions)
        return Ending(
            status: status,
            output: Files.text(folder.file("output")) ?? "",
            errors: Files.text(folder.file("errors")) ?? ""
        )
    }

    private func spawn(
        _ path: String,
        _ arguments: [String],
        _ actions: inout posix_spawn_file_actions_t
    ) -> Int32 {
        var words = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
        var variables =
            unsafe (inherited + environment.map { $0 + "=" + $1 }).map { unsafe strdup($0) } + [nil]
        defer { unsafe (words + variables).forEach { unsafe free($0) } }
        var process: pid_t = 0
        let error = unsafe posix_spawn(&process, path, &actions, nil, &words, &variables)
        precondition(error == 0, "can't run \(path): build the whole package first")
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
