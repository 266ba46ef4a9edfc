import TraceModel

/// How much of what two tasks do is the same.
enum Similarity {
    /// The share of acts that both tasks have, from 0 to 1 (the Dice coefficient of both as multisets).
    ///
    /// Only the first 1,000 acts of each count: what a task is shows early, and the cost stays bounded.
    static func of(_ left: Int, _ leftSide: Side, _ right: Int, _ rightSide: Side) -> Double {
        let lefts = leftSide.tellingActs(of: left)
        let rights = rightSide.tellingActs(of: right)
        guard !lefts.isEmpty || !rights.isEmpty else { return 1 }
        var counts: [UInt64: Int] = [:]
        for print in lefts { counts[print, default: 0] += 1 }
        var common = 0
        for print in rights {
            if let count = counts[print], count > 0 {
                counts[print] = count - 1
                common += 1
            }
        }
        return 2 * Double(common) / Double(lefts.count + rights.count)
    }
}

/// See `Similarity.of`.
private let limit = 1_000

extension Side {
    /// The fingerprints of what a task does, without starting and waking, which every task does.
    fileprivate func tellingActs(of task: Int) -> [UInt64] {
        var prints: [UInt64] = []
        for act in acts(of: task).prefix(limit) {
            switch trace.events[Int(act)].action {
            case .start, .ready, .resume: continue
            case .create, .suspend, .end, .cancel, .print, .mark, .gap: break
            }
            prints.append(fingerprint(of: Int(act), tokens: nil))
        }
        return prints
    }
}
