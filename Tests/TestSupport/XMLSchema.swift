/// Holds XML to an XML Schema: the words of XML Schema 1.0 that JUnit's uses; any other word is a complaint.
///
/// Namespaces other than the schema's own are not known. (W3C, "XML Schema Part 1: Structures", second edition, 2004.)
public struct XMLSchema: Sendable {
    private let root: XMLElement
    private let elements: [String: XMLElement]
    private let types: [String: XMLElement]

    /// The schema in a text, which may begin with a declaration and have comments.
    public init(_ text: String) throws(XMLError) {
        let plain = text.replacing(/<\?xml.*?\?>/, with: "").replacing(/(?s)<!--.*?-->/, with: "")
        root = try XMLReader.read(plain)
        let named = root.children.compactMap { child in child.attributes["name"].map { ($0, child) } }
        elements = Dictionary(
            named.filter { $0.1.name == "xs:element" },
            uniquingKeysWith: { first, _ in first }
        )
        types = Dictionary(
            named.filter { $0.1.name != "xs:element" },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// What is wrong with a document, each with the element; empty if it obeys.
    public func complaints(about document: XMLElement) -> [String] {
        let unknown = Set(root.children.map(\.name)).subtracting([
            "xs:element", "xs:complexType", "xs:simpleType",
        ])
        guard unknown.isEmpty, root.name == "xs:schema" else {
            return ["this checker does not know \(unknown.sorted().first ?? root.name)"]
        }
        return check(document)
    }

    private func check(_ element: XMLElement) -> [String] {
        guard let declaration = elements[element.name] else { return ["\(element.name): no such element"] }
        return check(element, declaration)
    }

    private func check(_ element: XMLElement, _ declaration: XMLElement) -> [String] {
        if let name = declaration.attributes["type"] {
            if let type = types[name], type.name == "xs:complexType" { return check(element, complex: type) }
            let isPlain = element.children.isEmpty && element.attributes.isEmpty
            return (isPlain ? [] : ["\(element.name): more than text"])
                + check(element.text, name, "\(element.name)")
        }
        guard let type = declaration.children.first, type.name == "xs:complexType" else {
            return ["\(element.name): this checker does not know its type"]
        }
        return check(element, complex: type)
    }

    private func check(_ element: XMLElement, complex type: XMLElement) -> [String] {
        var complaints: [String] = []
        if type.attributes["mixed"] != "true", element.text.contains(where: { !$0.isWhitespace }) {
            complaints.append("\(element.name): text")
        }
        complaints += attributes(of: element, type.children.filter { $0.name == "xs:attribute" })
        let names = element.children.map(\.name)
        let models = type.children.filter { $0.name != "xs:attribute" }
        let ends = models.reduce(into: Set([0])) { ends, model in
            ends = Set(ends.flatMap { self.ends(of: model, names, from: $0) })
        }
        if !ends.contains(names.count) {
            complaints.append("\(element.name): \(names.joined(separator: ", ")) in it")
        }
        let local = models.flatMap { $0.all("xs:element") }
        return complaints
            + element.children.flatMap { child in
                let own = local.first { $0.attributes["name"] == child.name }
                return own.map { check(child, $0) } ?? check(child)
            }
    }

    private func attributes(of element: XMLElement, _ declared: [XMLElement]) -> [String] {
        let named = declared.compactMap { one in one.attributes["name"].map { ($0, one.attributes) } }
        let missing = named.filter { $1["use"] == "required" && element.attributes[$0] == nil }
        let known = Dictionary(named, uniquingKeysWith: { first, _ in first })
        return missing.map { "\(element.name): no \($0.0)" }
            + element.attributes.sorted { $0.key < $1.key }.flatMap { name, value in
                guard let type = known[name]?["type"] else { return ["\(element.name): \(name) is unknown"] }
                return check(value, type, "\(element.name)/\(name)")
            }
    }

    /// Whether a text is of a simple type.
    private func check(_ text: String, _ type: String, _ place: String) -> [String] {
        if type == "xs:string" { return [] }
        let patterns = types[type]?.all("xs:pattern").compactMap { $0.attributes["value"] } ?? []
        guard !patterns.isEmpty else { return ["\(place): this checker does not know \(type)"] }
        let fits = patterns.contains { pattern in
            (try? Regex(pattern)).flatMap { try? $0.wholeMatch(in: text) } != nil
        }
        return fits ? [] : ["\(place): \(text) is no \(type)"]
    }

    // MARK: Content

    /// Where a part of a content model may end that begins before one of some elements; empty if it does not fit.
    private func ends(of model: XMLElement, _ names: [String], from start: Int) -> Set<Int> {
        let least = Int(model.attributes["minOccurs"] ?? "1") ?? 0
        let most = model.attributes["maxOccurs"].map { Int($0) ?? .max } ?? 1
        var reached = Set([start])
        var ends: Set<Int> = least == 0 ? [start] : []
        var times = 0
        while times < most, !reached.isEmpty {
            times += 1
            let next = Set(reached.flatMap { once(model, names, from: $0) })
            // What comes to nothing new would come to nothing new for ever.
            if times > least, next.isSubset(of: ends) { break }
            reached = next
            if times >= least { ends.formUnion(next) }
        }
        return ends
    }

    private func once(_ model: XMLElement, _ names: [String], from start: Int) -> Set<Int> {
        switch model.name {
        case "xs:element":
            let name = model.attributes["ref"] ?? model.attributes["name"]
            return start < names.count && names[start] == name ? [start + 1] : []
        case "xs:choice": return Set(model.children.flatMap { ends(of: $0, names, from: start) })
        case "xs:sequence":
            return model.children.reduce(into: [start]) { ends, part in
                ends = Set(ends.flatMap { self.ends(of: part, names, from: $0) })
            }
        default: return []
        }
    }
}
