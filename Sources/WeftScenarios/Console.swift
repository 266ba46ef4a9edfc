import Glibc

/// What a program tells the one who started it besides what it prints.
enum Console {
    /// Writes a line to standard error and ends the process.
    static func fail(_ line: String, status: Int32) -> Never {
        let line = Array((line + "\n").utf8)
        _ = unsafe write(STDERR_FILENO, line, line.count)
        exit(status)
    }

    /// Ends the process as if all were done, whatever its tasks do.
    static func exitAtOnce() -> Never { exit(0) }
}
