extension Span<UInt8> {
    /// The eight bytes from an index on, the first one lowest; nil within eight bytes of the end.
    ///
    /// One load instruction: the compiler sees that the slice is eight bytes long, and merges loads that are
    /// joined pairwise. (Joined one after the other, or in a loop, it merges only some of them once this is
    /// inlined.)
    @inlinable
    @inline(__always)
    package func word(at index: Int) -> UInt64? {
        guard index >= 0, index < count - 7 else { return nil }
        let bytes = extracting(index..<(index + 8))
        let first = UInt64(bytes[0]) | UInt64(bytes[1]) &<< 8
        let second = UInt64(bytes[2]) &<< 16 | UInt64(bytes[3]) &<< 24
        let third = UInt64(bytes[4]) &<< 32 | UInt64(bytes[5]) &<< 40
        let fourth = UInt64(bytes[6]) &<< 48 | UInt64(bytes[7]) &<< 56
        return (first | second) | (third | fourth)
    }
}
