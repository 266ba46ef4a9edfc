extension Findings {
    /// The same findings with base and candidate exchanged.
    ///
    /// Matching breaks ties from left to right. Comparing always in one order and then mirroring is what
    /// makes diff(a, b) and diff(b, a) say the same.
    var mirrored: Findings {
        var mirrored = self
        mirrored.tasks = TaskAlignment(partners: tasks.originals, originals: tasks.partners)
        mirrored.counterparts = originals
        mirrored.originals = counterparts
        mirrored.differences = differences.map(\.mirrored)
        mirrored.divergence = divergence?.mirrored
        mirrored.lost = gained.map { translated($0) }
        mirrored.gained = lost.map { translated($0) }
        return mirrored
    }

    private func translated(_ pair: OverlapComparison.Pair) -> OverlapComparison.Pair {
        .init(
            first: tasks.partners[Int(pair.first)],
            second: tasks.partners[Int(pair.second)],
            time: pair.time
        )
    }
}
