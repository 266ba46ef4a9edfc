/// Holds a report to the form of JUnit's XML that its strictest reader demands, and to its own counts.
///
/// The form is the schema that the xUnit plugin of Jenkins holds a file to before it reads it
/// (`Tests/Schemas/junit-10.xsd`). Other readers take this and more.
public enum JUnitShape: Sendable {
    /// What is wrong with a report, each with the element; empty if it has the form, and its counts are right.
    public static func complaints(about root: XMLElement) throws -> [String] {
        let schema = try XMLSchema(Golden.read("Tests/Schemas/junit-10.xsd") ?? "")
        return (root.name == "testsuites" ? [] : ["the root is \(root.name)"])
            + schema.complaints(about: root) + ([root] + root.all("testsuite")).flatMap { counts(of: $0) }
    }

    private static func counts(of suite: XMLElement) -> [String] {
        let cases = suite.all("testcase")
        var complaints =
            suite.attributes["tests"] == String(cases.count) ? [] : ["\(suite.name): wrong tests"]
        for (attribute, element) in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")] {
            let count = cases.count { !$0.all(element).isEmpty }
            if let told = suite.attributes[attribute], told != String(count) {
                complaints.append("\(suite.name): \(told) \(attribute), but there are \(count)")
            }
        }
        return complaints
    }
}
