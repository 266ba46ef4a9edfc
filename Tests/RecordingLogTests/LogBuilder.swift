import CRecording
import TestSupport

/// A recording log as bytes, record by record, as a recorder would leave it.
struct LogBuilder {
    private var header = weft_log_header()
    private var threads: [UInt32: [UInt8]] = [:]
    private var now: UInt64 = 0

    /// A log without records.
    ///
    /// Times are sequence numbers, as under the virtual clock, unless the source says otherwise.
    init(source: weft_clock_source = WEFT_CLOCK_SEQUENCE) {
        unsafe withUnsafeMutableBytes(of: &header.magic) {
            unsafe $0.copyBytes(from: Array(WEFT_LOG_MAGIC.utf8))
        }
        header.layout = UInt32(WEFT_LOG_LAYOUT)
        header.clock_source = source.rawValue
        header.runtime_version = 0x060301
    }

    /// The facts that the runtime did not show, as WEFT_MISSING_… bits.
    var missing: UInt32 {
        get { header.missing }
        set { header.missing = newValue }
    }

    /// Whether the program ran before the recording began, and what its virtual clock showed then.
    var isLate: Bool {
        get { header.is_late != 0 }
        set { header.is_late = newValue ? 1 : 0 }
    }
    var startVirtual: UInt64 {
        get { header.start_virtual }
        set { header.start_virtual = newValue }
    }

    /// How many records the recorder had to drop.
    var dropped: UInt64 {
        get { header.dropped }
        set { header.dropped = newValue }
    }

    /// Whether the disk had room for the chunks that were handed out.
    var isBacked = true

    /// Adds a record; each is one later than the one before, whatever its thread.
    mutating func add(
        _ kind: weft_record_kind,
        _ task: UInt64 = 0,
        value: UInt64 = 0,
        detail: UInt32 = 0,
        flags: UInt32 = 0,
        text: String = "",
        thread: UInt32 = 1
    ) {
        var record = weft_record()
        record.time = now
        record.task = task
        record.value = value
        record.detail = detail
        record.flags = UInt8(flags)
        record.length = UInt16(text.utf8.count)
        record.kind = UInt8(kind.rawValue)
        now += 1
        var bytes = unsafe withUnsafeBytes(of: record) { unsafe Array($0) } + Array(text.utf8)
        bytes += Array(repeating: 0, count: (32 - bytes.count % 32) % 32)
        threads[thread, default: []] += bytes
    }

    mutating func created(
        _ task: UInt64,
        by creator: UInt64 = 0,
        name: String = "",
        detail: UInt32 = 0,
        flags: UInt32 = 0
    ) {
        add(WEFT_RECORD_CREATED, task, value: creator, detail: detail, flags: flags, text: name)
    }

    mutating func runs(_ task: UInt64, flags: UInt32 = 0, thread: UInt32 = 1) {
        add(WEFT_RECORD_RUNS, task, flags: flags, thread: thread)
    }

    mutating func stops(
        _ task: UInt64,
        on dependency: weft_dependency,
        value: UInt64 = 0,
        flags: UInt32 = 0,
        thread: UInt32 = 1
    ) {
        add(WEFT_RECORD_STOPS, task, value: value, detail: dependency.rawValue, flags: flags, thread: thread)
    }

    mutating func enqueued(_ task: UInt64, by waker: UInt64 = 0, flags: UInt32 = 0, thread: UInt32 = 1) {
        add(WEFT_RECORD_ENQUEUED, task, value: waker, flags: flags, thread: thread)
    }

    /// The whole file.
    ///
    /// Threads get their chunks one after the other; `cut` bytes are missing at the end.
    func bytes(cut: Int = 0) -> [UInt8] {
        let room = Int(WEFT_LOG_CHUNK_SIZE)
        var header = header
        var chunks: [UInt8] = []
        for thread in threads.keys.sorted() {
            var rest = (threads[thread] ?? [])[...]
            repeat {
                var own = weft_chunk_header()
                own.thread = thread
                // Records with text are not split here: the builders of tests keep their texts short.
                let records = rest.prefix(room - 32)
                rest = rest.dropFirst(records.count)
                let chunk = unsafe withUnsafeBytes(of: own) { unsafe Array($0) } + records
                chunks += chunk + Array(repeating: 0, count: room - chunk.count)
                header.chunks += 1
            } while !rest.isEmpty
        }
        if isBacked { header.allocated = UInt64(Int(WEFT_LOG_HEADER_SIZE) + chunks.count) }
        var file = unsafe withUnsafeBytes(of: header) { unsafe Array($0) }
        file += Array(repeating: 0, count: Int(WEFT_LOG_HEADER_SIZE) - file.count)
        return Array((file + chunks).dropLast(cut))
    }
}
