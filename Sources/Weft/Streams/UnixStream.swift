internal import EventLoop
internal import SystemCalls

/// A connection within this machine, over a socket in the file system.
///
/// ```swift
/// let stream = try await UnixStream.connect(to: "/run/docker.sock")
/// ```
public final class UnixStream: ByteStream, @unchecked Sendable {
    /// Connects to a server.
    ///
    /// - Parameters:
    ///   - path: Of the socket, up to 107 bytes; one that begins with NUL is in Linux's abstract name space.
    ///   - name: What traces call the stream; `UnixStream`, `UnixStream#2` and so on without.
    /// - Returns: The connection.
    /// - Throws: `StreamError`; `CancellationError` if the task is cancelled while it waits.
    public static func connect(to path: String, name: String? = nil) async throws -> UnixStream {
        let context = try LoopOfStreams.current()
        let label = ObjectLabel("UnixStream", name: name)
        let address: SocketAddress
        do throws(SystemFailure) {
            address = try SocketAddress(path: path)
        } catch {
            throw StreamError.cannotConnect(to: path, SystemError(error))
        }
        let watch = try await Connecting.connect(to: [address], label: label, in: context)
        return UnixStream(watch, as: .socket, label: label)
    }
}
