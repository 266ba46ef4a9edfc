import TraceModel

/// Cuts lives where events were lost: what lies inside a loss becomes unknown.
struct LossCutter {
    private let all: LostIntervals
    /// The losses that concern every thread, and those of one alone.
    private let everywhere: LostIntervals
    private let onThread: [ThreadID: LostIntervals]

    init(_ losses: [Loss]) {
        all = LostIntervals(losses)
        everywhere = LostIntervals(losses.filter { $0.thread == nil })
        var ofThread: [ThreadID: [Loss]] = [:]
        for loss in losses { if let thread = loss.thread { ofThread[thread, default: []].append(loss) } }
        onThread = ofThread.mapValues { LostIntervals($0) }
    }

    /// O(stretches × log losses + pieces).
    func cut(_ lives: LifeTable) -> LifeTable {
        guard !all.intervals.isEmpty else { return lives }
        return LifeTable(lives) { _, stretch, pieces in
            let isRun = stretch.state == .running
            if isRun, let thread = lives.events[Int(stretch.opening)].action.thread {
                cut(stretch, ranOn: thread, into: &pieces)
            } else {
                all.cut(stretch, into: &pieces)
            }
        }
    }

    /// Cuts a run: what another thread lost can't be about a task that this thread ran all along.
    private func cut(_ stretch: Stretch, ranOn thread: ThreadID, into pieces: inout [Stretch]) {
        guard let own = onThread[thread] else { return everywhere.cut(stretch, into: &pieces) }
        var known: [Stretch] = []
        everywhere.cut(stretch, into: &known)
        for piece in known {
            if piece.state == .unknown { pieces.append(piece) } else { own.cut(piece, into: &pieces) }
        }
    }
}
