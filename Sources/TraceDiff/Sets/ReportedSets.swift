import TraceAnalysis
import TraceModel

/// A comparison of several recordings with all that its reports need: what to call the recordings and what fails.
public struct ReportedSets: Sendable {
    /// What was compared.
    public let comparison: SetComparison
    /// The files of each side.
    public let names: Change<[String]>
    /// What fails.
    public let failOn: FailOn
    private let places: ReportPlaces

    /// A comparison that is to be reported.
    ///
    /// - Parameters:
    ///   - comparison: What was compared.
    ///   - names: The files of each side, as many as there are recordings.
    ///   - failOn: What fails; nil for what the clocks call for.
    ///   - baseLines: The lines of the events of the base's first recording.
    ///   - candidateLines: The lines of those of the candidate's first.
    public init(
        _ comparison: SetComparison,
        names: Change<[String]>,
        failOn: FailOn? = nil,
        baseLines: @escaping ReportedComparison.Lines = { _ in nil },
        candidateLines: @escaping ReportedComparison.Lines = { _ in nil }
    ) {
        self.comparison = comparison
        self.names = names
        self.failOn = failOn ?? comparison.defaultFailOn
        places = ReportPlaces(
            base: names.base[0],
            candidate: names.candidate[0],
            baseLines: baseLines,
            candidateLines: candidateLines
        )
    }

    /// Whether a build may go on.
    public var gate: Gate { comparison.gate(failOn: failOn) }

    /// The one sentence that the report begins with, without a full stop.
    var summary: String {
        if let obstacle = comparison.obstacles.first { return clause(of: obstacle) }
        if let first = comparison.differences.first(where: { $0.level <= .causality }) {
            return clause(of: first)
        }
        if comparison.verdict == .different, let change = comparison.changes.first(where: \.isEvident) {
            return change.sentence
        }
        if let first = comparison.differences.first { return clause(of: first) }
        return comparison.verdict == .identical
            ? "every recording has the same events in the same order"
            : "whatever differs in some candidates differs among the baselines, too, or not in every candidate"
    }

    /// What is in every candidate and no baseline, as a clause.
    private func clause(of difference: Difference) -> String {
        comparison.varies(difference)
            ? "all baselines agree where each candidate has something else: in the first, \(difference.sentence)"
            : "in every candidate and no baseline, \(difference.sentence)"
    }

    /// Why a recording can't be compared, with its file.
    func clause(of obstacle: SetObstacle) -> String {
        let names = obstacle.side == .base ? self.names.base : self.names.candidate
        let file = Words.name(names[obstacle.recording])
        switch obstacle.reason {
        case .recording(let obstacle): return "\(file): \(obstacle.clause)"
        case .unavailable(let reason): return PrintableText.escaped(reason)
        case .clock:
            return "\(file): its clock is of another kind than that of the others; record all in one way"
        }
    }

    /// Why time can't be judged, if it is gated and can't.
    var timeClause: String? {
        guard failOn.levels.contains(.time), !comparison.canShowTime else { return nil }
        let (base, candidate) = (comparison.counts.base, comparison.counts.candidate)
        return
            "\(base) and \(candidate) recordings can't show a change in time: even if they were parted entirely, "
            + "p would be \(Words.p(comparison.leastP)); record four a side, or more"
    }
}

extension ReportedSets: ReportableComparison {
    var verdict: Verdict { comparison.verdict }
    var base: String { names.base[0] }
    var candidate: String { names.candidate[0] }
    var times: SetTimes? { comparison.changes.isEmpty ? nil : SetTimes(comparison) }

    var obstacles: [ReportItem] {
        let told = comparison.obstacles.map { obstacle in
            let names = obstacle.side == .base ? names.base : names.candidate
            let place = ReportPlace(file: names[obstacle.recording], line: 1)
            return ReportItem(obstacle: clause(of: obstacle), at: place)
        }
        let time = timeClause.map { ReportItem(obstacle: $0, at: ReportPlace(file: base, line: 1)) }
        return told + [time].compactMap(\.self)
    }

    func fails(on level: Level) -> Bool { failOn.levels.contains(level) && comparison.count(level) > 0 }

    func count(_ level: Level) -> Int { comparison.count(level) }

    func items(of level: Level) -> [ReportItem] {
        let isGated = failOn.levels.contains(level)
        guard level != .time else {
            let place = ReportPlace(file: base, line: 1)
            return comparison.changes.filter(\.isEvident).map { ReportItem($0, isGated: isGated, at: place) }
        }
        return DifferenceGroups(comparison.differences.filter { $0.level == level }).groups.map { group in
            ReportItem(group, isGated: isGated, at: places.place(of: group.first))
        }
    }
}

extension Words {
    /// A p value with three digits: `0.008`; `<0.001` for less than that.
    static func p(_ value: Double) -> String {
        let thousandths = Int((value * 1_000).rounded())
        if thousandths == 0 { return "<0.001" }
        return thousandths >= 1_000 ? "1" : "0." + String(thousandths + 1_000).dropFirst()
    }
}
