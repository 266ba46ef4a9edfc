import TraceJSON
import TraceModel

/// One input of libFuzzer; see tools/fuzz.
///
/// The input is read whole and in pieces: both must give the same trace or the same error. A trace that was
/// read must be the same after it was written and read again, and the check of its laws must end.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let whole = read(bytes, size: max(1, count))
    let pieces = read(bytes, size: 1 + (bytes.first.map { Int($0) & 7 } ?? 0))
    switch (whole, pieces) {
    case (.success(let reading), .success(let other)):
        precondition(reading.trace.events == other.trace.events && reading.lines == other.lines)
        precondition(reading.skippedFields == other.skippedFields)
        let written = TraceWriter.bytes(of: reading.trace)
        guard case .success(let again) = read(written, size: written.count) else {
            fatalError("what was written can't be read")
        }
        precondition(again.trace.events == reading.trace.events && again.trace.end == reading.trace.end)
        precondition(TraceWriter.bytes(of: again.trace) == written)
        _ = reading.trace.lawReport().first?.sentence
    case (.failure(let error), .failure(let other)):
        precondition(error == other && 0...count ~= error.position.byte && !error.sentence.isEmpty)
    default: fatalError("whole and in pieces differ")
    }
    return 0
}

private func read(_ bytes: [UInt8], size: Int) -> Result<TraceReading, TraceReadError> {
    do throws(TraceReadError) {
        var reader = TraceReader()
        for first in stride(from: 0, to: bytes.count, by: size) {
            try reader.read(bytes.span.extracting(first..<min(bytes.count, first + size)))
        }
        return .success(try reader.finish())
    } catch {
        return .failure(error)
    }
}
