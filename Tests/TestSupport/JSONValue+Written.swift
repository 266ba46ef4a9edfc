/// JSON as text.
extension JSONValue {
    /// The shortest text that is read as the same value, with members in alphabetical order.
    public var written: String {
        switch self {
        case .object(let members):
            "{"
                + members.sorted { $0.key < $1.key }.map { Self.quoted($0) + ":" + $1.written }.joined(
                    separator: ","
                ) + "}"
        case .array(let elements): "[" + elements.map(\.written).joined(separator: ",") + "]"
        case .string(let text): Self.quoted(text)
        case .number(let number): "\(number)"
        case .decimal(let number): "\(number)"
        case .bool(let value): "\(value)"
        case .null: "null"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
