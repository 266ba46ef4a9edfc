import TestSupport

/// What is drawn in a path, part by part.
struct Parts {
    /// A stretch of time: a rectangle's left and right side.
    struct Stretch {
        var from: Double
        var to: Double
    }

    /// The rectangles of a path of stretches.
    static func stretches(_ path: String) -> [Stretch] {
        path.split(separator: "M").compactMap { part in
            let numbers = part.split { " hvHz".contains($0) }.compactMap { Double($0) }
            return numbers.count == 5 ? Stretch(from: numbers[0], to: numbers[0] + numbers[2]) : nil
        }
    }
}

extension Browser {
    /// What a selector's first element has in an attribute.
    func attribute(_ name: String, of selector: String) throws -> String {
        let element = "document.querySelector(\(JSONValue.string(selector).written))"
        return try text("\(element).getAttribute('\(name)')")
    }

    /// How many elements a selector finds.
    func count(_ selector: String) throws -> Int {
        let found = "document.querySelectorAll(\(JSONValue.string(selector).written)).length"
        return Int(try number(found))
    }

    /// What a screen reader tells of the page: roles and names, in order.
    func heard() throws -> [String] {
        let nodes = try call("Accessibility.getFullAXTree")["nodes"]?.elements ?? []
        return nodes.filter { $0["ignored"] != .bool(true) }.map { node in
            "\(node["role"]?["value"]?.text ?? "") \(node["name"]?["value"]?.text ?? "")"
        }
    }

    /// What the line below the controls says.
    func told() throws -> String { try text("document.querySelector('.told').textContent") }

    /// The plot, and the stretches of each lane by `#task-1 running`.
    func stretches() throws -> [String: [Parts.Stretch]] {
        let script = """
            JSON.stringify(Object.fromEntries([...document.querySelectorAll('.lane > path')]
              .filter(path => /^(running|ready|suspended|created|unknown)$/.test(path.className.baseVal))
              .map(path => [path.parentNode.id + ' ' + path.className.baseVal, path.getAttribute('d')])))
            """
        guard case .object(let paths) = try JSONValue(text(script)) else { return [:] }
        return paths.mapValues { Parts.stretches($0.text ?? "") }
    }
}
