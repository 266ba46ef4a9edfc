/// What every sink tells, whether of two recordings or of several a side.
protocol ReportableComparison {
    var verdict: Verdict { get }
    var gate: Gate { get }
    var failOn: FailOn { get }
    /// The one sentence that says it all, without a full stop.
    var summary: String { get }
    /// The file that is pointed at where nothing else is.
    var base: String { get }
    var candidate: String { get }
    /// What keeps the recordings from being compared or judged; only where the gate says so.
    var obstacles: [ReportItem] { get }
    /// Times of several recordings, with their evidence; nil where there are two recordings.
    var times: SetTimes? { get }
    /// Whether the build fails by what differs in a level.
    func fails(on level: Level) -> Bool
    /// How many differences a level has.
    func count(_ level: Level) -> Int
    /// What differs in a level; equal differences are one item.
    func items(of level: Level) -> [ReportItem]
}

extension ReportableComparison {
    var times: SetTimes? { nil }

    /// The verdict and the gate, the same words in every report: `different, gate: fail`.
    var heading: String { "\(verdict.title), gate: \(gate.word)" }

    /// What is said of the differences of a level that does not fail the build; empty for one that does.
    func note(on level: Level) -> String {
        if fails(on: level) { return "" }
        return failOn.levels.contains(level) ? ", within the threshold" : ", outside the gate"
    }

    /// Everything there is to report, what fails before what does not; where nothing can be compared, why.
    var allItems: [ReportItem] {
        guard gate != .cannotCompare else { return obstacles }
        let all = Level.allCases.flatMap { items(of: $0) }
        return all.filter(\.isGated) + all.filter { !$0.isGated }
    }
}

/// Where differences stand in the files of both recordings.
struct ReportPlaces: Sendable {
    let base: String
    let candidate: String
    let baseLines: ReportedComparison.Lines
    let candidateLines: ReportedComparison.Lines

    /// In the base, which is the file that people keep; what only the candidate has, there, if it is a file.
    func place(of difference: Difference) -> ReportPlace {
        if let event = difference.baseEvent {
            return ReportPlace(file: base, line: baseLines(event) ?? 1)
        }
        if let line = difference.candidateEvent.flatMap(candidateLines) {
            return ReportPlace(file: candidate, line: line)
        }
        return ReportPlace(file: base, line: 1)
    }
}
