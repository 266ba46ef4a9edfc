internal import EventLoop
internal import SystemCalls

/// Takes the connections that come to one socket that listens.
final class Acceptor: Sendable {
    private let socket: Watch
    private let label: ObjectLabel
    private let taken = Guarded(0)

    init(socket: Watch, label: ObjectLabel) {
        self.socket = socket
        self.label = label
    }

    /// The next connection; nil once the socket is closed.
    ///
    /// Where the process may open no more descriptors, it says so and tries again each second.
    ///
    /// - Throws: `CancellationError` if the task is cancelled while it waits.
    func next() async throws -> Watch? {
        while true {
            do {
                let connection = try socket.attempt(.reading) { socket throws(SystemFailure) in
                    .some(try Sockets.accept(socket))
                }
                if let connection {
                    // All that came at once are taken in a row, but not for ever.
                    let isManyInARow = taken.withLock {
                        $0 += 1
                        return $0 % 100 == 0
                    }
                    if isManyInARow { await Task.yield() }
                    return try Watch(connection, in: socket.context)
                }
                try await socket.wait(for: .reading, as: .ioAccept, of: label)
            } catch let failure as SystemFailure {
                switch failure {
                case .closed: return nil
                case .aborted: continue
                case _ where failure == .tooManyOpen || SystemFailure.systemIsFull.contains(failure):
                    ThisProcess.writeError(
                        "weft: \(label.text) takes no connection for a second: \(SystemError(failure))"
                    )
                    try await Task.sleep(for: .seconds(1))
                default: throw StreamError.failed(.accept, stream: label.text, SystemError(failure))
                }
            }
        }
    }
}
