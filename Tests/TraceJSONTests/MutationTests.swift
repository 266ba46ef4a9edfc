import TestSupport
import Testing
import TraceJSON
import TraceModel

extension SplitMix64 {
    /// A damaged copy: bytes changed, cut out, doubled or put in, a few times over.
    fileprivate mutating func damage(_ bytes: [UInt8]) -> [UInt8] {
        var damaged = bytes
        for _ in 0..<Int.random(in: 1...3, using: &self) where !damaged.isEmpty {
            let place = Int.random(in: 0..<damaged.count, using: &self)
            let end = min(damaged.count, place + Int.random(in: 1...40, using: &self))
            switch Int.random(in: 0..<6, using: &self) {
            case 0: damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            case 1: damaged[place] = UInt8.random(in: 0...255, using: &self)
            case 2: damaged.removeSubrange(place..<end)
            case 3: damaged.insert(contentsOf: damaged[place..<end], at: place)
            case 4: damaged.insert(Array("{}[]\",:\\u0-e".utf8).randomElement(using: &self) ?? 0, at: place)
            default: damaged.removeSubrange(place...)
            }
        }
        return damaged
    }
}

@Test func `a damaged file is read, or gives an error inside it, the same in pieces`() {
    for seed in 0..<2000 as Range<UInt64> {
        var generator = SplitMix64(seed: seed)
        let original = TraceWriter.bytes(of: RandomTrace.make(seed: seed % 40, events: 40))
        let bytes = generator.damage(original)
        let whole = Result { try TraceReader.read(bytes: bytes) }
        let pieces = Result {
            var reader = TraceReader()
            let size = Int.random(in: 1...50, using: &generator)
            for first in stride(from: 0, to: bytes.count, by: size) {
                try reader.read(bytes.span.extracting(first..<min(bytes.count, first + size)))
            }
            return try reader.finish()
        }
        switch (whole, pieces) {
        case (.success(let whole), .success(let pieces)):
            #expect(whole.trace.events == pieces.trace.events, "seed \(seed)")
            #expect(whole.lines == pieces.lines, "seed \(seed)")
            // What was read can be written, and then reads the same.
            let again = try? TraceReader.read(bytes: TraceWriter.bytes(of: whole.trace))
            #expect(again?.trace.events.count == whole.trace.events.count, "seed \(seed)")
            // The laws hold or not, but the check ends.
            _ = whole.trace.lawReport()
        case (.failure(let error as TraceReadError), .failure(let other as TraceReadError)):
            #expect(error == other, "seed \(seed)")
            expectInside(error.position, bytes, "seed \(seed)")
            #expect(!error.sentence.isEmpty, "seed \(seed)")
        default: Issue.record("seed \(seed): whole and in pieces differ: \(whole) \(pieces)")
        }
    }
}

private func expectInside(_ position: TraceReadError.Position, _ bytes: [UInt8], _ comment: Comment) {
    guard 0...bytes.count ~= position.byte else {
        Issue.record("\(comment): byte \(position.byte) of \(bytes.count)")
        return
    }
    let before = bytes[..<position.byte]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    #expect(position.line == before.count { $0 == UInt8(ascii: "\n") } + 1, comment)
    #expect(position.column == position.byte - lineStart + 1, comment)
}
