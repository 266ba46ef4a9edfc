/// What differs between two texts, line by line.
public enum TextDiff: Sendable {
    /// The stretch in which they differ, `-` before each line expected and `+` before each line that came; at
    /// most `limit` lines.
    public static func lines(_ expected: String, _ actual: String, limit: Int = 60) -> String {
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
        let start = zip(old, new).prefix { $0 == $1 }.count
        let most = min(old.count, new.count) - start
        let end = zip(old.reversed(), new.reversed()).prefix(most).prefix { $0 == $1 }.count
        var report: [String] = old[max(0, start - 2)..<start].map { "  \($0)" }
        report += old[start..<(old.count - end)].map { "- \($0)" }
        report += new[start..<(new.count - end)].map { "+ \($0)" }
        if report.count > limit { report = report.prefix(limit) + ["  … \(report.count - limit) more lines"] }
        return report.joined(separator: "\n")
    }
}
