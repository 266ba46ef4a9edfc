/// Holds a report to the form of JUnit's XML that its strictest reader accepts.
///
/// Written from what the xUnit plugin of Jenkins demands of a file before it reads it (`junit-10.xsd` there): which
/// elements and attributes there are, and which must be there. Other readers take this and more.
public enum JUnitShape: Sendable {
    private struct Rule {
        var required: [String] = []
        var optional: [String] = []
        var children: [String] = []
        var hasText = false
    }

    private static let rules: [String: Rule] = [
        "testsuites": Rule(
            optional: ["name", "time", "tests", "failures", "errors"],
            children: ["testsuite"]
        ),
        "testsuite": Rule(
            required: ["name", "tests", "failures", "errors"],
            optional: [
                "group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url",
            ],
            children: ["testsuite", "properties", "testcase", "system-out", "system-err"]
        ),
        "properties": Rule(children: ["property"]),
        "property": Rule(required: ["name", "value"]),
        "testcase": Rule(
            required: ["name"],
            optional: ["time", "classname", "group"],
            children: ["skipped", "error", "failure", "system-out", "system-err"]
        ),
        "failure": Rule(optional: ["type", "message"], hasText: true),
        "error": Rule(optional: ["type", "message"], hasText: true),
        "skipped": Rule(optional: ["type", "message"], hasText: true),
        "system-out": Rule(hasText: true),
        "system-err": Rule(hasText: true),
    ]

    /// What is wrong with a report, each with the element; empty if it has the form, and its counts are right.
    public static func complaints(about root: XMLElement) -> [String] {
        var complaints = root.name == "testsuites" ? [] : ["the root is \(root.name)"]
        complaints += check(root)
        for suite in [root] + root.all("testsuite") {
            let cases = suite.all("testcase")
            for (attribute, element) in [
                ("failures", "failure"), ("errors", "error"), ("skipped", "skipped"),
            ] {
                let count = cases.count { !$0.all(element).isEmpty }
                if let told = suite.attributes[attribute], told != String(count) {
                    complaints.append("\(suite.name): \(told) \(attribute), but there are \(count)")
                }
            }
            if suite.attributes["tests"] != String(cases.count) {
                complaints.append("\(suite.name): wrong tests")
            }
        }
        return complaints
    }

    private static func check(_ element: XMLElement) -> [String] {
        guard let rule = rules[element.name] else { return ["\(element.name): no such element"] }
        var complaints: [String] = []
        for name in rule.required where element.attributes[name] == nil {
            complaints.append("\(element.name): no \(name)")
        }
        for name in element.attributes.keys.sorted() where !(rule.required + rule.optional).contains(name) {
            complaints.append("\(element.name): \(name) is unknown")
        }
        if !rule.hasText, element.text.contains(where: { !$0.isWhitespace }) {
            complaints.append("\(element.name): text")
        }
        for child in element.children {
            if !rule.children.contains(child.name) {
                complaints.append("\(element.name): \(child.name) in it")
            }
            complaints += check(child)
        }
        return complaints
    }
}
