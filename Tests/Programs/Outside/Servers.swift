import Weft

/// Closing a server lets its connections go on; closing them ends their handlers.
@Sendable func serverEnds() async throws {
    let (server, port) = try await echoServer()
    let forever = Task(name: "forever") { try await server.serveForever() }
    let stream = try await TCPStream.connect(to: "127.0.0.1", port: port)
    try stream.write("a\n")
    print(try await stream.readLine() ?? "end", server.connectionCount)
    forever.cancel()
    print(await forever.result, server.isServing)
    try stream.write("b\n")
    print(try await stream.readLine() ?? "end")
    server.closeConnections()
    try await server.waitClosed()
    print(try await stream.readLine() ?? "end", server.connectionCount)
}

/// An error of one connection is told, and ends it alone.
@Sendable func handlerFails() async throws {
    struct Refused: Error {}
    let server = try await TCPServer.start(host: "127.0.0.1", port: 0, name: "picky") { stream in
        guard try await stream.readLine() == "please" else { throw Refused() }
        try stream.write("welcome\n")
    }
    for word in ["now", "please"] {
        let stream = try await TCPStream.connect(to: "127.0.0.1", port: server.port ?? 0)
        try stream.write(word + "\n")
        print(try await stream.readLine() ?? "end")
    }
    server.close()
}

@Sendable func busy() async throws {
    let (server, port) = try await echoServer()
    let stream = try await TCPStream.connect(to: "127.0.0.1", port: port, name: "shared")
    let first = Task(name: "first") { try await stream.readLine() }
    try await Task.sleep(for: .seconds(1))
    await attempt("a second reader") { _ = try await stream.read() }
    try stream.write("for the first\n")
    print(try await first.value ?? "end")
    server.close()
}

/// A timeout passes although a peer, here in the same process, never answers.
@Sendable func silentPeer() async throws {
    let server = try await TCPServer.start(host: "127.0.0.1", port: 0) { _ = try await $0.readToEnd() }
    let stream = try await TCPStream.connect(to: "127.0.0.1", port: server.port ?? 0)
    let reader = Task(name: "reader") { try await stream.read() }
    let start = ContinuousClock.now
    try await Task.sleep(for: .seconds(3_600))
    reader.cancel()
    print(await reader.result, start.duration(to: .now) >= .seconds(3_600))
    server.close()
}

/// Two ends that wait for each other, and nobody else can help: in virtual time this is a deadlock.
@Sendable func stuck() async throws {
    let isConnected = Event()
    let server = try await TCPServer.start(host: "127.0.0.1", port: 0) { stream in
        isConnected.set()
        _ = try await stream.read()
    }
    let stream = try await TCPStream.connect(to: "127.0.0.1", port: server.port ?? 0)
    try await isConnected.wait()
    server.close()
    print("both read")
    _ = try await stream.read()
}
