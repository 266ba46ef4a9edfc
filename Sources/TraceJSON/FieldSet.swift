/// A set of fields, one bit each.
struct FieldSet: Equatable {
    private var bits: UInt64 = 0

    init() {}

    init(_ fields: Field...) {
        for field in fields { insert(field) }
    }

    /// The first in canonical order.
    var first: Field? { bits == 0 ? nil : Field(rawValue: UInt8(bits.trailingZeroBitCount)) }
    var count: Int { bits.nonzeroBitCount }

    @inline(__always)
    func contains(_ field: Field) -> Bool { bits & Self.bit(field) != 0 }

    @inline(__always)
    mutating func insert(_ field: Field) { bits |= Self.bit(field) }

    func union(_ other: FieldSet) -> FieldSet { FieldSet(bits: bits | other.bits) }
    func intersection(_ other: FieldSet) -> FieldSet { FieldSet(bits: bits & other.bits) }
    func subtracting(_ other: FieldSet) -> FieldSet { FieldSet(bits: bits & ~other.bits) }

    private init(bits: UInt64) { self.bits = bits }

    @inline(__always)
    private static func bit(_ field: Field) -> UInt64 { 1 &<< UInt64(field.rawValue) }

    static let trace = FieldSet(.format, .version, .program, .clock, .start, .events, .end)
    static let program = FieldSet(.command, .runtime, .processID)
    static let clock = FieldSet(.kind, .tick)
    static let end = FieldSet(.time, .events, .dropped, .exit)
    static let exit = FieldSet(.code, .signal, .reason)
}
