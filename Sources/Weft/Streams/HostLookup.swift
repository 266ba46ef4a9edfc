internal import EventLoop
internal import SystemCalls

/// Finds the addresses of a host.
enum HostLookup {
    /// The addresses, in the order in which to try them; asks a name server in a thread if the host is a name.
    ///
    /// - Throws: `StreamError.noSuchHost`; `CancellationError` if the task is cancelled while it waits.
    static func addresses(of host: String?, port: Int) async throws -> [SocketAddress] {
        if let known = try? SocketAddress.resolve(host: host, port: port, isNumeric: true) { return known }
        let found = try await ThreadPool.shared.run(named: "getaddrinfo") {
            Result { () throws(ResolutionFailure) in
                try SocketAddress.resolve(host: host, port: port, isNumeric: false)
            }
        }
        switch found {
        case .success(let addresses): return addresses
        case .failure(let failure): throw StreamError.noSuchHost(host ?? "", reason: failure.text)
        }
    }
}

extension SocketAddress {
    /// `127.0.0.1:80`, `[::1]:80`, or a path.
    var description: String {
        let (host, port) = text
        guard let port else { return host.hasPrefix("\0") ? "@" + host.dropFirst() : host }
        return host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
