/// Reads a trace from its JSON, piece by piece.
///
/// ```swift
/// var reader = TraceReader()
/// while let piece = nextPiece() { try reader.read(piece.span) }
/// let reading = try reader.finish()
/// reading.trace.events.count
/// ```
/// Every valid spelling is accepted: keys in any order, any whitespace, any escapes. Unknown fields, unknown
/// kinds of events and unknown words in known fields are skipped and counted. A file that was cut short is
/// read up to its last whole event; one that is wrong gives an error that says where.
///
/// An integer must be written as one: neither `1e3` nor `1.0` nor a number below zero is a time.
///
/// Memory: the events, the distinct strings, and no more than the one event that is being read. Time: 2 ns a
/// byte where events are spelled compactly, 10 ns elsewhere.
public struct TraceReader: Sendable {
    private var scanner = JSONScanner()
    private var decoder: TraceDecoder
    /// The first bytes of the file, until there are enough to tell what it is.
    private var head: [UInt8] = []
    private var isKnownKind = false

    /// A reader at the beginning of a file.
    ///
    /// Where the size of the file is known beforehand, the reader need not move the events as they become
    /// more.
    public init(expectedBytes: Int = 0) { decoder = TraceDecoder(expectedBytes: expectedBytes) }

    /// Reads the next piece of the file, of any size.
    ///
    /// After an error the reader must not be used again.
    public mutating func read(_ bytes: Span<UInt8>) throws(TraceReadError) {
        var taken = 0
        if !isKnownKind {
            while head.count < FileSignature.longest, taken < bytes.count {
                head.append(bytes[taken])
                taken += 1
            }
            guard head.count == FileSignature.longest else { return }
            try readHead()
        }
        try feed(bytes.extracting(droppingFirst: taken))
    }

    /// The whole trace, once every piece was read.
    public consuming func finish() throws(TraceReadError) -> TraceReading {
        if !isKnownKind { try readHead() }
        guard scanner.place != .beginning else {
            throw TraceReadError(.empty, at: TraceReadError.Position())
        }
        return try decoder.finish(isWhole: scanner.isAtEnd, at: scanner.position(0))
    }

    /// The trace that a file holds.
    public static func read(bytes: [UInt8]) throws(TraceReadError) -> TraceReading {
        var reader = TraceReader(expectedBytes: bytes.count)
        try reader.read(bytes.span)
        return try reader.finish()
    }

    private mutating func readHead() throws(TraceReadError) {
        isKnownKind = true
        if let kind = FileSignature.kind(of: head) {
            throw TraceReadError(.foreign(kind), at: TraceReadError.Position())
        }
        let bytes = head
        try feed(bytes.span)
    }

    private mutating func feed(_ bytes: Span<UInt8>) throws(TraceReadError) {
        var index = 0
        while index < bytes.count {
            if decoder.isBetweenEvents { try decoder.readCompactEvents(bytes, &index, &scanner) }
            guard let token = try scanner.next(bytes, &index) else { break }
            try decoder.take(token, scanner)
            scanner.keepsText = !decoder.isSkipping
        }
        scanner.finishPiece(of: bytes.count)
    }
}

/// The first bytes of files that are often taken for a trace.
private enum FileSignature {
    static let longest = 4

    static func kind(of head: [UInt8]) -> TraceReadError.FileKind? {
        let signatures: [([UInt8], TraceReadError.FileKind)] = [
            ([0x1F, 0x8B], .gzip), ([0x28, 0xB5, 0x2F, 0xFD], .zstandard), ([0x50, 0x4B, 0x03, 0x04], .zip),
            ([0x7F, 0x45, 0x4C, 0x46], .elf), ([0xFE, 0xFF], .utf16), ([0xFF, 0xFE], .utf16),
            ([0x7B, 0x00], .utf16), ([0x00, 0x7B], .utf16), ([0xEF, 0xBB, 0xBF], .byteOrderMark),
        ]
        return signatures.first { head.starts(with: $0.0) }?.1
    }
}
