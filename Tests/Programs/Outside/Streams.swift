import Weft

@Sendable func echo() async throws {
    let (server, port) = try await echoServer()
    try await withThrowingTaskGroup(of: Void.self) { group in
        for client in 1...3 {
            group.addTask(name: "client \(client)") {
                let stream = try await TCPStream.connect(to: "127.0.0.1", port: port)
                for line in 1...2 {
                    try stream.write("line \(line) of \(client)\n")
                    print(try await stream.readLine() ?? "end")
                }
                stream.close()
            }
        }
        try await group.waitForAll()
    }
    server.close()
    try await server.waitClosed()
    print("served", server.connectionCount, server.isServing)
}

/// The ways to find where a message ends.
@Sendable func framing() async throws {
    let text = "one\r\ntwo\n\nthree;;four;;12345678"
    let server = try await TCPServer.start(host: "127.0.0.1", port: 0) { try $0.write(text) }
    let stream = try await TCPStream.connect(to: "127.0.0.1", port: server.port ?? 0)
    for _ in 1...3 { print(try await stream.readLine().map { "[\($0)]" } ?? "end") }
    print(String(decoding: try await stream.readUntil(Array(";;".utf8)), as: UTF8.self))
    await attempt("a separator that is too far") { _ = try await stream.readUntil([10], limit: 4) }
    print(String(decoding: try await stream.readExactly(6), as: UTF8.self))
    print(String(decoding: try await stream.read(upTo: 3), as: UTF8.self))
    await attempt("too many") { _ = try await stream.readExactly(7) }
    print(try await stream.read(), try await stream.readLine() ?? "end", stream.isAtEnd)
    await attempt("after the end") { _ = try await stream.readExactly(1) }
    server.close()
}

/// A client ends what it writes, and still reads.
@Sendable func halfClose() async throws {
    let server = try await TCPServer.start(host: "127.0.0.1", port: 0) { stream in
        let all = try await stream.readToEnd()
        try stream.write("\(all.count) bytes\n")
    }
    let stream = try await TCPStream.connect(to: "127.0.0.1", port: server.port ?? 0)
    try stream.write("four")
    try stream.writeEOF()
    await attempt("a write after the end") { try stream.write("more") }
    print(try await stream.readLine() ?? "end")
    server.close()
}

/// A peer that closes with unread bytes throws the connection away.
@Sendable func reset() async throws {
    let isClosed = Event()
    let server = try await TCPServer.start(host: "127.0.0.1", port: 0) { stream in
        _ = try await stream.read(upTo: 1)
        stream.close()
        isClosed.set()
    }
    let stream = try await TCPStream.connect(to: "127.0.0.1", port: server.port ?? 0, name: "client")
    try stream.write("abc")
    try await isClosed.wait()
    await attempt("a read") { print(try await stream.read()) }
    await attempt("a first write") { try stream.write("d") }
    await attempt("a second write") { try stream.write("e") }
    stream.close()
    await attempt("a write to a closed stream") { try stream.write("f") }
    await attempt("a read from a closed stream") { _ = try await stream.read() }
    server.close()
}

@Sendable func refusals() async throws {
    let (server, port) = try await echoServer()
    await attempt("a port in use") {
        do {
            _ = try await TCPServer.start(host: "127.0.0.1", port: port) { _ in }
        } catch StreamError.cannotListen(_, .addressInUse) {
            throw StreamError.cannotListen(at: "PORT", .addressInUse)
        }
    }
    server.close()
    await attempt("nobody listens") {
        do {
            _ = try await TCPStream.connect(to: "127.0.0.1", port: port)
        } catch StreamError.cannotConnect(_, let error) {
            throw StreamError.cannotConnect(to: "PORT", error)
        }
    }
    await attempt("no such host") { _ = try await TCPStream.connect(to: "no.such.host.invalid", port: 1) }
    await attempt("no such socket") { _ = try await UnixStream.connect(to: "/no/such/socket") }
    let long = String(repeating: "a", count: 200)
    await attempt("too long a path") {
        do {
            _ = try UnixServer.start(path: long) { _ in }
        } catch StreamError.cannotListen(_, let error) {
            throw StreamError.cannotListen(at: "LONG", error)
        }
    }
    await attempt("no such folder") { _ = try UnixServer.start(path: "/no/such/folder/socket") { _ in } }
}

/// A read that is cancelled leaves the stream as it was.
@Sendable func cancelledRead() async throws {
    let go = Event()
    let server = try await TCPServer.start(host: "127.0.0.1", port: 0) { stream in
        try stream.write("first ")
        try await go.wait()
        try stream.write("second")
    }
    let stream = try await TCPStream.connect(to: "127.0.0.1", port: server.port ?? 0)
    let reader = Task(name: "reader") { try await stream.readExactly(12) }
    try await Task.sleep(for: .seconds(1))
    reader.cancel()
    print(await reader.result)
    go.set()
    print(String(decoding: try await stream.readExactly(12), as: UTF8.self))
    server.close()
}

/// Who writes faster than the peer reads has to wait.
@Sendable func backPressure() async throws {
    let total = 8_000_000
    let mayRead = Event()
    let server = try await TCPServer.start(host: "127.0.0.1", port: 0) { stream in
        try await mayRead.wait()
        let all = try await stream.readToEnd()
        try stream.write("\(all.count) \(all == [UInt8](repeating: 7, count: total))\n")
    }
    let stream = try await TCPStream.connect(to: "127.0.0.1", port: server.port ?? 0)
    try stream.write([UInt8](repeating: 7, count: total))
    print("much is pending", stream.pendingCount > total / 2)
    mayRead.set()
    try await stream.drain()
    print("little is pending", stream.pendingCount <= 16384)
    try stream.writeEOF()
    print(try await stream.readLine() ?? "end")
    server.close()
}

@Sendable func unixSockets() async throws {
    for path in ["\0weft-test-\(CommandLine.arguments.last ?? "")", CommandLine.arguments.last ?? ""] {
        let server = try UnixServer.start(path: path) { try await sendBack($0) }
        let stream = try await UnixStream.connect(to: path)
        try stream.write("hello\n")
        print(try await stream.readLine() ?? "end", stream.name, server.name)
        stream.close()
        server.close()
        await attempt("afterwards") {
            do {
                _ = try await UnixStream.connect(to: path)
            } catch StreamError.cannotConnect(_, let error) {
                throw StreamError.cannotConnect(to: "PATH", error)
            }
        }
    }
}
