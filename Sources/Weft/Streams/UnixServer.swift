internal import EventLoop
internal import SystemCalls

/// Takes connections over a socket in the file system.
///
/// ```swift
/// let server = try UnixServer.start(path: "echo.socket") { stream in
///     try stream.write(try await stream.readToEnd())
/// }
/// ```
///
/// As `TCPServer`; closing it removes the socket's file.
public final class UnixServer: StreamServer, @unchecked Sendable {
    /// Where it listens.
    public let path: String

    private init(_ socket: Watch, path: String, label: ObjectLabel, in context: LoopContext) {
        self.path = path
        super.init([socket], label: label, in: context)
    }

    /// Listens, and serves whoever connects.
    ///
    /// - Parameters:
    ///   - path: Where to make the socket, up to 107 bytes; one that begins with NUL is in Linux's abstract name
    ///     space. A socket that a server has left there is taken away, as asyncio does; no other file is.
    ///   - backlog: How many connections may wait to be taken.
    ///   - name: What traces call the server and its tasks; `UnixServer`, `UnixServer#2` and so on without.
    ///   - handler: Serves one connection.
    /// - Returns: The server, which serves.
    /// - Throws: `StreamError`.
    public static func start(
        path: String,
        backlog: Int = 100,
        name: String? = nil,
        handler: @escaping @Sendable (UnixStream) async throws -> Void
    ) throws(StreamError) -> UnixServer {
        let context = try LoopOfStreams.current()
        let socket: Watch
        do throws(SystemFailure) {
            let address = try SocketAddress(path: path)
            Sockets.remove(path)
            socket = try Watch(Sockets.listen(at: address, backlog: backlog, sharesPort: false), in: context)
        } catch {
            throw .cannotListen(at: path, SystemError(error))
        }
        let label = ObjectLabel("UnixServer", name: name)
        let server = UnixServer(socket, path: path, label: label, in: context)
        server.start(
            type: "UnixStream",
            make: { UnixStream($0, as: .socket, label: $1) },
            handler: handler
        )
        return server
    }

    /// Takes no more connections, and removes the socket's file; the connections that there are go on.
    public override func close() {
        if isServing { Sockets.remove(path) }
        super.close()
    }
}
