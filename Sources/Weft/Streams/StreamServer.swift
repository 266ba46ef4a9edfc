internal import EventLoop
internal import SystemCalls

/// Sockets that listen, and a task for each connection that comes.
///
/// Not used by itself: see `TCPServer` and `UnixServer`.
public class StreamServer: @unchecked Sendable {
    private struct State {
        var isClosed = false
        var connections: [UInt64: ByteStream] = [:]
        var lastConnection: UInt64 = 0
        var closers: [Turn] = []
        /// Ends when the server closes: what `serveForever()` waits for.
        var servers: [Turn] = []
    }

    private let state = Guarded(State())
    let sockets: [Watch]
    let context: LoopContext
    let label: ObjectLabel

    init(_ sockets: [Watch], label: ObjectLabel, in context: LoopContext) {
        self.sockets = sockets
        self.label = label
        self.context = context
    }

    /// What traces call it.
    public var name: String { label.text }

    /// Whether new connections are taken.
    public var isServing: Bool { state.withLock { !$0.isClosed } }

    /// How many connections are being served.
    public var connectionCount: Int { state.withLock { $0.connections.count } }

    /// Takes no more connections; those that there are go on.
    public func close() {
        let woken = state.withLock {
            $0.isClosed = true
            return $0.servers + ($0.connections.isEmpty ? $0.closers : [])
        }
        for socket in sockets { socket.close() }
        woken.forEach { $0.end(because: .resume) }
    }

    /// Closes each connection that is being served: its handler gets `StreamError.closed`, or the end.
    public func closeConnections() {
        let streams = state.withLock { $0.connections.sorted { $0.key < $1.key }.map(\.value) }
        for stream in streams { stream.close() }
    }

    /// Waits, after `close()`, until the last connection has been served.
    ///
    /// - Throws: `CancellationError` if the task is cancelled while it waits.
    public func waitClosed() async throws(CancellationError) {
        try await wait(in: \.closers) { !$0.isClosed || !$0.connections.isEmpty }
    }

    /// Waits until somebody closes the server; a task that is cancelled here closes it.
    ///
    /// - Throws: `CancellationError` if the task is cancelled.
    public func serveForever() async throws(CancellationError) {
        do throws(CancellationError) {
            try await wait(in: \.servers) { !$0.isClosed }
        } catch {
            close()
            throw error
        }
    }

    private func wait(
        in line: WritableKeyPath<State, [Turn]>,
        while mustWait: (State) -> Bool
    ) async throws(CancellationError) {
        let turn: Turn? = state.withLock {
            guard mustWait($0) else { return nil }
            let turn = Turn(.ioAccept, of: label)
            $0[keyPath: line].append(turn)
            return turn
        }
        guard let turn else { return }
        defer { state.withLock { $0[keyPath: line].removeAll { $0 === turn } } }
        try await turn.wait(for: .descriptor, on: context.loop)
    }

    /// Begins to take connections, one task for each socket that listens.
    func start<Stream: ByteStream>(
        type: String,
        make: @escaping @Sendable (Watch, ObjectLabel) -> Stream,
        handler: @escaping @Sendable (Stream) async throws -> Void
    ) {
        for socket in sockets {
            let acceptor = Acceptor(socket: socket, label: label)
            // Refers to the server, which serves until it is closed or the loop ends.
            _ = LoopTask(name: name, in: context) { [self] in
                defer { close() }
                while let connection = try await acceptor.next() {
                    serve(make(connection, ObjectLabel(type, name: nil)), handler)
                }
            }
        }
    }

    private func serve<Stream: ByteStream>(
        _ stream: Stream,
        _ handler: @escaping @Sendable (Stream) async throws -> Void
    ) {
        let number = state.withLock {
            $0.lastConnection += 1
            $0.connections[$0.lastConnection] = stream
            return $0.lastConnection
        }
        _ = LoopTask(name: "\(name) connection", in: context) { [self] in
            do {
                try await handler(stream)
            } catch  where error is CancellationError || stream.isClosing {
                // The loop ends, or the stream was closed here: nothing to tell.
            } catch {
                ThisProcess.writeError("weft: a connection of \(name) ended with an error: \(error)")
            }
            stream.close()
            hasServed(number)
        }
    }

    private func hasServed(_ number: UInt64) {
        let woken: [Turn] = state.withLock {
            $0.connections[number] = nil
            return $0.isClosed && $0.connections.isEmpty ? $0.closers : []
        }
        woken.forEach { $0.end(because: .resume) }
    }
}
