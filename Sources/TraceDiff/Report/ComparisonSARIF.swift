import TraceAnalysis

/// A comparison as SARIF, which code scanning reads: a result for each difference, at its line of the baseline.
///
/// Static Analysis Results Interchange Format 2.1.0 (OASIS). GitHub shows 5,000 results of a run; the rest is
/// one result more, with its count.
public enum ComparisonSARIF: Sendable {
    /// At most this many results besides the one that counts the others.
    private static let most = 4_999

    /// The report: one result a line.
    public static func report(_ reported: ReportedComparison) -> String { ofOne(reported) }

    /// The report of several recordings a side: a result for each difference and each time that changed; all times
    /// are among the properties of the run.
    public static func report(_ sets: ReportedSets) -> String { ofOne(sets) }

    private static func ofOne(_ reported: some ReportableComparison) -> String {
        let times = reported.times.map { ([$0.caption] + $0.lines).joined(separator: "; ") }
        return log(
            tool: "weft diff",
            reported.gate,
            properties: [
                ("verdict", reported.verdict.rawValue), ("gate", reported.gate.word),
                ("summary", reported.summary),
            ] + (times.map { [("times", $0)] } ?? []),
            items: reported.allItems.map { (nil, $0) }
        )
    }

    /// The report of several: the results of all checks, each with the name of its check.
    public static func report(_ checks: ReportedChecks) -> String {
        let items = checks.checks.flatMap { check in check.items.map { (check: check.name, item: $0) } }
        return log(
            tool: "weft check",
            checks.gate,
            properties: [("gate", checks.gate.word), ("summary", checks.summary)],
            // What there is no room for must not be what fails.
            items: items.filter(\.item.isGated) + items.filter { !$0.item.isGated }
        )
    }

    /// A log of one run, whose items may each belong to a check.
    private static func log(
        tool: String,
        _ gate: Gate,
        properties: [(name: String, value: String)],
        items: [(check: String?, item: ReportItem)]
    ) -> String {
        var results = items.prefix(most).map { result($0.item, check: $0.check) }
        let rest = items.dropFirst(most).map(\.item)
        if let first = rest.first {
            let count = rest.reduce(0) { $0 + $1.count }
            let message = "and \(Words.count(count, "more difference"))"
            results.append(
                result(rule: rule(first.level), isGated: first.isGated, message, first.place, key: "rest")
            )
        }
        let rules = Level.allCases.map { rule($0) } + [rule(nil)]
        let lines = [
            "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\",\"runs\":[{",
            "\"tool\":{\"driver\":{\"name\":\(quoted(tool)),\"rules\":[",
            rules.map { "{\"id\":\(quoted($0.id)),\"shortDescription\":{\"text\":\(quoted($0.meaning))}}" }
                .joined(separator: ",\n"),
            "]}},",
            "\"invocations\":[{\"executionSuccessful\":\(gate != .cannotCompare),"
                + "\"exitCode\":\(gate.exitStatus)}],",
            "\"properties\":{"
                + properties.map { "\(quoted($0.name)):\(quoted($0.value))" }.joined(separator: ",") + "},",
            "\"columnKind\":\"unicodeCodePoints\",",
            "\"results\":[",
            results.joined(separator: ",\n") + "]}]}",
        ]
        return lines.map { $0 + "\n" }.joined()
    }

    private typealias Rule = (id: String, meaning: String)

    private static func rule(_ level: Level?) -> Rule {
        switch level {
        case .structure: ("weft/structure", "What a task does has changed")
        case .causality: ("weft/causality", "Who makes, wakes or comes before whom has changed")
        case .order: ("weft/order", "The interleaving of the tasks has changed")
        case .overlap: ("weft/overlap", "Which tasks are alive together has changed")
        case .time: ("weft/time", "How long something takes has changed")
        case nil: ("weft/cannot-compare", "The recordings do not allow a comparison")
        }
    }

    private static func result(_ item: ReportItem, check: String?) -> String {
        result(
            rule: rule(item.level),
            isGated: item.isGated,
            (check.map { Words.name($0) + ": " } ?? "") + item.message,
            item.place,
            key: (check.map { $0 + " " } ?? "") + "\(item.kind) \(item.sentence)"
        )
    }

    private static func result(
        rule: Rule,
        isGated: Bool,
        _ message: String,
        _ place: ReportPlace,
        key: String
    ) -> String {
        let level = isGated ? "error" : "note"
        let location =
            "{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\(quoted(uri(place.file)))},"
            + "\"region\":{\"startLine\":\(place.line)}}}"
        return "{\"ruleId\":\(quoted(rule.id)),\"level\":\(quoted(level)),"
            + "\"message\":{\"text\":\(quoted(message))},\"locations\":[\(location)],"
            + "\"partialFingerprints\":{\"weftDifference/v1\":\(quoted(fingerprint(rule.id + " " + key)))}}"
    }

    private static func quoted(_ text: String) -> String { JSONText.quoted(text) }

    /// A path as a relative reference, or as a URI of its own where it is a full path (RFC 3986).
    private static func uri(_ path: String) -> String {
        var uri = path.hasPrefix("/") ? "file://" : ""
        for byte in path.utf8 {
            let scalar = Unicode.Scalar(byte)
            let isPlain =
                scalar.isASCII
                && (scalar.properties.isAlphabetic || "0123456789-._~/".contains(Character(scalar)))
            if isPlain {
                uri.unicodeScalars.append(scalar)
            } else {
                uri += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return uri
    }

    /// The same for the same difference in every run, wherever it stands: FNV-1a with 64 bits (Fowler, Noll, Vo).
    private static func fingerprint(_ key: String) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in key.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
