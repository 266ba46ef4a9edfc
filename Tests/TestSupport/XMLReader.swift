/// Reads XML strictly enough to tell whether a file is well-formed, and into a tree that tests can ask.
///
/// Elements, attributes, character data, also in sections, the five named entities and numeric ones: all that our
/// pictures use, and anything else is an error. (Extensible Markup Language 1.0, fifth edition.)
public struct XMLElement: Sendable {
    /// Its name.
    public var name: String
    /// Its attributes.
    public var attributes: [String: String]
    /// The elements in it.
    public var children: [XMLElement]
    /// The text directly in it.
    public var text: String

    /// Every element of a name at any depth, in order of the file; O(elements).
    public func all(_ name: String) -> [XMLElement] {
        children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
    }

    /// Whether a class is among those of the element.
    public func has(class name: String) -> Bool {
        (attributes["class"] ?? "").split(separator: " ").contains(Substring(name))
    }
}

/// Why a file is not well-formed, and where.
public struct XMLError: Error, Sendable, CustomStringConvertible {
    /// What is wrong.
    public var reason: String
    /// How many characters stand before it.
    public var offset: Int

    /// The reason with its place.
    public var description: String { "\(reason) at character \(offset)" }
}

/// Reads one document.
public struct XMLReader: Sendable {
    private let scalars: [Unicode.Scalar]
    private var place = 0

    /// The root element of a document.
    public static func read(_ text: String) throws(XMLError) -> XMLElement {
        var reader = XMLReader(scalars: Array(text.unicodeScalars))
        reader.skipSpace()
        try reader.expect("<")
        let root = try reader.element()
        reader.skipSpace()
        guard reader.place == reader.scalars.count else { throw reader.error("something after the root") }
        return root
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private func error(_ reason: String) -> XMLError { XMLError(reason: reason, offset: place) }

    private var next: Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

    private mutating func expect(_ text: String) throws(XMLError) {
        for scalar in text.unicodeScalars {
            guard next == scalar else { throw error("no \(text)") }
            place += 1
        }
    }

    private mutating func skipSpace() {
        while let scalar = next, [" ", "\n", "\t", "\r"].contains(scalar) { place += 1 }
    }

    private mutating func name() throws(XMLError) -> String {
        var name = ""
        while let scalar = next,
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || [":", "-", "_", "."].contains(scalar)
        {
            name.unicodeScalars.append(scalar)
            place += 1
        }
        guard let first = name.unicodeScalars.first, first.properties.isAlphabetic || first == "_" else {
            throw error("no name")
        }
        return name
    }

    /// An element whose `<` is read already.
    private mutating func element() throws(XMLError) -> XMLElement {
        var element = XMLElement(name: try name(), attributes: [:], children: [], text: "")
        while true {
            let before = place
            skipSpace()
            if next == "/" {
                try expect("/>")
                return element
            }
            if next == ">" { break }
            guard place > before else { throw error("no space before an attribute") }
            let key = try name()
            try expect("=\"")
            guard element.attributes[key] == nil else { throw error("\(key) twice") }
            element.attributes[key] = try characters(until: "\"")
            try expect("\"")
        }
        try expect(">")
        try content(of: &element)
        return element
    }

    private mutating func content(of element: inout XMLElement) throws(XMLError) {
        while true {
            element.text += try characters(until: "<")
            try expect("<")
            if next == "!" {
                try expect("![CDATA[")
                element.text += try section()
                continue
            }
            if next == "/" {
                try expect("/\(element.name)")
                skipSpace()
                try expect(">")
                return
            }
            element.children.append(try self.element())
        }
    }

    /// What stands in a section of character data, as it is, up to its end.
    private mutating func section() throws(XMLError) -> String {
        var text = ""
        while let scalar = next {
            if scalar == "]", scalars[place...].starts(with: "]]>".unicodeScalars) {
                place += 3
                return text
            }
            guard Self.isAllowed(scalar) else {
                throw error("U+\(String(scalar.value, radix: 16)) in a section")
            }
            text.unicodeScalars.append(scalar)
            place += 1
        }
        throw error("a section without an end")
    }

    /// Text with its entities resolved, up to a delimiter.
    private mutating func characters(until end: Unicode.Scalar) throws(XMLError) -> String {
        var text = ""
        while let scalar = next, scalar != end {
            switch scalar {
            case "&": text.unicodeScalars.append(try entity())
            case "<": throw error("a bare <")
            case ">": throw error("a bare >")
            default:
                guard Self.isAllowed(scalar) else {
                    throw error("U+\(String(scalar.value, radix: 16)) is not allowed")
                }
                text.unicodeScalars.append(scalar)
                place += 1
            }
        }
        guard next != nil else { throw error("the end instead of \(end)") }
        return text
    }

    private mutating func entity() throws(XMLError) -> Unicode.Scalar {
        place += 1
        var name = ""
        while let scalar = next, scalar != ";", name.count < 10 {
            name.unicodeScalars.append(scalar)
            place += 1
        }
        try expect(";")
        let named: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
        if let scalar = named[name] { return scalar }
        let digits = name.dropFirst(name.hasPrefix("#x") ? 2 : 1)
        guard name.hasPrefix("#"), let value = UInt32(digits, radix: name.hasPrefix("#x") ? 16 : 10),
            let scalar = Unicode.Scalar(value), Self.isAllowed(scalar)
        else { throw error("no entity: \(name)") }
        return scalar
    }

    /// The production Char of XML 1.0.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
