/// Holds JSON to a schema: the words of JSON Schema 2020-12 that ours use, and those of draft 4 that SARIF's does; any
/// other word is a complaint.
public struct JSONSchema: Sendable {
    private let root: JSONValue

    /// The schema in a text.
    public init(_ text: String) throws(JSONValueError) { root = try JSONValue(text) }

    /// What is wrong with a value, each with where it stands; empty if it obeys.
    public func complaints(about value: JSONValue) -> [String] { check(value, root, at: "") }

    private func check(_ value: JSONValue, _ schema: JSONValue, at path: String) -> [String] {
        guard case .object(let rules) = schema else { return ["\(path): the schema is no object"] }
        var complaints: [String] = []
        for (word, rule) in rules.sorted(by: { $0.key < $1.key }) {
            switch word {
            case "$schema", "$defs", "id", "definitions", "title", "description", "default": break
            case "$ref": complaints += reference(value, rule, at: path)
            case "type":
                let types = rule.text.map { [$0] } ?? rule.elements.compactMap(\.text)
                let isNumber = types.contains("number") && value.type == "integer"
                if !types.contains(value.type), !isNumber {
                    complaints.append("\(path): no \(types.joined(separator: " or "))")
                }
            case "enum":
                if !rule.elements.contains(value) { complaints.append("\(path): none of those allowed") }
            case "const": if rule != value { complaints.append("\(path): not the one value allowed") }
            case "minItems":
                if case .array(let elements) = value, elements.count < rule.number ?? 0 {
                    complaints.append("\(path): fewer than \(rule.number ?? 0) elements")
                }
            case "maxItems":
                if case .array(let elements) = value, elements.count > rule.number ?? 0 {
                    complaints.append("\(path): more than \(rule.number ?? 0) elements")
                }
            case "minLength":
                if let text = value.text, text.unicodeScalars.count < rule.number ?? 0 {
                    complaints.append("\(path): shorter than \(rule.number ?? 0)")
                }
            case "pattern":
                guard let pattern = try? Regex(rule.text ?? "[") else { return ["\(path): no pattern"] }
                if let text = value.text, text.firstMatch(of: pattern) == nil {
                    complaints.append("\(path): does not match \(rule.text ?? "")")
                }
            case "oneOf":
                let fitting = rule.elements.count { check(value, $0, at: path).isEmpty }
                if fitting != 1 { complaints.append("\(path): fits \(fitting) of the forms, not one") }
            case "anyOf":
                if !rule.elements.contains(where: { check(value, $0, at: path).isEmpty }) {
                    complaints.append("\(path): fits none of the forms")
                }
            case "minimum", "maximum":
                guard case (.number(let number), .number(let limit)) = (value, rule) else { break }
                if word == "minimum" ? number < limit : number > limit {
                    complaints.append("\(path): beyond \(limit)")
                }
            case "uniqueItems":
                if rule == .bool(true), Set(value.elements.map(\.written)).count != value.elements.count {
                    complaints.append("\(path): the same twice")
                }
            case "format":
                if let text = value.text, !Self.has(text, format: rule.text ?? "") {
                    complaints.append("\(path): no \(rule.text ?? "")")
                }
            case "required":
                for name in rule.elements.compactMap(\.text) where value[name] == nil {
                    complaints.append("\(path): no \(name)")
                }
            case "items":
                for (index, element) in value.elements.enumerated() {
                    complaints += check(element, rule, at: "\(path)/\(index)")
                }
            case "properties": complaints += members(value, rule, rules["additionalProperties"], at: path)
            case "additionalProperties":
                if rules["properties"] == nil { complaints += members(value, .object([:]), rule, at: path) }
            default: complaints.append("\(path): this checker does not know \(word)")
            }
        }
        return complaints
    }

    private func reference(_ value: JSONValue, _ rule: JSONValue, at path: String) -> [String] {
        let steps = (rule.text ?? "").split(separator: "/", omittingEmptySubsequences: false)
        guard steps.count == 3, steps[0] == "#", let schema = root[String(steps[1])]?[String(steps[2])] else {
            return ["\(path): a reference to nothing"]
        }
        return check(value, schema, at: path)
    }

    /// Whether a text is a URI, a reference to one (RFC 3986), or a moment (RFC 3339); nothing is in another format.
    private static func has(_ text: String, format: String) -> Bool {
        let signs = /(?:[A-Za-z0-9\-._~:\/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*/
        return switch format {
        case "uri":
            text.wholeMatch(of: signs) != nil && text.prefixMatch(of: /[A-Za-z][A-Za-z0-9+.\-]*:/) != nil
        case "uri-reference": text.wholeMatch(of: signs) != nil
        case "date-time":
            text.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+\-]\d\d:\d\d)/) != nil
        default: false
        }
    }

    private func members(
        _ value: JSONValue,
        _ known: JSONValue,
        _ additional: JSONValue?,
        at path: String
    ) -> [String] {
        guard case .object(let members) = value else { return [] }
        return members.sorted { $0.key < $1.key }.flatMap { name, member in
            if let schema = known[name] { return check(member, schema, at: "\(path)/\(name)") }
            if let additional, case .object = additional {
                return check(member, additional, at: "\(path)/\(name)")
            }
            return additional == .bool(false) ? ["\(path): \(name) is unknown"] : []
        }
    }
}

extension JSONValue {
    fileprivate var number: Int? { if case .number(let number) = self { number } else { nil } }

    /// Its type in the words of the schema.
    fileprivate var type: String {
        switch self {
        case .object: "object"
        case .array: "array"
        case .string: "string"
        case .number: "integer"
        case .decimal: "number"
        case .bool: "boolean"
        case .null: "null"
        }
    }
}
