internal import CSystemCalls

/// Sockets that do not block, and are closed when a program is executed.
package enum Sockets: Sendable {
    /// A new socket, connected or about to be: then its error tells, once it can be written.
    package static func connect(
        to address: SocketAddress
    ) throws(SystemFailure) -> (descriptor: Int32, isConnected: Bool) {
        var raw = address.raw
        var descriptor: Int32 = -1
        let answer = unsafe weft_connect(&raw, &descriptor)
        if answer == 0 { return (descriptor, true) }
        if answer == -inProgress { return (descriptor, false) }
        throw SystemFailure(code: -answer)
    }

    /// The error that a socket has met since it was last asked, or nil.
    package static func error(of descriptor: Int32) -> SystemFailure? {
        let answer = weft_socket_error(descriptor)
        return answer == 0 ? nil : SystemFailure(code: -answer)
    }

    /// A new socket that listens.
    package static func listen(
        at address: SocketAddress,
        backlog: Int,
        sharesPort: Bool
    ) throws(SystemFailure) -> Int32 {
        var raw = address.raw
        return try SystemFailure.check(unsafe weft_listen(&raw, Int32(clamping: backlog), sharesPort))
    }

    /// The next connection.
    package static func accept(_ descriptor: Int32) throws(SystemFailure) -> Int32 {
        try SystemFailure.check(weft_accept(descriptor))
    }

    /// Tells the peer that nothing more will be written.
    package static func endWriting(_ descriptor: Int32) throws(SystemFailure) {
        _ = try SystemFailure.check(weft_end_writing(descriptor))
    }

    /// A socket's own address; nil if it has none.
    package static func ownAddress(of descriptor: Int32) -> SocketAddress? {
        var raw = weft_address()
        return unsafe weft_own_address(descriptor, &raw) < 0 ? nil : SocketAddress(raw)
    }

    /// The address of its peer; nil if it has none.
    package static func peerAddress(of descriptor: Int32) -> SocketAddress? {
        var raw = weft_address()
        return unsafe weft_peer_address(descriptor, &raw) < 0 ? nil : SocketAddress(raw)
    }

    /// Removes what lies at a path, if it is a socket.
    package static func remove(_ path: String) { unsafe weft_remove_socket(path) }

    private static let inProgress: Int32 = 115
}
