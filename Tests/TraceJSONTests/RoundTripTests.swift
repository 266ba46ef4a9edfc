import TestSupport
import Testing
import TraceJSON
import TraceModel

@Test func `a random trace is read as it was written`() throws {
    for seed in 0..<300 as Range<UInt64> {
        var shape = RandomTrace.Shape(seed: seed)
        shape.gaps = seed % 5 == 0 ? 2 : 0
        shape.isTruncated = seed % 7 == 0
        let trace = RandomTrace.make(seed: seed, shape: shape)
        let bytes = TraceWriter.bytes(of: trace)
        let reading = try TraceReader.read(bytes: bytes)
        #expect(reading.trace.program == trace.program, "seed \(seed)")
        #expect(reading.trace.clock == trace.clock, "seed \(seed)")
        #expect(reading.trace.end == trace.end, "seed \(seed)")
        #expect(reading.trace.events.count == trace.events.count, "seed \(seed)")
        #expect(TraceWriter.bytes(of: reading.trace) == bytes, "seed \(seed)")
        #expect(reading.skippedFields == 0 && reading.skippedEvents == 0, "seed \(seed)")
    }
}
