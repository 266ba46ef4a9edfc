/// A number, as far as a trace needs it: an integer, or the fact that it is none.
///
/// It is read digit by digit and never kept as text, so a number of a million digits costs nothing.
struct JSONNumber {
    /// The absolute value; meaningless where it overflows or isn't an integer.
    private(set) var magnitude: UInt64 = 0
    private(set) var isNegative = false
    private(set) var overflows = false
    /// Whether it is written without fraction and exponent.
    ///
    /// `1e3` is no integer here: a tool that writes exponents
    /// has usually rounded nanoseconds already.
    private(set) var isInteger = true

    /// The integer, if it is in a range.
    func value(in range: ClosedRange<UInt64>) -> UInt64? {
        // -0 is a number below zero too: no writer means it.
        !isNegative && !overflows && range ~= magnitude ? magnitude : nil
    }

    /// The integer as an error shows it.
    var found: TraceReadError.Number {
        TraceReadError.Number(magnitude: overflows ? nil : magnitude, isNegative: isNegative)
    }

    private enum Part {
        case sign, first, zero, digits, point, fraction, exponent, exponentSign, exponentDigits
    }
    private var part = Part.sign

    /// Reads on; true when the number ended before `index`.
    mutating func read(
        _ bytes: Span<UInt8>,
        _ index: inout Int,
        _ scanner: JSONScanner
    ) throws(TraceReadError) -> Bool {
        while index < bytes.count {
            let byte = bytes[index]
            guard let next = next(byte) else {
                if isComplete {
                    guard part != .zero || !Self.isDigit(byte) else {
                        throw error(byte, .noMoreDigits, scanner.position(index))
                    }
                    return true
                }
                throw error(byte, .digit, scanner.position(index))
            }
            if next == .first { isNegative = true }
            if next == .digits || next == .zero { add(byte &- UInt8(ascii: "0")) }
            if next == .point || next == .exponent { isInteger = false }
            part = next
            index += 1
        }
        return false
    }

    private func next(_ byte: UInt8) -> Part? {
        let isDigit = Self.isDigit(byte)
        let isExponent = byte | 0x20 == UInt8(ascii: "e")
        switch part {
        case .sign where byte == UInt8(ascii: "-"): return .first
        case .sign, .first: return isDigit ? (byte == UInt8(ascii: "0") ? .zero : .digits) : nil
        case .zero, .digits:
            if isDigit { return part == .digits ? .digits : nil }
            return byte == UInt8(ascii: ".") ? .point : isExponent ? .exponent : nil
        case .point: return isDigit ? .fraction : nil
        case .fraction: return isDigit ? .fraction : isExponent ? .exponent : nil
        case .exponent where byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-"): return .exponentSign
        case .exponent, .exponentSign, .exponentDigits: return isDigit ? .exponentDigits : nil
        }
    }

    private var isComplete: Bool {
        switch part {
        case .zero, .digits, .fraction, .exponentDigits: true
        case .sign, .first, .point, .exponent, .exponentSign: false
        }
    }

    private mutating func add(_ digit: UInt8) {
        let (tens, first) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, second) = tens.addingReportingOverflow(UInt64(digit))
        magnitude = sum
        overflows = overflows || first || second
    }

    private func error(
        _ found: UInt8,
        _ expected: TraceReadError.Expectation,
        _ position: TraceReadError.Position
    ) -> TraceReadError {
        TraceReadError(.unexpected(found: found, expected: expected), at: position)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
