internal import EventLoop
internal import SystemCalls

/// Makes connections.
enum Connecting {
    /// A watched socket that is connected to the first of the addresses that answers.
    ///
    /// - Throws: `StreamError.cannotConnect` with the error of the last address; `CancellationError` if the task
    ///   is cancelled while it waits.
    static func connect(
        to addresses: [SocketAddress],
        label: ObjectLabel,
        in context: LoopContext
    ) async throws -> Watch {
        var last: StreamError?
        for address in addresses {
            do {
                return try await connect(to: address, label: label, in: context)
            } catch let failure as SystemFailure {
                last = .cannotConnect(to: address.description, SystemError(failure))
            }
        }
        guard let last else { preconditionFailure("a resolver that succeeds gives an address") }
        throw last
    }

    private static func connect(
        to address: SocketAddress,
        label: ObjectLabel,
        in context: LoopContext
    ) async throws -> Watch {
        let (descriptor, isConnected) = try Sockets.connect(to: address)
        let watch = try Watch(descriptor, isOpen: isConnected, in: context)
        if isConnected { return watch }
        do {
            try await watch.wait(for: .writing, as: .ioConnect, of: label)
            if let failure = watch.withDescriptor({ Sockets.error(of: $0) }) ?? nil { throw failure }
            return watch
        } catch {
            watch.close()
            throw error
        }
    }
}

/// The loop that new streams and processes belong to.
enum LoopOfStreams {
    /// The loop of the calling task.
    ///
    /// - Throws: `StreamError.noLoop` if none runs here.
    static func current() throws(StreamError) -> LoopContext {
        guard let context = LoopContext.here else { throw .noLoop }
        return context
    }
}
