import TestSupport
import Testing
import TraceJSON
import TraceModel

private let header = #"{"format":"weft-trace","version":1,"clock":{"kind":"wall"},"#

/// The error that endless repetition of a piece ends in, within so many repetitions.
private func error(after start: String, repeating piece: [UInt8], times: Int) -> TraceReadError.Fact? {
    do {
        var reader = TraceReader()
        try reader.read(Array(start.utf8).span)
        for _ in 0..<times { try reader.read(piece.span) }
        return nil
    } catch {
        return error.fact
    }
}

@Test func `a hundred thousand levels of nesting are refused at the limit`() {
    for (opening, start) in [("[", #""x":"#), (#"{"a":"#, #""x":"#), ("[", #""events":[{"task":"#)] {
        let piece = Array(String(repeating: opening, count: 1000).utf8)
        let fact = error(after: header + start, repeating: piece, times: 100)
        #expect(fact == .tooDeep(limit: TraceFormat.deepestNesting))
    }
}

@Test func `nesting up to the limit is skipped`() throws {
    let depth = TraceFormat.deepestNesting - 1
    let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let reading = try TraceReader.read(bytes: Array(#"\#(header)"x":\#(nested),"events":[]}"#.utf8))
    #expect(reading.skippedFields == 1)
    let deeper = Array(#"\#(header)"x":[\#(nested)],"events":[]}"#.utf8)
    #expect(throws: TraceReadError.self) { try TraceReader.read(bytes: deeper) }
}

@Test func `a string without end is refused at the limit`() {
    let piece = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)
    for start in [#""start":""#, #""future":""#, #"""#, #""events":[{"t":0,"event":"mark","text":""#] {
        let fact = error(after: header + start, repeating: piece, times: 1024)
        #expect(fact == .stringTooLong(limit: TraceFormat.longestString), "\(start)")
    }
}

@Test func `a number of a million digits is refused`() {
    let digits = String(repeating: "9", count: 1_000_000)
    let bytes = Array(#"\#(header)"events":[{"t":\#(digits),"event":"start","task":1}]}"#.utf8)
    #expect(throws: TraceReadError.self) { try TraceReader.read(bytes: bytes) }
}

@Test func `a hundred thousand events may stand on one line`() throws {
    let event = #"{"t":0,"event":"mark","text":"x"}"#
    let count = 100_000
    let events = Array(repeating: event, count: count).joined(separator: ",")
    let bytes = Array(#"\#(header)"events":[\#(events)]}"#.utf8)
    let reading = try TraceReader.read(bytes: bytes)
    #expect(reading.trace.events.count == count)
    #expect(reading.trace.texts.count == 1)
    #expect(reading.lines[count - 1] == 1)
}

@Test func `two hundred thousand distinct strings are kept apart`() throws {
    let count = 200_000
    var builder = TraceBuilder(clock: .wall)
    for number in 0..<count { builder.print("line \(number)") }
    let reading = try TraceReader.read(bytes: TraceWriter.bytes(of: builder.finish()))
    #expect(reading.trace.texts.count == count)
    let last = try #require(reading.trace.texts.find("line \(count - 1)"))
    #expect(Int(last.index) == count - 1)
}
