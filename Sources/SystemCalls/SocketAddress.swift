internal import CSystemCalls

/// The address of a socket: a numeric host and a port, or a path.
package struct SocketAddress: Sendable {
    var raw: weft_address

    init(_ raw: weft_address) { self.raw = raw }

    /// The address of a socket in the file system; one that begins with NUL is in the abstract name space.
    ///
    /// - Throws: `SystemFailure` with `ENAMETOOLONG` if it is empty or longer than 107 bytes.
    package init(path: String) throws(SystemFailure) {
        var raw = weft_address()
        let bytes = path.utf8.map { CChar(bitPattern: $0) }
        _ = try SystemFailure.check(unsafe weft_address_of_path(bytes, bytes.count, &raw))
        self.raw = raw
    }

    /// The addresses of a host and a port, in the order in which to try them.
    ///
    /// Blocks while it asks a name server, unless the host is to be numeric. Without a host: those to listen at,
    /// on every interface.
    ///
    /// - Throws: `ResolutionFailure` if there are none.
    package static func resolve(
        host: String?,
        port: Int,
        isNumeric: Bool
    ) throws(ResolutionFailure) -> [SocketAddress] {
        var found = [weft_address](repeating: weft_address(), count: 32)
        let count =
            if let host {
                unsafe weft_resolve(host, "\(port)", isNumeric, &found, Int32(found.count))
            } else {
                unsafe weft_resolve(nil, "\(port)", false, &found, Int32(found.count))
            }
        guard count >= 0 else { throw ResolutionFailure(code: count) }
        return found.prefix(Int(count)).map(SocketAddress.init)
    }

    /// The numeric host and the port; or the path, and no port.
    package var text: (host: String, port: Int?) {
        var text = [CChar](repeating: 0, count: 256)
        var port: Int32 = -1
        var raw = raw
        let count = unsafe weft_address_text(&raw, &text, text.count, &port)
        let bytes = text.prefix(max(0, Int(count))).map { UInt8(bitPattern: $0) }
        return (String(decoding: bytes, as: UTF8.self), port < 0 ? nil : Int(port))
    }

    /// The same host with another port; a path stays what it is.
    package func withPort(_ port: Int) -> SocketAddress {
        var changed = self
        unsafe weft_address_set_port(&changed.raw, Int32(clamping: port))
        return changed
    }

    /// Its bytes, by which two of them can be compared.
    var bytes: [UInt8] {
        unsafe withUnsafeBytes(of: raw.bytes) { unsafe Array($0.prefix(Int(raw.length))) }
    }
}

/// Why a host has no address.
package struct ResolutionFailure: Error, Hashable, Sendable {
    /// The code of `getaddrinfo`.
    package let code: Int32

    /// What it means, in the words of the C library, such as `Name or service not known`.
    package var text: String { unsafe String(cString: weft_resolve_text(code)) }
}
