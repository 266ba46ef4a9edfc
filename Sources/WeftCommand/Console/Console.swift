import Files

/// Everything that a command may know of the world: files, the three standard streams, the environment.
///
/// The real one is `SystemConsole`; tests use one that lives in memory. A path of `-` is standard input where
/// it is read and standard output where it is written.
protocol Console: AnyObject {
    /// The value of an environment variable, or nil where it isn't set.
    func environment(_ name: String) -> String?

    /// Whether a person looks at the stream.
    func isTerminal(_ stream: StandardStream) -> Bool

    /// The width of the terminal in columns; nil where there is no terminal.
    var width: Int? { get }

    /// Opens a file to be read from its beginning.
    func open(_ path: String) throws(FileError) -> any ByteSource

    /// Begins a file that takes the place of what is at `path` once it is committed.
    func create(_ path: String) throws(FileError) -> any ByteSink

    /// Makes a folder and those that it lies in, as far as they are missing.
    func makeFolder(_ path: String) throws(FileError)

    /// Removes a file, if there is one.
    func removeFile(_ path: String) throws(FileError)

    /// Whether two paths lead to one file that exists.
    func isSameFile(_ left: String, _ right: String) -> Bool

    /// Runs a program that was built with this one, and gives back what it wrote to standard output.
    func output(ofSibling name: String, arguments: [String]) throws(FileError) -> SiblingOutput

    /// Writes text to standard output.
    ///
    /// A reader that has gone away (`weft help | head -1`) is no failure; any other is kept for `finish()`.
    func out(_ text: String)

    /// Writes text to standard error.
    func error(_ text: String)

    /// Writes what standard output still holds back, and says what went wrong with it since the start.
    func finish() throws(FileError)
}

extension Console {
    /// All bytes of a file.
    func bytes(of path: String) throws(FileError) -> [UInt8] {
        try open(path).rest()
    }
}

/// The standard streams of a process.
enum StandardStream: Sendable {
    /// What the command reads when it is given `-`.
    case input
    /// The command's result.
    case output
    /// The command's messages.
    case error
}

/// What a program that was run for its output gave.
struct SiblingOutput: Sendable {
    /// What it wrote to standard output.
    var bytes: [UInt8]
    /// What it exited with; 128 and the signal's number where a signal killed it.
    var status: Int32

    /// An output from its parts.
    init(bytes: [UInt8], status: Int32) {
        self.bytes = bytes
        self.status = status
    }
}
