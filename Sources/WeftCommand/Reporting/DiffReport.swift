import TraceDiff

/// A report of a comparison: in which format, and where it goes.
struct DiffReport: Hashable, Sendable {
    /// The formats; the raw value is the spelling on the command line.
    enum Format: String, CaseIterable, Sendable {
        case text
        case json
        case markdown
        case github
        case junit
        case sarif
        case svg

        /// Their spellings, as a sentence lists them.
        static let list = allCases.dropLast().map(\.rawValue).joined(separator: ", ") + " or svg"
    }

    var format: Format
    /// A file, or `-` for standard output.
    var path: String

    /// Whether a person reads it: whatever it says need not stand on standard error, too.
    var isRead: Bool { format == .text && path == "-" }

    /// Reads what `--report` was given, `FORMAT` or `FORMAT=FILE`; the text for a person if it was not given at all.
    static func all(_ values: [String]) throws(UsageError) -> [DiffReport] {
        var reports: [DiffReport] = []
        for value in values {
            let report = try DiffReport(value)
            if let other = reports.first(where: { $0.path == report.path }) {
                let why =
                    report.path == "-"
                    ? "one goes to standard output, the others to files: --report \(report.format.rawValue)=FILE"
                    : "they would go to one file"
                let names = (other.format.rawValue, report.format.rawValue)
                throw .conflict("--report \(names.0)", "--report \(names.1)", why: why)
            }
            reports.append(report)
        }
        return reports.isEmpty ? [DiffReport(format: .text, path: "-")] : reports
    }

    private init(format: Format, path: String) {
        self.format = format
        self.path = path
    }

    private init(_ value: String) throws(UsageError) {
        let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let format = Format(rawValue: String(parts[0])), parts.last != "" else {
            let allowed = Format.list + ", and may go on with =FILE"
            throw .invalidValue(option: DiffCommand.report.spelling, value: value, allowed: allowed)
        }
        self.init(format: format, path: parts.count == 2 ? String(parts[1]) : "-")
    }

    /// The report of several comparisons.
    func text(of checks: ReportedChecks, color: Bool) -> String {
        switch format {
        case .text: ComparisonText.report(checks, color: color && path == "-")
        case .json: ComparisonJSON.report(checks)
        case .markdown: ComparisonMarkdown.report(checks)
        case .github: ComparisonGitHub.report(checks)
        case .junit: ComparisonJUnit.report(checks)
        case .sarif: ComparisonSARIF.report(checks)
        // Refused before anything is run: each check has a picture of its own.
        case .svg: ""
        }
    }

    /// The report.
    ///
    /// A file is not coloured: nobody knows what will show it.
    func bytes(of reported: ReportedComparison, color: Bool, picture: DifferencePicture) -> [UInt8] {
        if format == .svg { return picture.bytes(of: DrawnComparison(reported)) }
        let names = (reported.base, reported.candidate)
        let text =
            switch format {
            case .text:
                ComparisonText.report(
                    reported.comparison,
                    names: names,
                    failOn: reported.failOn,
                    color: color && path == "-"
                )
            case .json: ComparisonJSON.report(reported.comparison, names: names, failOn: reported.failOn)
            case .markdown: ComparisonMarkdown.report(reported)
            case .github: ComparisonGitHub.report(reported)
            case .junit: ComparisonJUnit.report(reported)
            case .sarif: ComparisonSARIF.report(reported)
            case .svg: ""
            }
        return Array(text.utf8)
    }

    /// The report of several recordings a side.
    func bytes(
        of sets: ReportedSets,
        color: Bool,
        drawn: () -> DrawnComparison,
        picture: DifferencePicture
    ) -> [UInt8] {
        if format == .svg { return picture.bytes(of: drawn()) }
        let text =
            switch format {
            case .text: SetText.report(sets, color: color && path == "-")
            case .json: SetJSON.report(sets)
            case .markdown: ComparisonMarkdown.report(sets)
            case .github: ComparisonGitHub.report(sets)
            case .junit: ComparisonJUnit.report(sets)
            case .sarif: ComparisonSARIF.report(sets)
            case .svg: ""
            }
        return Array(text.utf8)
    }
}
