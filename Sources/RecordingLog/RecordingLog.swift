internal import CRecording
public import TraceModel

/// A recording log that a recorder has written, ready to be made into a trace.
public struct RecordingLog: ~Copyable, Sendable {
    private let file: LogFile

    /// Maps the log at a path.
    ///
    /// The program should have ended; what it writes later may be missed.
    ///
    /// - Throws: `RecordingLogError` where the file can't be read or is no log.
    public init(path: String) throws(RecordingLogError) {
        file = try LogFile(path: path)
    }

    /// Maps the log that a descriptor refers to, which stays the caller's.
    ///
    /// - Throws: `RecordingLogError` where the file can't be read or is no log.
    public init(descriptor: Int32) throws(RecordingLogError) {
        file = try LogFile(descriptor: descriptor)
    }

    /// The symbol that the program's Swift runtime lacks, for which nothing could be recorded; nil if it has
    /// all.
    public var missingSymbol: String? {
        let symbol = unsafe withUnsafeBytes(of: file.header.missing_symbol) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        return symbol.isEmpty ? nil : symbol
    }

    /// What this runtime did not let the recorder see, though it records all else.
    public var missingFacts: [MissingFact] {
        MissingFact.allCases.filter { file.header.missing & $0.bit != 0 }
    }

    /// The process that was recorded.
    public var processID: Int64 { file.header.process_id }

    /// Whether the deterministic loop found that nothing could ever run again.
    public var isDeadlock: Bool { file.header.deadlocked != 0 }

    /// Whether times are virtual.
    public var isVirtual: Bool { file.header.clock_source == WEFT_CLOCK_SEQUENCE.rawValue }

    /// The runtime that ran the program, such as `swift-6.3`; nil if it does not say.
    public var runtime: String? {
        let version = file.header.runtime_version
        guard version != 0 else { return nil }
        let patch = version & 0xff
        return "swift-\(version >> 16).\(version >> 8 & 0xff)" + (patch == 0 ? "" : ".\(patch)")
    }

    /// When the recording began: nanoseconds since 1970-01-01T00:00:00Z.
    public var startSinceEpoch: Int64 { file.header.start_realtime }

    /// The trace of the log: everything but what only the command knows.
    ///
    /// O(n log t) for n records of t threads.
    ///
    /// - Parameters:
    ///   - program: What was run.
    ///   - tick: What one job takes under the virtual clock, in nanoseconds.
    ///   - end: Both clocks at a moment after the program's end; the rate of the counter comes from it.
    ///   - exit: How the program ended.
    /// - Returns: The events in order, with what is known of the program.
    public func trace(
        of program: Program,
        tick: TimeSpan,
        end: ClockReading,
        exit: ProgramExit?
    ) -> Trace {
        var assembler = TraceAssembler()
        if file.header.is_late != 0 { assembler.late(LateTasks(in: file)) }
        var records = MergedRecords(file)
        var clock = RecordClock(file.header, end: end)
        var first = true
        while let (record, thread) = records.next(file) {
            if record.fields.kind == UInt8(WEFT_RECORD_CLOCK.rawValue) {
                clock.moveVirtualTime(to: record.fields.value)
                continue
            }
            if first {
                clock.start(at: record.fields.time)
                first = false
            }
            // Clocks of two cores may disagree by nanoseconds: no event is earlier than the one before it.
            assembler.time = max(assembler.time, clock.instant(record.fields.time))
            assembler.take(record.fields, thread: thread, text: file.text(of: record))
        }
        let endTime = max(assembler.time, clock.end)
        let dropped = file.header.dropped
        if dropped > 0 { assembler.add(.gap(Gap(dropped: dropped, from: assembler.time)), nil) }
        let (events, texts) = assembler.finish()
        return Trace(
            program: program,
            clock: isVirtual ? .virtual(tick: tick) : .wall,
            start: isVirtual ? nil : CalendarTime(nanosecondsSinceEpoch: startSinceEpoch).rfc3339,
            events: events,
            texts: texts,
            end: TraceEnd(time: endTime, events: events.count, dropped: dropped, exit: exit)
        )
    }
}
