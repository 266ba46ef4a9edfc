internal import CSystemCalls

/// Reading, writing and closing of descriptors.
package enum Descriptors: Sendable {
    /// What a descriptor is, which decides how it is written.
    package enum Kind: Sendable {
        case socket, pipe
    }

    /// How many bytes one call reads at most.
    package static let readLimit = 65536

    /// Reads some bytes, up to `limit` and to `readLimit`; none at the end.
    ///
    /// - Throws: `SystemFailure.wouldBlock` if there are none yet.
    package static func read(_ descriptor: Int32, limit: Int) throws(SystemFailure) -> [UInt8] {
        var bytes: UnsafePointer<UInt8>?
        let count = Int(try SystemFailure.check(unsafe weft_read(descriptor, limit, &bytes)))
        return unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    }

    /// Writes some of the bytes, and tells how many.
    ///
    /// - Throws: `SystemFailure.wouldBlock` if there is no room yet; `EPIPE`, and no signal, if nobody reads.
    package static func write(
        _ descriptor: Int32,
        _ bytes: borrowing Span<UInt8>,
        as kind: Kind
    ) throws(SystemFailure) -> Int {
        let answer = unsafe bytes.withUnsafeBufferPointer { bytes in
            switch kind {
            case .socket: unsafe weft_write_socket(descriptor, bytes.baseAddress, bytes.count)
            case .pipe: unsafe weft_write_pipe(descriptor, bytes.baseAddress, bytes.count)
            }
        }
        return Int(try SystemFailure.check(answer))
    }

    /// Closes it.
    package static func close(_ descriptor: Int32) { weft_close(descriptor) }

    /// The device that is always empty and takes everything.
    package static func openNull() throws(SystemFailure) -> Int32 {
        try SystemFailure.check(weft_open_null())
    }

    /// A pipe, one end of which goes to a child process: this process's own end does not block.
    package static func pipe(readingHere: Bool) throws(SystemFailure) -> (own: Int32, child: Int32) {
        var ends: [Int32] = [-1, -1]
        _ = try SystemFailure.check(unsafe weft_pipe(&ends, readingHere))
        return readingHere ? (ends[0], ends[1]) : (ends[1], ends[0])
    }
}

extension SystemFailure {
    /// Nothing can be done just now: try again once the descriptor is ready.
    package static let wouldBlock = SystemFailure(code: 11)
    /// The descriptor has been closed.
    package static let closed = SystemFailure(code: 9)
    /// The process may open no more descriptors.
    package static let tooManyOpen = SystemFailure(code: 24)
    /// The system may open no more descriptors, or has no memory for them.
    package static let systemIsFull = [
        SystemFailure(code: 23), SystemFailure(code: 105), SystemFailure(code: 12),
    ]
    /// A connection was gone before it could be accepted.
    package static let aborted = SystemFailure(code: 103)
    /// The machine does not speak this family of addresses.
    package static let noSuchFamily = SystemFailure(code: 97)
    /// There is no such file.
    package static let noSuchFile = SystemFailure(code: 2)
    /// A part of a path is no folder.
    package static let notADirectory = SystemFailure(code: 20)
    /// There is no such process any more.
    package static let noSuchProcess = SystemFailure(code: 3)
    /// What was asked for makes no sense.
    package static let invalid = SystemFailure(code: 22)
    /// Somebody else has it.
    package static let busy = SystemFailure(code: 16)
    /// Nobody reads what is written.
    package static let brokenPipe = SystemFailure(code: 32)
    /// The peer has thrown the connection away.
    package static let reset = SystemFailure(code: 104)
}
