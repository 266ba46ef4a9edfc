internal import EventLoop
internal import SystemCalls

/// A program that runs as a process of its own.
///
/// ```swift
/// let sort = try Subprocess.start("sort", ["-n"], input: .pipe, output: .pipe)
/// let (output, _) = try await sort.communicate(input: Array("3\n1\n2\n".utf8))
/// print(try await sort.wait())         // exited with status 0
/// ```
///
/// It inherits nothing but the three standard streams. When it ends it is reaped at once, whether or not somebody
/// waits for it, and also if nobody refers to it any longer; so its number never goes to another process while
/// signals may be sent. In virtual time the clock stands still while it runs, up to ten seconds of the world each
/// time.
public final class Subprocess: Sendable {
    /// Where one of a process's standard streams leads.
    public enum Redirection: Hashable, Sendable {
        /// Where this process's own leads.
        case inherited
        /// To nowhere: nothing is read, and all that is written is lost.
        case null
        /// To this process, which has the other end as a stream.
        case pipe
        /// To an open file or socket; it stays open here.
        case descriptor(Int32)
        /// For standard error: to where standard output leads.
        case likeOutput
    }

    /// Its number.
    public let processIdentifier: Int32
    /// What it was started as, and what traces call it.
    public let name: String
    /// Writes to its standard input; nil unless that is a pipe.
    public let input: ByteStream?
    /// Reads from its standard output; nil unless that is a pipe.
    public let output: ByteStream?
    /// Reads from its standard error; nil unless that is a pipe.
    public let errors: ByteStream?
    private let exit: ExitWatch

    init(process: Int32, name: String, streams: [ByteStream?], exit: ExitWatch) {
        processIdentifier = process
        self.name = name
        (input, output, errors) = (streams[0], streams[1], streams[2])
        self.exit = exit
    }

    /// How it ended; nil while it runs.
    public var status: ExitStatus? { exit.status }

    /// Waits until it has ended.
    ///
    /// With pipes that nobody reads it may never end, once they are full: see `communicate`.
    ///
    /// - Throws: `CancellationError` if the task is cancelled while it waits; the process goes on.
    public func wait() async throws(CancellationError) -> ExitStatus { try await exit.wait() }

    /// Writes all the input, and reads all the output, at the same time: nobody has to wait for a full pipe.
    ///
    /// Returns when the process has ended and its pipes are closed. A process that ends without reading all its
    /// input is no error.
    ///
    /// - Parameter bytes: What is written to its standard input, which is then closed; nothing without a pipe.
    /// - Returns: What it wrote to the pipes of standard output and standard error.
    /// - Throws: `StreamError`; `CancellationError` if the task is cancelled meanwhile: the process goes on.
    public func communicate(input bytes: [UInt8] = []) async throws -> (output: [UInt8], errors: [UInt8]) {
        async let written: Void = feed(bytes)
        async let output = output?.readToEnd() ?? []
        async let errors = errors?.readToEnd() ?? []
        try await written
        let read = try await (output, errors)
        _ = try await wait()
        return read
    }

    private func feed(_ bytes: [UInt8]) async throws {
        guard let input else { return }
        do {
            try input.write(bytes)
            try await input.drain()
        } catch StreamError.failed(_, _, .brokenPipe), StreamError.failed(_, _, .connectionReset) {
            // It did not want to read on.
        }
        input.close()
    }

    /// Sends it a signal.
    ///
    /// - Throws: `SubprocessError.hasEnded`, `SubprocessError.cannotSignal`.
    public func send(_ signal: Signal) throws(SubprocessError) { try exit.send(signal) }

    /// Asks it to end, by SIGTERM; does nothing if it has ended.
    public func terminate() { try? exit.send(.terminate) }

    /// Ends it at once, by SIGKILL; does nothing if it has ended.
    public func kill() { try? exit.send(.kill) }
}
