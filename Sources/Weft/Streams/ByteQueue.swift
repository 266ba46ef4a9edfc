/// Bytes that have come and were not yet asked for, or were written and could not yet be sent.
struct ByteQueue: Sendable {
    private var bytes: [UInt8] = []
    /// How many at the front of `bytes` are gone.
    private var start = 0

    /// How many bytes are in it.
    var count: Int { bytes.count - start }

    var isEmpty: Bool { count == 0 }

    /// The bytes in it, oldest first.
    var all: ArraySlice<UInt8> { bytes[start...] }

    mutating func append(_ more: some Collection<UInt8>) { bytes.append(contentsOf: more) }

    /// Takes out the first `limit` bytes, or all if there are fewer: O(their number) on average.
    mutating func take(_ limit: Int) -> [UInt8] {
        guard limit < count || start > 0 else {
            defer { bytes = [] }
            return bytes
        }
        let taken = Array(all.prefix(limit))
        drop(taken.count)
        return taken
    }

    /// Lets go of the first bytes.
    mutating func drop(_ number: Int) {
        start += number
        if start == bytes.count {
            bytes = []
            start = 0
        } else if start > bytes.count / 2 {
            // Moved only when half of the storage is empty, so that each byte is moved once on average.
            bytes.removeFirst(start)
            start = 0
        }
    }

    /// How many bytes there are up to the end of the first `separator`; nil without one.
    ///
    /// The first `known` bytes are known not to hold it: a long wait does not look at them again and again.
    func count(through separator: [UInt8], known: Int) -> Int? {
        guard let last = separator.last else { return nil }
        var place = start + max(known, separator.count - 1)
        while place < bytes.count {
            if bytes[place] == last, bytes[...place].suffix(separator.count).elementsEqual(separator) {
                return place + 1 - start
            }
            place += 1
        }
        return nil
    }
}
