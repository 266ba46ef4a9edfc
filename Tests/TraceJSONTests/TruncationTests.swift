import TestSupport
import Testing
import TraceJSON
import TraceModel

@Test func `a file cut anywhere is read up to its last whole event`() throws {
    let trace = RandomTrace.make(seed: 3, events: 30)
    let bytes = TraceWriter.bytes(of: trace)
    // Nothing can be read before the clock is known.
    let clock = try #require(bytes.indices.first { bytes[$0...].starts(with: "\"clock\"".utf8) })
    let header = try #require(bytes[clock...].firstIndex(of: UInt8(ascii: "}"))) + 1
    // Where each event is whole: behind the last brace of its line.
    let ends = bytes.indices.filter {
        bytes[$0...].starts(with: "},\n{".utf8) || bytes[$0...].starts(with: "}\n]".utf8)
    }
    #expect(ends.count == trace.events.count)
    for length in 0...bytes.count {
        let cut = Array(bytes.prefix(length))
        if length < header {
            #expect(throws: TraceReadError.self, "cut at \(length)") { try TraceReader.read(bytes: cut) }
            continue
        }
        let reading = try TraceReader.read(bytes: cut)
        let isComplete = length >= bytes.count - 1
        #expect(reading.isTruncated == !isComplete, "cut at \(length)")
        let whole = ends.count { $0 < length }
        #expect(reading.trace.events.count == whole, "cut at \(length)")
        #expect(reading.trace.events.elementsEqual(trace.events.prefix(whole)), "cut at \(length)")
    }
}

@Test func `a whole file without its end line is truncated too`() throws {
    var trace = RandomTrace.make(seed: 5)
    trace.end = nil
    let reading = try TraceReader.read(bytes: TraceWriter.bytes(of: trace))
    #expect(reading.isTruncated)
    #expect(reading.trace.events.count == trace.events.count)
}
