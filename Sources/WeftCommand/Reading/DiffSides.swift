import Files
import TraceDiff
import TraceJSON

/// Both recordings of a comparison, as far as they are to be had.
struct DiffSides {
    /// The recording that says how it should be, or why there is none.
    let base: Result<TraceInput, CommandError>
    /// The recording that is judged, or why there is none.
    let candidate: Result<TraceInput, CommandError>
    private let paths: (base: String, candidate: String)

    /// Reads both, even if the first can't be read: who mends one should know of the other.
    init(_ base: String, _ candidate: String, _ console: any Console) {
        paths = (base, candidate)
        self.base = Result { () throws(CommandError) in
            try TraceInput.readBaseline(base, update: "weft record --virtual -o \(base) -- PROGRAM", console)
        }
        self.candidate = Result { () throws(CommandError) in
            try TraceInput.readWithWarnings(candidate, console)
        }
    }

    /// Whether there is no file of the baseline.
    var lacksBaseline: Bool {
        guard case .failure(.noBaseline) = base else { return false }
        return true
    }

    /// Why the first of those that are not to be had is not.
    var error: CommandError? { base.error ?? candidate.error }

    /// What comes of both; where one is not to be had, the reason, for every report.
    func compared(failOn: FailOn?) -> ReportedComparison {
        let (before, now) = (try? base.get(), try? candidate.get())
        let lines = (base: before?.reading.lines, candidate: now?.reading.lines)
        return ReportedComparison(
            comparison(before, now, failOn),
            names: (Shown.input(paths.base), Shown.input(paths.candidate)),
            failOn: failOn,
            baseLines: { lines.base?[$0] },
            candidateLines: { lines.candidate?[$0] }
        )
    }

    private func comparison(_ before: TraceInput?, _ now: TraceInput?, _ failOn: FailOn?) -> Comparison {
        if let before, let now {
            return Comparison(base: before.trace, candidate: now.trace, threshold: failOn?.threshold)
        }
        let obstacles = [(RecordingSide.base, base.error), (.candidate, candidate.error)].compactMap {
            side,
            error in
            error.map { Obstacle.unavailable(side, reason: $0.sentence) }
        }
        return Comparison(base: before?.trace, candidate: now?.trace, obstacles: obstacles)
    }
}

extension Result {
    /// Why there is no value.
    fileprivate var error: Failure? {
        guard case .failure(let error) = self else { return nil }
        return error
    }
}
