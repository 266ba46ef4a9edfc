import Files
import Glibc

/// The console of a real process.
///
/// Not for several threads at once: the command has one.
final class SystemConsole: Console {
    private var pending: [UInt8] = []
    private var failure: FileError?

    func environment(_ name: String) -> String? { Environment.value(of: name) }

    func isTerminal(_ stream: StandardStream) -> Bool { isatty(stream.descriptor) == 1 }

    var width: Int? { Environment.terminalWidth(of: StandardStream.output.descriptor) }

    func open(_ path: String) throws(FileError) -> any ByteSource { try FileSource(path) }

    func create(_ path: String) throws(FileError) -> any ByteSink {
        if FileSink.isStandardOutput(path) { return StandardOutputSink(console: self) }
        return try FileSink(path)
    }

    func makeFolder(_ path: String) throws(FileError) { try FileIdentity.makeFolder(path) }

    func removeFile(_ path: String) throws(FileError) { try FileIdentity.remove(path) }

    func isSameFile(_ left: String, _ right: String) -> Bool { FileIdentity.isSame(left, right) }

    func output(ofSibling name: String, arguments: [String]) throws(FileError) -> SiblingOutput {
        try Sibling.output(of: name, arguments: arguments)
    }

    func out(_ text: String) { out(Array(text.utf8).span) }

    /// Standard output is written in blocks, and before anything goes to standard error, so that the two come
    /// in order on a terminal.
    func out(_ bytes: Span<UInt8>) {
        pending.reserveCapacity(pending.count + bytes.count)
        for index in bytes.indices { pending.append(bytes[index]) }
        if pending.count >= 65536 { flush() }
    }

    func error(_ text: String) {
        flush()
        // Where even standard error can't be written, there is nobody left to tell.
        try? Descriptor.write(
            Array(text.utf8).span,
            to: StandardStream.error.descriptor,
            path: "standard error"
        )
    }

    func finish() throws(FileError) {
        flush()
        // Told once: whoever asks again has had the answer.
        defer { failure = nil }
        if let failure { throw failure }
    }

    private func flush() {
        if !pending.isEmpty, failure == nil {
            do throws(FileError) {
                try Descriptor.write(pending.span, to: StandardStream.output.descriptor, path: "-")
            } catch {
                failure = error
            }
        }
        pending.removeAll(keepingCapacity: true)
    }
}

extension SystemConsole {
    /// Ends the process.
    static func exit(_ status: ExitStatus) -> Never { Glibc.exit(status.code) }
}

/// Standard output as a file that a command writes; it can't be written aside.
private final class StandardOutputSink: ByteSink {
    private let console: SystemConsole

    init(console: SystemConsole) { self.console = console }

    func write(_ bytes: Span<UInt8>) throws(FileError) { console.out(bytes) }

    func commit() throws(FileError) { try console.finish() }
}

extension StandardStream {
    /// Its number in every process.
    var descriptor: Int32 {
        switch self {
        case .input: STDIN_FILENO
        case .output: STDOUT_FILENO
        case .error: STDERR_FILENO
        }
    }
}
