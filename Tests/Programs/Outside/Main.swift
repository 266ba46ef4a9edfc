import Glibc
import Weft

/// Programs that talk to the world outside their tasks: connections, processes, signals, threads.
///
/// The first argument names the program, a second one, `wall`, the clock of the world in place of a virtual one.
@main struct Main {
    static let programs: [String: @Sendable () async throws -> Void] = [
        "echo": echo, "framing": framing, "half-close": halfClose, "reset": reset, "refusals": refusals,
        "cancelled-read": cancelledRead, "back-pressure": backPressure, "unix": unixSockets,
        "server-ends": serverEnds, "handler-fails": handlerFails, "busy": busy, "silent-peer": silentPeer,
        "stuck": stuck,
        "processes": processes, "pipes": pipes, "big-pipe": bigPipe, "no-such-program": noSuchProgram,
        "dropped": dropped, "process-cancelled": processCancelled,
        "signals": signals, "signal-to-thread": signalToThread,
        "threads": threads, "thread-cancelled": threadCancelled,
        "many": many, "slow": slow, "full": full,
    ]

    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let name = arguments.first, let program = programs[name] else {
            return print(programs.keys.sorted().joined(separator: " | "))
        }
        // Whatever goes wrong, no test waits for ever.
        alarm(100)
        do {
            try EventLoop.run(clock: arguments.contains("wall") ? .wall : .virtual) { try await program() }
        } catch {
            print(error)
        }
    }
}

/// Tells what an operation throws, in its own words.
func attempt(_ name: String, _ body: () async throws -> Void) async {
    do {
        try await body()
        print(name, "is done")
    } catch {
        print(name, error)
    }
}

/// Sends back what comes, until the peer ends.
@Sendable func sendBack(_ stream: ByteStream) async throws {
    while true {
        let bytes = try await stream.read()
        if bytes.isEmpty { return }
        try stream.write(bytes)
        try await stream.drain()
    }
}

/// A server that sends back what comes, on a port that is free.
func echoServer(backlog: Int = 100) async throws -> (server: TCPServer, port: Int) {
    let server = try await TCPServer.start(host: "127.0.0.1", port: 0, backlog: backlog, name: "echo") {
        try await sendBack($0)
    }
    return (server, server.port ?? 0)
}
