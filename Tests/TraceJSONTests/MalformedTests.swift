import TestSupport
import Testing
import TraceJSON
import TraceModel

private let folder = "traces/malformed"

/// What reading gives, in pieces of a size: the place and the sentence of the error.
private func outcome(of bytes: [UInt8], inPiecesOf size: Int? = nil) -> String {
    do {
        var reader = TraceReader()
        let size = size ?? max(1, bytes.count)
        for first in stride(from: 0, to: bytes.count, by: size) {
            try reader.read(bytes.span.extracting(first..<min(bytes.count, first + size)))
        }
        let reading = try reader.finish()
        return "no error: \(reading.trace.events.count) events\n"
    } catch {
        return "\(error)\n"
    }
}

@Test(arguments: Golden.names(in: folder).filter { $0.hasSuffix(".json") })
func `each malformed file gets its sentence`(name: String) throws {
    let bytes = try #require(Golden.bytes("\(folder)/\(name)"))
    let text = outcome(of: bytes)
    #expect(!text.hasPrefix("no error"))
    Golden.expect(text, matches: "\(folder)/\(name.dropLast(5)).error")
    for size in 1...7 { #expect(outcome(of: bytes, inPiecesOf: size) == text, "in pieces of \(size)") }
}

@Test func `every file of expected errors has its trace`() {
    let names = Golden.names(in: folder)
    #expect(!names.isEmpty)
    for name in names where name.hasSuffix(".error") {
        #expect(names.contains(name.dropLast(6) + ".json"))
    }
}

/// Files that are no text, which therefore stand here.
@Test(
    arguments: [
        (
            [0x1F, 0x8B, 0x08, 0x00],
            "this is a gzip file, not a trace; unpack it first: gunzip -c FILE | weft … -"
        ),
        (
            [0x28, 0xB5, 0x2F, 0xFD],
            "this is a Zstandard file, not a trace; unpack it first: zstd -dc FILE | weft … -"
        ),
        ([0x50, 0x4B, 0x03, 0x04], "this is a zip archive, not a trace; unpack it first"),
        (
            [0x7F, 0x45, 0x4C, 0x46],
            "this is a program (ELF), not a trace; to record a program: weft record -- PROGRAM"
        ),
        ([0x7B, 0x00, 0x22, 0x00], "this is UTF-16 text, not a trace; save it as UTF-8"),
        ([0xFF, 0xFE, 0x7B, 0x00], "this is UTF-16 text, not a trace; save it as UTF-8"),
        ([0x00], "this is not a trace; a trace is JSON and begins with {"),
        ([0xFF], "this is not a trace; a trace is JSON and begins with {"),
    ] as [([UInt8], String)]
)
func `a file of another kind is named`(bytes: [UInt8], sentence: String) {
    #expect(outcome(of: bytes) == "line 1, column 1 (byte 0): \(sentence)\n")
    #expect(outcome(of: bytes, inPiecesOf: 1) == "line 1, column 1 (byte 0): \(sentence)\n")
}

@Test(
    arguments: [
        ([0xFF], 1, "byte 0xFF begins no character here; the file must be UTF-8"),
        ([0x80], 1, "byte 0x80 begins no character here; the file must be UTF-8"),
        // An overlong slash.
        ([0xC0, 0xAF], 1, "byte 0xC0 begins no character here; the file must be UTF-8"),
        ([0xE0, 0x80, 0xAF], 1, "byte 0xE0 begins no character here; the file must be UTF-8"),
        // Half of a surrogate pair.
        ([0x61, 0xED, 0xA0, 0x80], 2, "byte 0xED begins no character here; the file must be UTF-8"),
        // Cut short by the quote.
        ([0xE2, 0x82], 1, "byte 0xE2 begins no character here; the file must be UTF-8"),
        // Beyond U+10FFFF.
        ([0xF4, 0x90, 0x80, 0x80], 1, "byte 0xF4 begins no character here; the file must be UTF-8"),
        ([0xF5, 0x80, 0x80, 0x80], 1, "byte 0xF5 begins no character here; the file must be UTF-8"),
        ([0x00], 1, "byte 0x00 stands in a string; a control character must be written as an escape"),
        ([0x62, 0x1F], 2, "byte 0x1F stands in a string; a control character must be written as an escape"),
    ] as [([UInt8], Int, String)]
)
func `bytes that are no text are found in known and in skipped strings`(
    content: [UInt8],
    column: Int,
    sentence: String
) {
    let header = #"{"format":"weft-trace","version":1,"clock":{"kind":"wall"},"events":["#
    for key in ["text", "future"] {
        let start = Array("\(header)\n{\"t\":0,\"event\":\"mark\",\"\(key)\":\"".utf8)
        let bytes = start + content + Array("\"}\n]}".utf8)
        let byte = start.count + column - 1
        let expected = "line 2, column \(byte - header.utf8.count) (byte \(byte)): \(sentence)\n"
        #expect(outcome(of: bytes) == expected)
        #expect(outcome(of: bytes, inPiecesOf: 1) == expected)
    }
}
