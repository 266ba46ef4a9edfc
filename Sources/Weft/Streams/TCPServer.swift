internal import EventLoop
internal import SystemCalls

/// Takes connections over TCP.
///
/// ```swift
/// let server = try await TCPServer.start(port: 7) { stream in
///     while case let bytes = try await stream.read(), !bytes.isEmpty {
///         try stream.write(bytes)
///         try await stream.drain()
///     }
/// }
/// try await server.serveForever()
/// ```
///
/// Each connection is served by a task of its own, and closed when that task ends. An error that the task throws is
/// told on standard error, and ends that connection alone. A server serves until it is closed, or until its loop ends.
public final class TCPServer: StreamServer, @unchecked Sendable {
    /// Listens, and serves whoever connects.
    ///
    /// - Parameters:
    ///   - host: Where to listen: a name or a numeric address; without, on every interface, of IPv4 and of IPv6.
    ///   - port: Where to listen; 0 takes one that is free.
    ///   - backlog: How many connections may wait to be taken; the system may allow fewer.
    ///   - sharesPort: Whether other processes may listen there, too, and share the connections.
    ///   - name: What traces call the server and its tasks; `TCPServer`, `TCPServer#2` and so on without.
    ///   - handler: Serves one connection.
    /// - Returns: The server, which serves.
    /// - Throws: `StreamError`; `CancellationError` if the task is cancelled while it looks up the host.
    public static func start(
        host: String? = nil,
        port: Int,
        backlog: Int = 100,
        sharesPort: Bool = false,
        name: String? = nil,
        handler: @escaping @Sendable (TCPStream) async throws -> Void
    ) async throws -> TCPServer {
        let context = try LoopOfStreams.current()
        var sockets: [Watch] = []
        var chosenPort = port
        for address in try await HostLookup.addresses(of: host, port: port) {
            // With port 0, IPv6 gets the port that was free for IPv4.
            let address = address.withPort(chosenPort)
            do throws(SystemFailure) {
                let socket = try Sockets.listen(at: address, backlog: backlog, sharesPort: sharesPort)
                if let port = Sockets.ownAddress(of: socket)?.text.port { chosenPort = port }
                sockets.append(try Watch(socket, in: context))
            } catch {
                // A machine without IPv6 listens with what it has.
                if host == nil, error == .noSuchFamily, !sockets.isEmpty { continue }
                sockets.forEach { $0.close() }
                throw StreamError.cannotListen(at: address.description, SystemError(error))
            }
        }
        let server = TCPServer(sockets, label: ObjectLabel("TCPServer", name: name), in: context)
        server.start(
            type: "TCPStream",
            make: { TCPStream($0, as: .socket, label: $1) },
            handler: handler
        )
        return server
    }

    /// The numeric addresses and ports at which it listens; none once it is closed.
    public var addresses: [(host: String, port: Int)] {
        sockets.compactMap { TCPStream.pair($0.withDescriptor { Sockets.ownAddress(of: $0) }) }
    }

    /// The port at which it listens; nil once it is closed.
    public var port: Int? { addresses.first?.port }
}
