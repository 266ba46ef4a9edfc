import TraceAnalysis

/// Several comparisons that are reported together, as `weft check` makes them.
///
/// ```swift
/// let checks = ReportedChecks(file: "traces/weft.json", checks)
/// ComparisonJUnit.report(checks)
/// ```
public struct ReportedChecks: Sendable {
    /// The file that says what is checked.
    public let file: String
    /// The checks, in the order of that file.
    public let checks: [ReportedCheck]

    /// Checks that are to be reported.
    public init(file: String, _ checks: [ReportedCheck]) {
        self.file = file
        self.checks = checks
    }

    /// Whether a build may go on: only if every check lets it, and what can't be compared outweighs a difference.
    public var gate: Gate {
        let gates = checks.map(\.gate)
        return gates.contains(.cannotCompare) ? .cannotCompare : gates.contains(.fail) ? .fail : .pass
    }

    /// The checks that stop the build.
    var stopping: [ReportedCheck] { checks.filter { $0.gate != .pass } }

    /// The gate for a title: `gate: fail`.
    var heading: String { "gate: \(gate.word)" }

    /// How many of the checks there are of each kind: `18 checks: 16 identical, 2 different`.
    var summary: String {
        let kinds = Verdict.allCases.compactMap { verdict in
            let count = checks.count { $0.verdict == verdict }
            return count == 0 ? nil : "\(Words.grouped(UInt64(count))) \(verdict.title)"
        }
        let counts = Words.count(checks.count, "check") + ": " + kinds.joined(separator: ", ")
        guard let first = stopping.first else { return counts }
        return counts + "; \(Words.name(first.name)) is the first that fails"
    }
}

/// One of several comparisons, with its name.
public struct ReportedCheck: Sendable {
    /// What came of it.
    public enum Outcome: Sendable {
        /// The program was recorded and compared with its baseline.
        case compared(ReportedComparison)
        /// There was nothing to compare, for a reason that is a clause without a full stop.
        case failed(reason: String)
    }

    /// What the check is called.
    public let name: String
    /// The file of its baseline.
    public let file: String
    /// What came of it.
    public let outcome: Outcome

    /// A check that is to be reported.
    public init(name: String, file: String, _ outcome: Outcome) {
        self.name = name
        self.file = file
        self.outcome = outcome
    }

    /// Whether a build may go on.
    public var gate: Gate {
        switch outcome {
        case .compared(let reported): reported.gate
        case .failed: .cannotCompare
        }
    }

    var verdict: Verdict {
        switch outcome {
        case .compared(let reported): reported.comparison.verdict
        case .failed: .cannotCompare
        }
    }

    /// The one sentence that says it all.
    var summary: String {
        switch outcome {
        case .compared(let reported): reported.summary
        case .failed(let reason): PrintableText.escaped(reason)
        }
    }

    /// Everything there is to report, what fails before what does not; why, where nothing can be compared.
    var items: [ReportItem] {
        switch outcome {
        case .compared(let reported): reported.items
        case .failed: [ReportItem(obstacle: summary, at: ReportPlace(file: file, line: 1))]
        }
    }
}
