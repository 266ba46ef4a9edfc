import TraceModel

/// A comparison with what a report tells besides: what both sides are called, what fails, where events stand.
///
/// ```swift
/// let reported = ReportedComparison(comparison, names: ("base.json", "new.json"))
/// ComparisonJUnit.report(reported)
/// ```
public struct ReportedComparison: Sendable {
    /// Where an event stands in the file of its trace: its line, from 1; nil where nobody knows.
    public typealias Lines = @Sendable (_ event: Int) -> Int?

    /// What is reported.
    public let comparison: Comparison
    /// The file of the base.
    public let base: String
    /// The file of the candidate.
    public let candidate: String
    /// What fails.
    public let failOn: FailOn
    private let places: ReportPlaces

    /// A comparison that is to be reported.
    ///
    /// - Parameters:
    ///   - comparison: What to report.
    ///   - names: The files of both recordings.
    ///   - failOn: What fails; nil for what the clocks call for.
    ///   - baseLines: The lines of the base's events.
    ///   - candidateLines: The lines of the candidate's events; nil for all where it is no file.
    public init(
        _ comparison: Comparison,
        names: (base: String, candidate: String),
        failOn: FailOn? = nil,
        baseLines: @escaping Lines = { _ in nil },
        candidateLines: @escaping Lines = { _ in nil }
    ) {
        self.comparison = comparison
        (base, candidate) = names
        self.failOn = failOn ?? comparison.defaultFailOn
        places = ReportPlaces(
            base: names.base,
            candidate: names.candidate,
            baseLines: baseLines,
            candidateLines: candidateLines
        )
    }

    /// Whether a build may go on.
    public var gate: Gate { comparison.gate(failOn: failOn) }

    /// The one sentence that says it all.
    package var summary: String { Explanation(comparison).sentence }

    /// Everything there is to report, what fails before what does not; where nothing can be compared, why.
    package var items: [ReportItem] { allItems }

    /// What differs in a level; equal differences, and those that the comparison does not list, are one item.
    func items(of level: Level) -> [ReportItem] {
        let isGated = failOn.levels.contains(level)
        let differences = comparison.differences.filter { $0.level == level }
        let isFailing = { (difference: Difference) in isGated && comparison.isLargeEnough(difference) }
        var items = [true, false].flatMap { fails in
            DifferenceGroups(differences.filter { isFailing($0) == fails }).groups.map { group in
                ReportItem(group, isGated: fails, at: places.place(of: group.first))
            }
        }
        let rest = comparison.unlistedCount(level)
        if rest > 0 {
            items.append(
                ReportItem(
                    unlisted: rest,
                    level,
                    isGated: fails(on: level),
                    at: ReportPlace(file: base, line: 1)
                )
            )
        }
        return items
    }

    /// Whether the build fails by what differs in a level.
    func fails(on level: Level) -> Bool {
        failOn.levels.contains(level) && comparison.countForGate(level) > 0
    }
}

extension ReportedComparison: ReportableComparison {
    var verdict: Verdict { comparison.verdict }

    var obstacles: [ReportItem] {
        let reasons =
            comparison.obstacles.isEmpty ? [comparison.timeClause] : comparison.obstacles.map(\.clause)
        return reasons.map { ReportItem(obstacle: $0, at: ReportPlace(file: base, line: 1)) }
    }

    func count(_ level: Level) -> Int { comparison.count(level) }
}

/// A line of a file that a report points at.
package struct ReportPlace: Hashable, Sendable {
    package var file: String
    /// From 1.
    package var line: Int
}

/// One thing that a report tells.
package struct ReportItem: Hashable, Sendable {
    /// What it is about; nil for what keeps the two from being compared.
    package let level: Level?
    /// The kind of difference, as in the JSON report.
    let kind: String
    /// In words, without a full stop.
    let sentence: String
    /// How many differences it stands for.
    package let count: Int
    /// Whether it fails the build.
    package let isGated: Bool
    /// The difference that shows first; nil for what is no difference, or none that is listed.
    package private(set) var difference: Difference?
    /// Where it shows first.
    let place: ReportPlace

    /// The sentence with the count of what it stands for.
    package var message: String { count > 1 ? "\(Words.grouped(UInt64(count))) × \(sentence)" : sentence }

    init(_ group: DifferenceGroups.Group, isGated: Bool, at place: ReportPlace) {
        level = group.first.level
        kind = group.first.fact.kind
        sentence = group.sentence + (group.isMixed ? ", and the like" : "")
        count = group.count
        difference = group.first
        self.isGated = isGated
        self.place = place
    }

    fileprivate init(unlisted count: Int, _ level: Level, isGated: Bool, at place: ReportPlace) {
        self.level = level
        kind = "unlisted"
        sentence = "another difference in \(level.rawValue) that is counted and not listed"
        self.count = count
        self.isGated = isGated
        self.place = place
    }

    init(_ change: MeasuredChange, isGated: Bool, at place: ReportPlace) {
        level = .time
        kind = "measured"
        sentence = change.sentence + ", " + change.evidence
        count = 1
        self.isGated = isGated
        self.place = place
    }

    /// The same with the difference that shows it in other recordings; nil where none does.
    func showing(_ difference: Difference?) -> ReportItem {
        var item = self
        item.difference = difference
        return item
    }

    init(obstacle: String, at place: ReportPlace) {
        level = nil
        kind = Verdict.cannotCompare.rawValue
        sentence = obstacle
        count = 1
        isGated = true
        self.place = place
    }
}

extension Verdict {
    /// The verdict in words.
    package var title: String { self == .cannotCompare ? "cannot compare" : rawValue }
}

extension Comparison {
    /// Whether a difference fails a build that is gated on its level: in time, if it exceeds the threshold.
    fileprivate func isLargeEnough(_ difference: Difference) -> Bool {
        switch difference.fact {
        case .duration(_, _, let change), .moment(_, let change), .total(let change):
            threshold?.isExceeded(by: change) ?? true
        default: true
        }
    }
}
