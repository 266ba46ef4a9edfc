internal import EventLoop
internal import SystemCalls

/// The reading half of a stream.
struct Inbox: Sendable {
    /// What has come and was not asked for.
    var pending = ByteQueue()
    /// Whether the peer has said that nothing more will come.
    var hasEnded = false
    /// Whether a task reads.
    var isBusy = false
    /// How many reads in a row have been answered without suspending.
    var readsInARow = 0
}

extension ByteStream {
    /// Whether the peer has ended the stream and all that came has been read.
    public var isAtEnd: Bool { inbox.withLock { $0.hasEnded && $0.pending.isEmpty } }

    /// Reads what is there, as soon as anything is: up to `limit` bytes, and at most 64 KiB.
    ///
    /// - Returns: One byte or more; none at the end of the stream.
    /// - Throws: `StreamError` if the connection has failed or is closed here, or if another task reads;
    ///   `CancellationError` if the task is cancelled while it waits.
    public func read(upTo limit: Int = ByteStream.defaultLimit) async throws -> [UInt8] {
        try claim()
        defer { release() }
        guard limit > 0 else { return [] }
        let known: [UInt8]? = inbox.withLock {
            $0.pending.isEmpty ? ($0.hasEnded ? [] : nil) : $0.pending.take(limit)
        }
        if let known { return known }
        return try await receive(upTo: limit)
    }

    /// Reads this number of bytes.
    ///
    /// - Throws: `StreamError.incomplete` with what has come, if the stream ends before; and as `read(upTo:)`.
    public func readExactly(_ count: Int) async throws -> [UInt8] {
        try claim()
        defer { release() }
        while inbox.withLock({ $0.pending.count < count && !$0.hasEnded }) { try await fill() }
        let bytes = inbox.withLock { $0.pending.take(count) }
        guard bytes.count == count else { throw StreamError.incomplete(bytes, expected: count) }
        return bytes
    }

    /// Reads up to and with a separator.
    ///
    /// - Parameters:
    ///   - separator: One byte or more.
    ///   - limit: How many bytes may come before it ends.
    /// - Returns: All bytes to the end of the separator.
    /// - Throws: `StreamError.incomplete` with what has come, if the stream ends before;
    ///   `StreamError.limitExceeded`, with all left to be read; and as `read(upTo:)`.
    public func readUntil(_ separator: [UInt8], limit: Int = ByteStream.defaultLimit) async throws -> [UInt8]
    {
        precondition(!separator.isEmpty, "a separator has at least one byte")
        try claim()
        defer { release() }
        var known = 0
        while true {
            let (count, all, hasEnded) = inbox.withLock {
                ($0.pending.count(through: separator, known: known), $0.pending.count, $0.hasEnded)
            }
            if let count {
                guard count <= limit else { throw StreamError.limitExceeded(limit) }
                return inbox.withLock { $0.pending.take(count) }
            }
            guard all < limit else { throw StreamError.limitExceeded(limit) }
            guard !hasEnded else {
                throw StreamError.incomplete(inbox.withLock { $0.pending.take(.max) }, expected: nil)
            }
            known = all
            try await fill()
        }
    }

    /// Reads a line, which ends with a line feed, or with the stream.
    ///
    /// - Parameters:
    ///   - strippingNewline: Whether the line feed, and a carriage return before it, are left out.
    ///   - limit: How many bytes a line may have.
    /// - Returns: The line, with bytes that are no UTF-8 repaired; nil at the end of the stream.
    /// - Throws: As `readUntil` does, but not at the end of the stream.
    public func readLine(
        strippingNewline: Bool = true,
        limit: Int = ByteStream.defaultLimit
    ) async throws -> String? {
        var line: [UInt8]
        do {
            line = try await readUntil([lineFeed], limit: limit)
        } catch StreamError.incomplete(let rest, _) {
            guard !rest.isEmpty else { return nil }
            line = rest
        }
        if strippingNewline, line.last == lineFeed {
            line.removeLast()
            if line.last == carriageReturn { line.removeLast() }
        }
        return String(decoding: line, as: UTF8.self)
    }

    /// Reads all that comes until the peer ends the stream.
    ///
    /// - Throws: As `read(upTo:)` does; what has come stays to be read.
    public func readToEnd() async throws -> [UInt8] {
        try claim()
        defer { release() }
        while !inbox.withLock({ $0.hasEnded }) { try await fill() }
        return inbox.withLock { $0.pending.take(.max) }
    }

    /// The lines that come, one after the other, each as `readLine()` gives it.
    ///
    /// ```swift
    /// for try await line in stream.lines { print(line) }
    /// ```
    public var lines: AsyncThrowingStream<String, any Error> {
        AsyncThrowingStream { try await self.readLine() }
    }

    private func claim() throws(StreamError) {
        let isFree = inbox.withLock { inbox in
            defer { inbox.isBusy = true }
            return !inbox.isBusy
        }
        guard isFree else { throw .busy(stream: name) }
    }

    private func release() { inbox.withLock { $0.isBusy = false } }

    /// Waits until something has come, and keeps it.
    private func fill() async throws {
        let bytes = try await receive(upTo: Descriptors.readLimit)
        inbox.withLock { $0.pending.append(bytes) }
    }

    private func receive(upTo limit: Int) async throws -> [UInt8] {
        if inbox.withLock({ $0.readsInARow >= maximumReadsInARow }) {
            // Somebody who sends faster than this reads must not keep all others from running.
            inbox.withLock { $0.readsInARow = 0 }
            await Task.yield()
        }
        while true {
            if let bytes = try attemptRead(limit) {
                inbox.withLock {
                    $0.hasEnded = bytes.isEmpty
                    $0.readsInARow += 1
                }
                return bytes
            }
            inbox.withLock { $0.readsInARow = 0 }
            try await watch.wait(for: .reading, as: .ioRead, of: label)
        }
    }

    private func attemptRead(_ limit: Int) throws(StreamError) -> [UInt8]? {
        let limit = min(limit, Descriptors.readLimit)
        do throws(SystemFailure) {
            return try watch.attempt(.reading) { descriptor throws(SystemFailure) in
                let bytes = try Descriptors.read(descriptor, limit: limit)
                // Fewer than asked for, and the kernel has no more: a call is saved that would only say so.
                return bytes.isEmpty || bytes.count == limit ? .some(bytes) : .last(bytes)
            }
        } catch {
            throw self.error(.read, error)
        }
    }
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
/// At 64 KiB each, a megabyte.
private let maximumReadsInARow = 16
