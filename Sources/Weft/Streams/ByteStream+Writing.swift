internal import EventLoop
internal import SystemCalls

/// The writing half of a stream.
struct Outbox: Sendable {
    /// What was written and could not yet be sent.
    var pending = ByteQueue()
    /// Above so many pending bytes `drain()` waits.
    var high = 65536
    /// Until there are so few.
    var low = 16384
    /// Whether `drain()` waits.
    var isPaused = false
    /// Whether nothing more is to be written.
    var isEnding = false
    var isClosing = false
    /// Whether the descriptor is closed.
    var isShut = false
    /// Why nothing can be written any more.
    var failure: SystemFailure?
    /// Those who wait until little is pending, and those who wait until the stream is closed.
    var drainers: [Turn] = []
    var closers: [Turn] = []
}

extension ByteStream {
    /// How many bytes were written and are not sent yet.
    public var pendingCount: Int { outbox.withLock { $0.pending.count } }

    /// Sets when `drain()` waits: when more than `high` bytes are pending, until there are `low` or fewer.
    ///
    /// 64 KiB and 16 KiB unless told otherwise.
    public func setWriteLimits(high: Int, low: Int? = nil) {
        let low = low ?? high / 4
        precondition(0 <= low && low <= high, "0 <= low <= high")
        outbox.withLock {
            $0.high = high
            $0.low = low
        }
    }

    /// Sends bytes: at once as far as the peer takes them, and the rest as soon as it does.
    ///
    /// Never suspends. Whoever writes much awaits `drain()` from time to time, or the rest grows.
    ///
    /// - Throws: `StreamError` if the stream is closed or ended here, or has failed.
    public func write(_ bytes: [UInt8]) throws(StreamError) { try write(bytes.span) }

    /// Sends a text as UTF-8.
    ///
    /// - Throws: As `write(_:)` of bytes does.
    public func write(_ text: String) throws(StreamError) { try write(Array(text.utf8)) }

    /// Sends bytes that lie anywhere; no copy is made of what can be sent at once.
    ///
    /// - Throws: As `write(_:)` of an array does.
    public func write(_ bytes: borrowing Span<UInt8>) throws(StreamError) {
        let (isRefused, isBlocked) = outbox.withLock {
            ($0.isClosing || $0.isEnding || $0.isShut || $0.failure != nil, !$0.pending.isEmpty)
        }
        if isRefused { throw refusal }
        var sent = 0
        if !isBlocked {
            do throws(SystemFailure) {
                sent = try send(bytes)
            } catch {
                fail(error)
                throw self.error(.write, error)
            }
        }
        guard sent < bytes.count else { return }
        var rest: [UInt8] = []
        rest.reserveCapacity(bytes.count - sent)
        for place in sent..<bytes.count { rest.append(bytes[place]) }
        let isFirst = outbox.withLock { [rest] outbox in
            let isFirst = outbox.pending.isEmpty
            outbox.pending.append(rest)
            outbox.isPaused = outbox.pending.count > outbox.high
            return isFirst
        }
        if isFirst { sendTheRestLater() }
    }

    /// Waits while too much of what was written is pending.
    ///
    /// - Throws: `StreamError` if the stream has failed or was aborted; `CancellationError` if the task is
    ///   cancelled while it waits.
    public func drain() async throws {
        let turn = outbox.withLock {
            $0.isPaused && $0.failure == nil && !$0.isShut ? join(&$0.drainers) : nil
        }
        if let turn {
            defer { outbox.withLock { $0.drainers.removeAll { $0 === turn } } }
            try await turn.wait(for: .descriptor, on: watch.context.loop)
        }
        if let failure = outbox.withLock({ $0.failure }) { throw error(.write, failure) }
    }

    /// Tells the peer, once all is sent, that nothing more will be written; reading goes on.
    ///
    /// - Throws: `StreamError` if the stream is closed or has failed.
    public func writeEOF() throws(StreamError) {
        let (isRefused, isSent) = outbox.withLock {
            $0.isEnding = true
            return ($0.isClosing || $0.isShut || $0.failure != nil, $0.pending.isEmpty)
        }
        if isRefused { throw refusal }
        if isSent { endWriting() }
    }

    private var refusal: StreamError {
        error(.write, outbox.withLock { $0.failure } ?? .closed)
    }

    /// Sends as much as the kernel takes.
    private func send(_ bytes: borrowing Span<UInt8>) throws(SystemFailure) -> Int {
        var sent = 0
        while sent < bytes.count {
            let rest = bytes.extracting(droppingFirst: sent)
            let count = try watch.attempt(.writing) { descriptor throws(SystemFailure) in
                let count = try Descriptors.write(descriptor, rest, as: kind)
                return .some(count)
            }
            guard let count else { break }
            sent += count
        }
        return sent
    }

    private func sendTheRestLater() {
        watch.context.loop.expects(.perhaps, 1)
        // Refers to the stream: it lives until all is sent, also if nobody else knows of it any more.
        watch.whenReady { self.flush() }
        flush()
    }

    private func flush() {
        do throws(SystemFailure) {
            while true {
                let bytes = outbox.withLock { Array($0.pending.all.prefix(Descriptors.readLimit)) }
                guard !bytes.isEmpty else { break }
                let sent = try send(bytes.span)
                let woken: [Turn] = outbox.withLock {
                    $0.pending.drop(sent)
                    guard $0.isPaused, $0.pending.count <= $0.low else { return [] }
                    $0.isPaused = false
                    return $0.drainers
                }
                woken.forEach { $0.end(because: .io) }
                if sent < bytes.count { return }
            }
        } catch {
            fail(error)
            return
        }
        watch.whenReady(nil)
        watch.context.loop.expects(.perhaps, -1)
        let (isClosing, isEnding) = outbox.withLock { ($0.isClosing, $0.isEnding) }
        if isClosing { shut(failure: nil) } else if isEnding { endWriting() }
    }

    private func endWriting() {
        switch kind {
        case .socket: _ = watch.withDescriptor { try? Sockets.endWriting($0) }
        case .pipe: shut(failure: nil)
        }
    }

    /// Nothing can be sent any more; what has come may still be read.
    private func fail(_ failure: SystemFailure) {
        let (woken, hadPending, isClosing): ([Turn], Bool, Bool) = outbox.withLock {
            $0.failure = $0.failure ?? failure
            let hadPending = !$0.pending.isEmpty
            $0.pending = ByteQueue()
            return ($0.drainers, hadPending, $0.isClosing)
        }
        watch.whenReady(nil)
        if hadPending { watch.context.loop.expects(.perhaps, -1) }
        woken.forEach { $0.end(because: .io) }
        if isClosing { shut(failure: nil) }
    }
}
