/// A colour, and how well it stands out from another one (WCAG 2.2, 1.4.3 and 1.4.11).
public struct Colour: Hashable, Sendable, CustomStringConvertible {
    /// Red, green and blue; 0 to 255.
    private var channels: [Int]

    /// The colour that a style sheet calls `#1a1d21`, or a browser `rgb(26, 29, 33)`; nil for any other spelling.
    public init?(_ text: String) {
        if text.hasPrefix("#"), text.count == 7, let value = Int(text.dropFirst(), radix: 16) {
            channels = [value >> 16, value >> 8 & 255, value & 255]
        } else {
            let parts = text.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }.split(separator: ",")
            channels = parts.compactMap { Int($0.filter { $0 != " " }) }
            guard text.hasPrefix("rgb("), channels.count == 3 else { return nil }
        }
    }

    /// As a browser spells it.
    public var description: String { "rgb(\(channels.map { "\($0)" }.joined(separator: ", ")))" }

    /// The relative luminance; 0 to 1.
    private var luminance: Double {
        let parts = channels.map { channel in
            let share = Double(channel) / 255
            return share <= 0.04045 ? share / 12.92 : Self.power((share + 0.055) / 1.055)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// A number to the power of 2.4: the fifth root of its twelfth power, by Newton's method.
    private static func power(_ base: Double) -> Double {
        var target = 1.0
        for _ in 0..<12 { target *= base }
        var root = 1.0
        for _ in 0..<60 {
            let fourth = root * root * root * root
            root -= (root * fourth - target) / (5 * fourth)
        }
        return root
    }

    /// The contrast of two colours; 1 to 21.
    public func contrast(with other: Colour) -> Double {
        let (first, second) = (luminance, other.luminance)
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }
}
