public import TraceModel

/// A trace as it was read, and what became of its file.
public struct TraceReading: Sendable {
    /// The trace.
    public let trace: Trace
    /// How many fields were skipped, since this version of the format does not have them or their value.
    public let skippedFields: Int
    /// How many events were skipped, since this version of the format does not have their kind.
    public let skippedEvents: Int
    /// The line of each event.
    public let lines: EventLines
    /// The line, from 1, on which the end line begins; nil in a truncated trace.
    public let endLine: Int?

    /// Whether the file ended before the trace did, or has no end line.
    public var isTruncated: Bool { trace.isTruncated }
}
