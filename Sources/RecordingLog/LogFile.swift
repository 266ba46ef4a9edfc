internal import CRecording
internal import Glibc

/// The bytes of a recording log, mapped into memory; the only place that reads them.
///
/// The program may still be writing, or may have been killed at any instruction: a record counts once its
/// kind is not zero, and a chunk ends at the first record that does not count.
///
/// Safe to use: every offset is checked against the mapping, which is read only and lives as long as this
/// value does.
@safe struct LogFile: ~Copyable, @unchecked Sendable {
    /// One record, copied out of the log.
    struct Record {
        /// What was written down.
        var fields: weft_record
        /// Where its text begins, in bytes from the start of the file; its length is in the fields.
        var text: Int
    }

    private let base: UnsafeRawPointer
    private let size: Int
    /// A copy of the header, as it was when the log was opened.
    let header: weft_log_header

    /// Maps a log.
    init(path: String) throws(RecordingLogError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, errno: errno) }
        defer { close(descriptor) }
        self = try LogFile(descriptor: descriptor, path: path)
    }

    /// Maps the log that a descriptor refers to, which may be closed afterwards; `path` is for messages.
    init(descriptor: Int32, path: String = "") throws(RecordingLogError) {
        let mapping = try unsafe Self.map(descriptor, path)
        unsafe base = mapping.base
        size = unsafe mapping.size
        header = unsafe mapping.base.load(as: weft_log_header.self)
    }

    /// A file that has been found to be a log, read only, and its size.
    private static func map(
        _ file: Int32,
        _ path: String
    ) throws(RecordingLogError) -> (base: UnsafeRawPointer, size: Int) {
        var status = stat()
        guard unsafe fstat(file, &status) == 0 else { throw .unreadable(path: path, errno: errno) }
        let size = Int(status.st_size)
        guard size >= Int(WEFT_LOG_HEADER_SIZE) else { throw .notALog(path: path) }
        let mapped = unsafe mmap(nil, size, PROT_READ, MAP_SHARED | MAP_NORESERVE, file, 0)
        guard let mapped = unsafe mapped, unsafe mapped != MAP_FAILED else {
            throw .unreadable(path: path, errno: errno)
        }
        let magic = unsafe mapped.load(as: UInt64.self)
        let layout = unsafe mapped.load(fromByteOffset: 8, as: UInt32.self)
        let expected = Array(WEFT_LOG_MAGIC.utf8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard magic == expected, layout == WEFT_LOG_LAYOUT else {
            unsafe munmap(mapped, size)
            throw .notALog(path: path)
        }
        return (UnsafeRawPointer(mapped), size)
    }

    deinit {
        unsafe munmap(UnsafeMutableRawPointer(mutating: base), size)
    }

    /// How many chunks may hold records: those handed out, as far as the file goes and the disk backs it.
    ///
    /// Touching a hole of a file in memory (tmpfs) needs a page that may not be there to be had.
    var chunkCount: Int {
        let room =
            (min(size, Int(clamping: header.allocated)) - Int(WEFT_LOG_HEADER_SIZE))
            / Int(WEFT_LOG_CHUNK_SIZE)
        return min(Int(clamping: header.chunks), room)
    }

    private func offset(ofChunk chunk: Int) -> Int {
        Int(WEFT_LOG_HEADER_SIZE) + chunk * Int(WEFT_LOG_CHUNK_SIZE)
    }

    /// The number of the thread that owns a chunk, or nil for one that was handed out but never begun.
    func thread(ofChunk chunk: Int) -> UInt32? {
        // In range: callers take chunks below `chunkCount`, whose last byte is within the mapping.
        let number = unsafe base.load(fromByteOffset: offset(ofChunk: chunk), as: weft_chunk_header.self)
            .thread
        return number == 0 ? nil : number
    }

    /// The record at a place of a chunk and the place after it, or nil where the chunk ends.
    func record(inChunk chunk: Int, at place: Int) -> (record: Record, next: Int)? {
        guard place < Int(WEFT_LOG_RECORDS_PER_CHUNK) else { return nil }
        let size = Int(WEFT_LOG_RECORD_SIZE)
        let start = offset(ofChunk: chunk) + (place + 1) * size
        // In range: the place is one of the chunk's. A torn record can't be seen: its kind is stored last.
        let fields = unsafe base.load(fromByteOffset: start, as: weft_record.self)
        guard fields.kind != 0 else { return nil }
        let next = place + 1 + (Int(fields.length) + size - 1) / size
        guard next <= Int(WEFT_LOG_RECORDS_PER_CHUNK) else { return nil }
        return (Record(fields: fields, text: start + size), next)
    }

    /// The text of a record; bytes that are no UTF-8 become U+FFFD.
    func text(of record: Record) -> String {
        guard record.fields.length > 0 else { return "" }
        // In range: `record(inChunk:at:)` has checked that the text ends within the chunk.
        let bytes = unsafe UnsafeRawBufferPointer(start: base + record.text, count: Int(record.fields.length))
        return unsafe String(decoding: bytes, as: UTF8.self)
    }
}
