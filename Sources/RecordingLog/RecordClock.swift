internal import CRecording
internal import TraceModel

/// Both clocks of a recording, read at the same moment.
public struct ClockReading: Sendable {
    /// The processor's counter.
    public let ticks: UInt64
    /// CLOCK_MONOTONIC in nanoseconds.
    public let monotonic: UInt64

    /// Reads both clocks now.
    public static func now() -> ClockReading {
        ClockReading(ticks: weft_clock_ticks(), monotonic: weft_clock_monotonic())
    }
}

/// Turns the times of records into instants of the trace.
struct RecordClock {
    private let source: UInt32
    private let startTicks: UInt64
    private let startMonotonic: UInt64
    private let reading: ClockReading
    private var first: UInt64
    private let startVirtual: UInt64
    private var virtualNow = Instant.zero

    init(_ header: weft_log_header, end: ClockReading) {
        source = header.clock_source
        startTicks = header.start_ticks
        startMonotonic = header.start_monotonic
        startVirtual = header.start_virtual
        first = header.start_monotonic
        reading = end
    }

    /// Makes the time of the first record the start of the trace.
    mutating func start(at time: UInt64) { first = monotonic(time) }

    mutating func moveVirtualTime(to nanoseconds: UInt64) {
        let since = nanoseconds > startVirtual ? nanoseconds - startVirtual : 0
        virtualNow = Instant(nanoseconds: Int64(clamping: since))
    }

    func instant(_ time: UInt64) -> Instant {
        if source == WEFT_CLOCK_SEQUENCE.rawValue { return virtualNow }
        let now = monotonic(time)
        return Instant(nanoseconds: now > first ? Int64(clamping: now - first) : 0)
    }

    /// When the program was seen to have ended.
    var end: Instant {
        if source == WEFT_CLOCK_SEQUENCE.rawValue { return virtualNow }
        return Instant(
            nanoseconds: reading.monotonic > first ? Int64(clamping: reading.monotonic - first) : 0
        )
    }

    /// Nanoseconds of CLOCK_MONOTONIC.
    ///
    /// The counter's rate is that between the log's start and the reading at its end,
    /// so it holds for any processor and drifts with the clock that the rest of the system uses.
    private func monotonic(_ time: UInt64) -> UInt64 {
        guard source == WEFT_CLOCK_TSC.rawValue, reading.ticks > startTicks, time > startTicks else {
            return source == WEFT_CLOCK_TSC.rawValue ? startMonotonic : time
        }
        let span = reading.monotonic - startMonotonic
        let product = (time - startTicks).multipliedFullWidth(by: span)
        // A time after the reading would be a record written after the program's end; the quotient still
        // fits.
        let rate = reading.ticks - startTicks
        guard product.high < rate else { return reading.monotonic }
        return startMonotonic + rate.dividingFullWidth(product).quotient
    }
}
