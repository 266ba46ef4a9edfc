internal import EventLoop
internal import SystemCalls

/// Bytes that come from somebody and go to somebody: a connection, or the pipe of a process.
///
/// ```swift
/// let stream = try await TCPStream.connect(to: "localhost", port: 7)
/// try stream.write("hello\n")
/// try await stream.drain()
/// print(try await stream.readLine() ?? "")
/// stream.close()
/// ```
///
/// Reading suspends the task until something has come, writing never does: what can't be sent at once is kept and
/// sent later, and `drain()` waits while that is too much. One task at a time may read; any may write.
///
/// A task that is cancelled while it waits gets a `CancellationError`. Nothing is lost by that: what has come is
/// there for the next read.
///
/// A stream that nobody refers to any longer is closed.
public class ByteStream: @unchecked Sendable {
    /// How many bytes may come before a separator, unless told otherwise: 64 KiB.
    public static let defaultLimit = 65536

    let watch: Watch
    let kind: Descriptors.Kind
    let label: ObjectLabel
    // Each behind its lock, and never the one inside the other.
    let inbox = Guarded(Inbox())
    let outbox = Guarded(Outbox())

    /// Takes over a descriptor that does not block.
    init(
        _ descriptor: Int32,
        as kind: Descriptors.Kind,
        label: ObjectLabel,
        in context: LoopContext
    ) throws(SystemFailure) {
        watch = try Watch(descriptor, in: context)
        self.kind = kind
        self.label = label
    }

    /// On a descriptor that is watched already.
    init(_ watch: Watch, as kind: Descriptors.Kind, label: ObjectLabel) {
        self.watch = watch
        self.kind = kind
        self.label = label
    }

    deinit { watch.close() }

    /// What traces and errors call it.
    public var name: String { label.text }

    /// Whether `close()` has been called.
    public var isClosing: Bool { outbox.withLock { $0.isClosing } }

    /// Closes the stream once what was written is sent; a task that reads from it gets `StreamError.closed`.
    ///
    /// Does nothing to a stream that is closed.
    public func close() {
        let isSent = outbox.withLock {
            $0.isClosing = true
            return $0.pending.isEmpty
        }
        if isSent { shut(failure: nil) }
    }

    /// Closes the stream at once, also if something that was written is not sent yet.
    public func abort() {
        outbox.withLock { $0.isClosing = true }
        shut(failure: .closed)
    }

    /// Waits until the stream is closed, after `close()`.
    ///
    /// - Throws: `CancellationError` if the task is cancelled while it waits.
    public func waitClosed() async throws(CancellationError) {
        let turn = outbox.withLock { $0.isShut ? nil : join(&$0.closers) }
        guard let turn else { return }
        defer { outbox.withLock { $0.closers.removeAll { $0 === turn } } }
        try await turn.wait(for: .descriptor, on: watch.context.loop)
    }

    /// Nothing can be written any more: closes the descriptor and tells all who wait.
    func shut(failure: SystemFailure?) {
        watch.close()
        let (woken, hadPending): ([Turn], Bool) = outbox.withLock {
            $0.isShut = true
            if let failure { $0.failure = $0.failure ?? failure }
            let hadPending = !$0.pending.isEmpty
            $0.pending = ByteQueue()
            return ($0.drainers + $0.closers, hadPending)
        }
        if hadPending { watch.context.loop.expects(.perhaps, -1) }
        woken.forEach { $0.end(because: .io) }
    }

    /// A wait at the end of a line of them.
    func join(_ line: inout [Turn]) -> Turn {
        let turn = Turn(.ioWrite, of: label)
        line.append(turn)
        return turn
    }

    /// The public error for a failure of the system.
    func error(_ operation: StreamError.Operation, _ failure: SystemFailure) -> StreamError {
        failure == .closed ? .closed(stream: name) : .failed(operation, stream: name, SystemError(failure))
    }
}
