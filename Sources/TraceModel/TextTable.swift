/// The distinct strings of a trace, each stored once.
///
/// ```swift
/// var texts = TextTable()
/// let name = texts.intern("fetchData")
/// texts[name]  // "fetchData"
/// texts.intern("fetchData") == name  // true
/// ```
public struct TextTable: Sendable {
    private var strings: [String] = []
    private var places: [String: UInt32] = [:]

    /// An empty table.
    public init() {}

    /// How many distinct strings there are.
    public var count: Int { strings.count }

    /// The text of a string, which is added if it is new.
    ///
    /// O(length of the string).
    public mutating func intern(_ string: String) -> Text {
        if let place = places[string] { return Text(index: place) }
        let place = UInt32(strings.count)
        strings.append(string)
        places[string] = place
        return Text(index: place)
    }

    /// Adds a string without looking whether it is there already; for a reader that keeps its own index of bytes.
    ///
    /// Equal strings must not be added twice: equality of texts would no longer mean equality of strings.
    public mutating func append(unique string: String) -> Text {
        let place = UInt32(strings.count)
        strings.append(string)
        places[string] = place
        return Text(index: place)
    }

    /// The text of a string that is in the table, or nil.
    public func find(_ string: String) -> Text? { places[string].map { Text(index: $0) } }

    /// The string of a text of this table.
    public subscript(text: Text) -> String { strings[Int(text.index)] }

    /// The string of a text, if there is one.
    public subscript(text: Text?) -> String? { text.map { strings[Int($0.index)] } }
}
