import TestSupport
import Testing

@testable import Weft

/// The bytes of a stream, against a plain array that does the same.
struct ByteQueueTests {
    @Test(arguments: 0..<50)
    func `it gives back what was put in, in order`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var queue = ByteQueue()
        var plain: [UInt8] = []
        for _ in 0..<200 {
            let count = Int.random(in: 0..<20, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0, 1, 2:
                let bytes = (0..<count).map { _ in UInt8.random(in: 0..<4, using: &random) }
                queue.append(bytes)
                plain += bytes
            case 3:
                #expect(queue.take(count) == Array(plain.prefix(count)), "seed \(seed)")
                plain.removeFirst(min(count, plain.count))
            default:
                let dropped = min(count, plain.count)
                queue.drop(dropped)
                plain.removeFirst(dropped)
            }
            #expect(Array(queue.all) == plain, "seed \(seed)")
            for separator: [UInt8] in [[3], [1, 2], [0, 0, 1]] {
                let known = Int.random(in: 0...plain.count, using: &random)
                let isSeen = end(of: separator, in: Array(plain.prefix(known))) != nil
                #expect(
                    queue.count(through: separator, known: isSeen ? 0 : known)
                        == end(of: separator, in: plain),
                    "seed \(seed)"
                )
            }
        }
    }

    private func end(of separator: [UInt8], in bytes: [UInt8]) -> Int? {
        bytes.indices.first { bytes[...$0].suffix(separator.count).elementsEqual(separator) }.map { $0 + 1 }
    }
}
