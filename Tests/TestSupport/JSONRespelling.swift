/// Writes JSON in another way that means the same: keys in another order, other whitespace, other escapes.
public struct JSONRespelling: Sendable {
    private indirect enum Value: Sendable {
        case object([(key: String, value: Value)])
        case array([Value])
        case string(String)
        /// A number or a word, as it stands.
        case plain(String)
    }

    private var generator: SplitMix64
    private let shufflesKeys: Bool
    private let addsSpace: Bool
    private let addsEscapes: Bool
    private var input: [UInt8] = []
    private var index = 0
    private var output: [UInt8] = []

    /// A way of writing that is decided by a seed.
    public init(seed: UInt64) {
        generator = SplitMix64(seed: seed)
        shufflesKeys = Bool.random(using: &generator)
        addsSpace = Bool.random(using: &generator)
        addsEscapes = Bool.random(using: &generator)
    }

    /// The same JSON, written in this way.
    ///
    /// The input must be valid and without whitespace between tokens but newlines.
    public mutating func respell(_ bytes: [UInt8]) -> [UInt8] {
        input = bytes
        index = 0
        output = []
        write(parse())
        space()
        return output
    }

    // MARK: Reading, of what our own writer writes

    private mutating func parse() -> Value {
        skipNewlines()
        switch input[index] {
        case UInt8(ascii: "{"):
            var members: [(String, Value)] = []
            parseList(until: UInt8(ascii: "}")) { parser in
                let key = parser.parseString()
                parser.index += 1
                members.append((key, parser.parse()))
            }
            return .object(members)
        case UInt8(ascii: "["):
            var elements: [Value] = []
            parseList(until: UInt8(ascii: "]")) { elements.append($0.parse()) }
            return .array(elements)
        case UInt8(ascii: "\""): return .string(parseString())
        default:
            let start = index
            while !",]}\n".utf8.contains(input[index]) { index += 1 }
            return .plain(String(decoding: input[start..<index], as: UTF8.self))
        }
    }

    private mutating func parseList(until end: UInt8, _ element: (inout JSONRespelling) -> Void) {
        index += 1
        skipNewlines()
        while input[index] != end {
            element(&self)
            skipNewlines()
            if input[index] == UInt8(ascii: ",") { index += 1 }
            skipNewlines()
        }
        index += 1
    }

    private mutating func parseString() -> String {
        index += 1
        var content: [UInt8] = []
        while input[index] != UInt8(ascii: "\"") {
            if input[index] == UInt8(ascii: "\\") {
                index += 1
                switch input[index] {
                case UInt8(ascii: "u"):
                    let digits = String(decoding: input[(index + 1)..<(index + 5)], as: UTF8.self)
                    content.append(UInt8(digits, radix: 16) ?? 0)
                    index += 4
                case UInt8(ascii: "n"): content.append(10)
                case UInt8(ascii: "r"): content.append(13)
                case UInt8(ascii: "t"): content.append(9)
                case UInt8(ascii: "b"): content.append(8)
                case UInt8(ascii: "f"): content.append(12)
                case let same: content.append(same)
                }
            } else {
                content.append(input[index])
            }
            index += 1
        }
        index += 1
        return String(decoding: content, as: UTF8.self)
    }

    private mutating func skipNewlines() {
        while index < input.count, input[index] == UInt8(ascii: "\n") { index += 1 }
    }

    // MARK: Writing

    private mutating func write(_ value: Value) {
        space()
        switch value {
        case .object(let members):
            let ordered = shufflesKeys ? members.shuffled(using: &generator) : members
            writeList("{", ordered, "}") { writer, member in
                writer.space()
                writer.write(string: member.key)
                writer.space()
                writer.output += ":".utf8
                writer.write(member.value)
            }
        case .array(let elements): writeList("[", elements, "]") { $0.write($1) }
        case .string(let string): write(string: string)
        case .plain(let text): output += text.utf8
        }
        space()
    }

    private mutating func writeList<Element>(
        _ begin: String,
        _ elements: [Element],
        _ end: String,
        _ write: (inout JSONRespelling, Element) -> Void
    ) {
        output += begin.utf8
        for (index, element) in elements.enumerated() {
            if index > 0 { output += ",".utf8 }
            write(&self, element)
        }
        space()
        output += end.utf8
    }

    private mutating func write(string: String) {
        output += "\"".utf8
        for scalar in string.unicodeScalars {
            let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            let wantsEscape = addsEscapes && Int.random(in: 0..<4, using: &generator) == 0
            if mustEscape || wantsEscape {
                for unit in String(scalar).utf16 { output += escape(unit).utf8 }
            } else {
                output += String(scalar).utf8
            }
        }
        output += "\"".utf8
    }

    private mutating func escape(_ unit: UInt16) -> String {
        let short: [UInt16: String] = [
            34: "\\\"", 92: "\\\\", 47: "\\/", 8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r",
        ]
        if let short = short[unit], Bool.random(using: &generator) { return short }
        let digits = String(unit, radix: 16, uppercase: Bool.random(using: &generator))
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    private mutating func space() {
        guard addsSpace else { return }
        let choices = ["", "", "", " ", "\n", "\t", "\r\n", "  \n    "]
        output += (choices.randomElement(using: &generator) ?? "").utf8
    }
}
