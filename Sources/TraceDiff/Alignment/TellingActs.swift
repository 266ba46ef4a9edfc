import TraceModel

/// What tells a task apart from others: all that it does, save starting and waking, which every task does.
struct TellingActs {
    /// Fingerprints, sorted.
    private var prints: [UInt64] = []

    /// Only the first 1,000 acts count: what a task is shows early, and the cost stays bounded.
    private static let limit = 1_000

    init(of task: Int, _ side: Side) {
        for act in side.acts(of: task).prefix(Self.limit) {
            let row = side.rows[Int(act)]
            switch row.kind {
            case .start, .ready, .resume: continue
            case .suspend where side.isRaced(act): continue
            case .create, .suspend, .end, .cancel, .print, .mark, .gap: prints.append(row.act)
            }
        }
        prints.sort()
    }

    /// The share of acts that both tasks have, from 0 to 1: the Dice coefficient of both as multisets.
    func similarity(to other: TellingActs) -> Double {
        guard !prints.isEmpty || !other.prints.isEmpty else { return 1 }
        var common = 0
        var i = 0
        var j = 0
        while i < prints.count, j < other.prints.count {
            let (left, right) = (prints[i], other.prints[j])
            if left == right { common += 1 }
            if left <= right { i += 1 }
            if right <= left { j += 1 }
        }
        return 2 * Double(common) / Double(prints.count + other.prints.count)
    }
}
