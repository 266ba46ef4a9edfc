import Dispatch
import Glibc

/// The same on Swift's own executor and Dispatch's sources, as a program without a library would do it.
enum PlainEcho {
    /// So many round trips in all, over so many connections at once.
    static func run(_ trips: Int, connections: Int) async throws {
        let listener = PlainSocket(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0))
        let port = listener.listen()
        let server = Task {
            for _ in 0..<connections {
                let peer = await listener.accept()
                Task { while case let bytes = await peer.read(), !bytes.isEmpty { await peer.write(bytes) } }
            }
        }
        await withTaskGroup { group in
            for _ in 0..<connections {
                group.addTask {
                    let stream = PlainSocket.connected(to: port)
                    let message = [UInt8](repeating: 7, count: Echo.size)
                    for _ in 0..<trips / connections {
                        await stream.write(message)
                        var left = Echo.size
                        while left > 0 { left -= await stream.read().count }
                    }
                }
            }
        }
        await server.value
    }
}

/// A socket that does not block: tries first, and waits for its source if there is nothing yet.
private final class PlainSocket: @unchecked Sendable {
    private let descriptor: Int32
    private let source: any DispatchSourceRead

    init(_ descriptor: Int32) {
        self.descriptor = descriptor
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor)
        source.setCancelHandler { close(descriptor) }
    }

    deinit {
        source.resume()
        source.cancel()
    }

    static func connected(to port: UInt16) -> PlainSocket {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = loopback(port)
        unsafe withUnsafePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                precondition(unsafe Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0)
            }
        }
        return PlainSocket(descriptor)
    }

    func listen() -> UInt16 {
        var address = Self.loopback(0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        unsafe withUnsafeMutablePointer(to: &address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                precondition(unsafe bind(descriptor, $0, size) == 0)
                precondition(Glibc.listen(descriptor, 1_024) == 0)
                precondition(unsafe getsockname(descriptor, $0, &size) == 0)
            }
        }
        return UInt16(bigEndian: address.sin_port)
    }

    private static func loopback(_ port: UInt16) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        address.sin_port = port.bigEndian
        return address
    }

    func accept() async -> PlainSocket {
        while true {
            let peer = Glibc.accept(descriptor, nil, nil)
            if peer >= 0 {
                var on: Int32 = 1
                unsafe _ = setsockopt(peer, Int32(IPPROTO_TCP), TCP_NODELAY, &on, 4)
                return PlainSocket(peer)
            }
            await isReady()
        }
    }

    func read() async -> [UInt8] {
        while true {
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 1_024) { buffer, count in
                count = unsafe max(-1, recv(descriptor, buffer.baseAddress, buffer.count, 0))
                if count < 0 { count = 0 }
            }
            if !bytes.isEmpty || errno != EAGAIN { return bytes }
            await isReady()
        }
    }

    func write(_ bytes: [UInt8]) async {
        // Far less than a socket holds.
        precondition(unsafe send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count)
    }

    private func isReady() async {
        await withCheckedContinuation { continuation in
            source.setEventHandler { [source] in
                source.suspend()
                continuation.resume()
            }
            source.resume()
        }
    }
}
