import Glibc
import TestSupport

/// The Chromium of this machine, as a process that is spoken to over two pipes.
///
/// (Chromium, `--remote-debugging-pipe`: it reads commands from descriptor 3 and writes answers to descriptor 4, each a
/// JSON text with a zero byte behind it. When the pipes close it ends.)
struct Chromium: ~Copyable {
    /// The names under which distributions install it.
    private static let names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]

    /// Where it is; nil where it isn't.
    static let path: String? = {
        let folders = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? "/usr/bin:/bin"
        let files = names.flatMap { name in folders.split(separator: ":").map { "\($0)/\(name)" } }
        // Some systems have a stand-in of that name that only tells where to get it.
        return files.first { file in
            unsafe access(file, X_OK) == 0 && BuiltProgram(path: file).run("--version").status == 0
        }
    }()

    /// How long it may be silent; milliseconds.
    ///
    /// A machine under load is slow, but not that slow.
    private static let patience: Int32 = 60_000

    private let profile = TemporaryFolder()
    private let process: pid_t
    private let commands: Int32
    private let answers: Int32
    private var unread: [UInt8] = []

    /// Starts it, headless and with a profile of its own.
    init(path: String) {
        let (childCommands, commands) = Self.pipe()
        let (answers, childAnswers) = Self.pipe()
        self.commands = commands
        self.answers = answers
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_adddup2(&actions, childCommands, 3)
        unsafe posix_spawn_file_actions_adddup2(&actions, childAnswers, 4)
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
        }
        let options = [
            "--headless", "--remote-debugging-pipe", "--user-data-dir=\(profile.path)", "--no-first-run",
            // Containers have neither a sandbox for root, nor a graphics card, nor much shared memory.
            "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
            // Files may look into one another, as a test has to look into an embedded picture.
            "--allow-file-access-from-files", "--disable-background-networking",
        ]
        var words = unsafe ([path] + options).map { unsafe strdup($0) } + [nil]
        defer { unsafe words.forEach { unsafe free($0) } }
        var process: pid_t = 0
        let error = unsafe posix_spawn(&process, path, &actions, nil, &words, environ)
        precondition(error == 0, "can't run \(path)")
        self.process = process
        close(childCommands)
        close(childAnswers)
    }

    /// A pipe's reading and writing end, at numbers that a child does not use, and closed in other children.
    private static func pipe() -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        precondition(unsafe Glibc.pipe(&ends) == 0, "no pipe is left")
        let high = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 10) }
        ends.forEach { _ = close($0) }
        return (high[0], high[1])
    }

    /// Sends one message.
    func send(_ message: String) throws(BrowserError) {
        var bytes = Array(message.utf8)[...]
        bytes.append(0)
        while !bytes.isEmpty {
            let count = unsafe bytes.withUnsafeBytes { unsafe write(commands, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .ended }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Waits for the next message.
    mutating func receive() throws(BrowserError) -> JSONValue {
        while true {
            if let end = unread.firstIndex(of: 0) {
                let text = String(decoding: unread[..<end], as: UTF8.self)
                unread.removeSubrange(...end)
                do { return try JSONValue(text) } catch { throw .notJSON(text) }
            }
            var request = pollfd(fd: answers, events: Int16(POLLIN), revents: 0)
            let ready = unsafe poll(&request, 1, Self.patience)
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else { throw .silent }
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            let count = unsafe read(answers, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .ended }
            unread += buffer.prefix(count)
        }
    }

    deinit {
        close(commands)
        close(answers)
        kill(process, SIGKILL)
        while waitpid(process, nil, 0) < 0, errno == EINTR {}
    }
}

/// Why a browser did not do what it was told.
enum BrowserError: Error, CustomStringConvertible {
    /// It said nothing for longer than anything takes.
    case silent
    /// It is gone.
    case ended
    /// It wrote what is no JSON.
    case notJSON(String)
    /// It refused a command.
    case refused(String, String)
    /// A script on the page failed.
    case failed(String, String)
    /// So many frames passed without what was waited for.
    case neverTrue(String)

    var description: String {
        switch self {
        case .silent: "Chromium says nothing"
        case .ended: "Chromium has ended"
        case .notJSON(let text): "no JSON: \(text.prefix(200))"
        case .refused(let command, let answer): "\(command) was refused: \(answer)"
        case .failed(let script, let answer): "\(script) failed: \(answer.prefix(2000))"
        case .neverTrue(let condition): "never became true: \(condition)"
        }
    }
}
