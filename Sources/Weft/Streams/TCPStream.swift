internal import EventLoop
internal import SystemCalls

/// A connection over TCP, of IPv4 or IPv6.
///
/// ```swift
/// let stream = try await TCPStream.connect(to: "example.org", port: 80)
/// try stream.write("HEAD / HTTP/1.0\r\n\r\n")
/// for try await line in stream.lines { print(line) }
/// ```
public final class TCPStream: ByteStream, @unchecked Sendable {
    /// Connects to a server: to the first address of the host that answers.
    ///
    /// A host that is a name is looked up in a thread; the task waits for `getaddrinfo` meanwhile.
    ///
    /// - Parameters:
    ///   - host: A name or a numeric address.
    ///   - port: From 1 to 65535.
    ///   - name: What traces call the stream; `TCPStream`, `TCPStream#2` and so on without.
    /// - Returns: The connection.
    /// - Throws: `StreamError`; `CancellationError` if the task is cancelled while it waits.
    public static func connect(to host: String, port: Int, name: String? = nil) async throws -> TCPStream {
        let context = try LoopOfStreams.current()
        let label = ObjectLabel("TCPStream", name: name)
        let addresses = try await HostLookup.addresses(of: host, port: port)
        let watch = try await Connecting.connect(to: addresses, label: label, in: context)
        return TCPStream(watch, as: .socket, label: label)
    }

    /// The numeric address and the port of this end; nil once the stream is closed.
    public var localAddress: (host: String, port: Int)? {
        Self.pair(watch.withDescriptor { Sockets.ownAddress(of: $0) })
    }

    /// The numeric address and the port of the peer; nil once the stream is closed or the peer has gone.
    public var peerAddress: (host: String, port: Int)? {
        Self.pair(watch.withDescriptor { Sockets.peerAddress(of: $0) })
    }

    static func pair(_ address: SocketAddress??) -> (host: String, port: Int)? {
        guard let text = (address ?? nil)?.text, let port = text.port else { return nil }
        return (text.host, port)
    }
}
