/// The hash by which a content security policy names a script. (FIPS 180-4, 2015.)
enum SHA256 {
    /// The 32 bytes of a message's hash; O(bytes).
    static func digest(_ message: [UInt8]) -> [UInt8] {
        var state = initial
        for block in padded(message) { compress(block, &state) }
        return state.flatMap { bytes(of: $0) }
    }

    private static func bytes(of word: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
    }

    /// The message with its length, as blocks of sixteen words.
    private static func padded(_ message: [UInt8]) -> [[UInt32]] {
        var bytes = message + [0x80]
        while bytes.count % 64 != 56 { bytes.append(0) }
        let bits = UInt64(message.count) * 8
        bytes += self.bytes(of: UInt32(bits >> 32)) + self.bytes(of: UInt32(truncatingIfNeeded: bits))
        return stride(from: 0, to: bytes.count, by: 64).map { block in
            (0..<16).map { word in
                bytes[(block + 4 * word)..<(block + 4 * word + 4)].reduce(0) { $0 << 8 | UInt32($1) }
            }
        }
    }

    private static func compress(_ block: [UInt32], _ state: inout [UInt32]) {
        func turned(_ word: UInt32, _ bits: UInt32) -> UInt32 { word >> bits | word << (32 - bits) }
        var words = block
        for place in 16..<64 {
            let (early, late) = (words[place - 15], words[place - 2])
            words.append(
                words[place - 16] &+ (turned(early, 7) ^ turned(early, 18) ^ early >> 3)
                    &+ words[place - 7] &+ (turned(late, 17) ^ turned(late, 19) ^ late >> 10)
            )
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for place in 0..<64 {
            let mixed = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)
            let one = h &+ mixed &+ (e & f ^ ~e & g) &+ roundConstants[place] &+ words[place]
            let two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) &+ (a & b ^ a & c ^ b & c)
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ one, c, b, a, one &+ two)
        }
        state = zip(state, [a, b, c, d, e, f, g, h]).map { $0 &+ $1 }
    }

    private static let primes: [UInt64] = {
        var primes: [UInt64] = []
        var number: UInt64 = 2
        while primes.count < 64 {
            if primes.allSatisfy({ number % $0 != 0 }) { primes.append(number) }
            number += 1
        }
        return primes
    }()

    /// The fractions of the square roots of the first eight primes.
    private static let initial: [UInt32] = primes.prefix(8).map {
        UInt32(truncatingIfNeeded: root(2, of: $0))
    }

    /// The fractions of the cube roots of the first 64 primes.
    private static let roundConstants: [UInt32] = primes.map { UInt32(truncatingIfNeeded: root(3, of: $0)) }

    /// The square or cube root of a number in units of 2⁻³², rounded down.
    private static func root(_ degree: Int, of number: UInt64) -> UInt64 {
        var root: UInt64 = 0
        for bit in (0..<37).reversed() {
            let trial = root | 1 << UInt64(bit)
            let power = (1..<degree).reduce(UInt128(trial)) { power, _ in power * UInt128(trial) }
            if power <= UInt128(number) << UInt128(32 * degree) { root = trial }
        }
        return root
    }
}

/// Bytes in 64 letters. (RFC 4648, section 4.)
enum Base64 {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")

    /// The letters of bytes, with `=` to fill up.
    static func text(_ bytes: [UInt8]) -> String {
        stride(from: 0, to: bytes.count, by: 3).map { start in
            let group = bytes[start...].prefix(3)
            let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            let four = [18, 12, 6, 0].map { letters[value >> $0 & 63] }
            return String(four.prefix(group.count + 1)) + String(repeating: "=", count: 3 - group.count)
        }.joined()
    }
}
