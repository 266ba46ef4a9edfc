import TraceAnalysis

/// A comparison as JUnit's XML, which most servers show as tests: a case for each level.
///
/// A level that fails the build is a failed case, one that is not asked for a skipped one, so that its
/// differences are still told. What can't be compared is one case with an error. There is no standard; this
/// keeps to what the xUnit plugin of Jenkins demands, the strictest of those that read it.
public enum ComparisonJUnit: Sendable {
    /// At most this many lines of a case.
    private static let shown = 100

    /// The report: an element a line.
    public static func report(_ reported: ReportedComparison) -> String {
        document([suite("weft diff " + reported.base, reported)])
    }

    /// The report of several recordings a side: what the case for time writes out is their times, also where none
    /// changed.
    public static func report(_ sets: ReportedSets) -> String {
        document([suite("weft diff " + sets.base, sets)])
    }

    /// The report of several: a suite for each check.
    public static func report(_ checks: ReportedChecks) -> String {
        document(
            checks.checks.map { check in
                switch check.outcome {
                case .compared(let reported): suite(check.name, reported)
                case .failed: Suite(name: check.name, cases: [obstacles(check.items)])
                }
            }
        )
    }

    private static func document(_ suites: [Suite]) -> String {
        let all = suites.flatMap(\.cases)
        let lines =
            ["<testsuites\(numbers(all, withSkipped: false))>"]
            + suites.flatMap { suite in
                var lines = ["<testsuite name=\"\(escaped(suite.name))\"\(numbers(suite.cases))>"]
                if !suite.properties.isEmpty {
                    lines.append("<properties>")
                    for (name, value) in suite.properties {
                        lines.append("<property name=\"\(name)\" value=\"\(escaped(value))\"/>")
                    }
                    lines.append("</properties>")
                }
                return lines + suite.cases.map(\.element) + ["</testsuite>"]
            } + ["</testsuites>"]
        return lines.map { $0 + "\n" }.joined()
    }

    /// The counts of cases; what is skipped is told of a suite alone, since strict readers know it of no other.
    private static func numbers(_ cases: [Case], withSkipped: Bool = true) -> String {
        var counts = [
            ("tests", cases.count), ("failures", cases.count { $0.result == .failure }),
            ("errors", cases.count { $0.result == .error }),
        ]
        if withSkipped { counts.append(("skipped", cases.count { $0.result == .skipped })) }
        return counts.map { " \($0)=\"\($1)\"" }.joined()
    }

    private static func suite(_ name: String, _ reported: some ReportableComparison) -> Suite {
        let cases =
            reported.gate == .cannotCompare
            ? [obstacles(reported.obstacles)] : Level.allCases.map { level(reported, $0) }
        let properties = [
            ("verdict", reported.verdict.rawValue), ("gate", reported.gate.word),
            ("summary", reported.summary), ("base", reported.base), ("candidate", reported.candidate),
        ]
        return Suite(name: name, properties: properties, cases: cases)
    }

    private static func obstacles(_ items: [ReportItem]) -> Case {
        Case(
            name: "comparison",
            result: .error,
            message: items.map(\.sentence).joined(separator: "; "),
            lines: items.map { line($0) }
        )
    }

    private static func level(_ reported: some ReportableComparison, _ level: Level) -> Case {
        let count = reported.count(level)
        let message = Words.count(count, "difference") + reported.note(on: level)
        let items = reported.items(of: level)
        var lines = items.prefix(shown).map { line($0) }
        let rest = items.dropFirst(shown).reduce(0) { $0 + $1.count }
        if rest > 0 { lines.append("and \(Words.grouped(UInt64(rest))) more") }
        return Case(
            name: level.rawValue,
            result: count == 0 ? .success : reported.fails(on: level) ? .failure : .skipped,
            message: message,
            lines: lines,
            output: level == .time ? reported.times.map { [$0.caption + ":"] + $0.lines } ?? [] : []
        )
    }

    private static func line(_ item: ReportItem) -> String {
        "\(PrintableText.escaped(item.place.file)):\(item.place.line): \(item.message)"
    }

    /// Text for an attribute or an element; what XML does not allow at all is shown as an escape of ours.
    fileprivate static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in PrintableText.escaped(text).unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

/// The cases of one comparison.
private struct Suite {
    var name: String
    var properties: [(name: String, value: String)] = []
    var cases: [Case]
}

/// A test case of the report.
private struct Case {
    enum Result: String {
        case success
        case failure
        case error
        case skipped
    }

    var name: String
    var result: Result
    var message: String
    var lines: [String]
    /// What is told whatever the result is.
    var output: [String] = []

    var element: String {
        let start = "<testcase classname=\"weft.diff\" name=\"\(name)\" time=\"0\""
        var parts: [String] = []
        if result != .success {
            let message = ComparisonJUnit.escaped(message)
            let attributes = "type=\"\(name)\" message=\"\(message)\""
            parts.append("<\(result.rawValue) \(attributes)>\(Self.text(lines))</\(result.rawValue)>")
        }
        if !output.isEmpty { parts.append("<system-out>\(Self.text(output))</system-out>") }
        guard !parts.isEmpty else { return start + "/>" }
        return start + ">\n" + parts.joined(separator: "\n") + "\n</testcase>"
    }

    private static func text(_ lines: [String]) -> String {
        lines.map { ComparisonJUnit.escaped($0) }.joined(separator: "\n")
    }
}
