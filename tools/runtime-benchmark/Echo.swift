import Weft

/// Round trips over loopback: both ends are here, so each costs the runtime two reads and two writes.
enum Echo {
    /// How many bytes go to and fro.
    static let size = 64

    /// So many round trips in all, over so many connections at once.
    static func run(_ trips: Int, connections: Int) async throws {
        let server = try await TCPServer.start(host: "127.0.0.1", port: 0, backlog: 1_024) { stream in
            while case let bytes = try await stream.read(), !bytes.isEmpty {
                try stream.write(bytes)
                try await stream.drain()
            }
        }
        let port = server.port ?? 0
        let clients = (0..<connections).map { _ in
            createTask {
                let stream = try await TCPStream.connect(to: "127.0.0.1", port: port)
                let message = [UInt8](repeating: 7, count: size)
                for _ in 0..<trips / connections {
                    try stream.write(message)
                    try await stream.drain()
                    guard try await stream.readExactly(size).count == size else { fatalError("lost") }
                }
                stream.close()
            }
        }
        for client in clients { try await client.value }
        server.close()
    }
}
