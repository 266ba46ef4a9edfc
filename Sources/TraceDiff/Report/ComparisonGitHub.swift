import TraceAnalysis

/// A comparison as workflow commands of GitHub Actions: annotations, which a page shows beside the files.
///
/// GitHub shows ten errors, ten warnings and ten notices of a step, and hides the rest without a word; so at
/// most ten are written, the verdict first, and what is left is counted.
public enum ComparisonGitHub: Sendable {
    /// At most this many annotations.
    private static let most = 10

    /// The report: one workflow command a line.
    public static func report(_ reported: ReportedComparison) -> String { annotations(reported) }

    /// The report of several recordings a side; the last annotation tells their times.
    public static func report(_ sets: ReportedSets) -> String { annotations(sets) }

    private static func annotations(_ reported: some ReportableComparison) -> String {
        let items = reported.allItems
        let place = ReportPlace(file: reported.base, line: 1)
        let times = reported.times.map { times in
            let words = ([times.caption + ":"] + times.lines).joined(separator: "\n")
            return command("notice", place, title: "weft diff: times", message: words)
        }
        let verdict = command(
            reported.gate == .pass ? "notice" : "error",
            place,
            title: "weft diff: \(reported.heading)",
            message: reported.summary
        )
        var lines = [verdict]
        let shown = most - 1 - (times == nil ? 0 : 1)
        for item in items.prefix(shown) {
            let title = item.level.map { "weft diff: \($0.rawValue)" } ?? "weft diff: cannot compare"
            let severity = item.isGated ? "error" : "notice"
            lines.append(command(severity, item.place, title: title, message: item.message))
        }
        lines += [times].compactMap(\.self)
        let rest = items.dropFirst(shown).reduce(0) { $0 + $1.count }
        if rest > 0 { lines.append("and \(Words.count(rest, "more difference"))") }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The report of several: the gate, and the first difference of each check that stops the build.
    public static func report(_ checks: ReportedChecks) -> String {
        let place = ReportPlace(file: checks.file, line: 1)
        let title = "weft check: \(checks.heading)"
        let severity = checks.gate == .pass ? "notice" : "error"
        var lines = [command(severity, place, title: title, message: checks.summary)]
        for check in checks.stopping.prefix(most - 1) {
            let place = check.items.first?.place ?? ReportPlace(file: check.file, line: 1)
            let title = "weft check \(PrintableText.escaped(check.name)): \(check.verdict.title)"
            lines.append(command("error", place, title: title, message: check.summary))
        }
        let rest = checks.stopping.count - (most - 1)
        if rest > 0 { lines.append("and \(Words.count(rest, "more check")) that fail") }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func command(
        _ severity: String,
        _ place: ReportPlace,
        title: String,
        message: String
    ) -> String {
        let file = property(PrintableText.escaped(place.file))
        return "::\(severity) file=\(file),line=\(place.line),title=\(property(title))::\(data(message))"
    }

    /// Text after the second `::`: with a line break in it, it could begin a command of its own.
    private static func data(_ text: String) -> String {
        escaped(text) { scalar in
            switch scalar {
            case "%": "%25"
            case "\r": "%0D"
            case "\n": "%0A"
            default: nil
            }
        }
    }

    /// The value of a property, which colons and commas end, too.
    private static func property(_ text: String) -> String {
        escaped(data(text)) { $0 == ":" ? "%3A" : $0 == "," ? "%2C" : nil }
    }

    private static func escaped(_ text: String, _ escape: (Unicode.Scalar) -> String?) -> String {
        text.unicodeScalars.map { escape($0) ?? String($0) }.joined()
    }
}
