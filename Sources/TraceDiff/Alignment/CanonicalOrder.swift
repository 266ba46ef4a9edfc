import TraceModel

/// How two traces stand to each other in an order that ignores ids, threads and times.
enum CanonicalOrder {
    /// Both have the same events in the same order.
    case same
    /// The first one comes before the second one.
    case before
    /// The first one comes after the second one.
    case after

    init(isBefore: Bool) { self = isBefore ? .before : .after }
}

extension Side {
    /// How this trace stands to another one.
    ///
    /// O(events), and no further than to the first difference.
    func order(to other: Side) -> CanonicalOrder {
        if rows.count != other.rows.count { return CanonicalOrder(isBefore: rows.count < other.rows.count) }
        var order = CanonicalOrder.same
        for index in rows.indices where differs(at: index, from: other) {
            let (left, right) = (numbers(of: index), other.numbers(of: index))
            if left != right { return CanonicalOrder(isBefore: left.lexicographicallyPrecedes(right)) }
            let (words, others) = (strings(of: index), other.strings(of: index))
            if words != others { return CanonicalOrder(isBefore: words.lexicographicallyPrecedes(others)) }
            order = .before
        }
        return order
    }

    /// False only if two events are the same in all that a comparison may see but their times.
    private func differs(at index: Int, from other: Side) -> Bool {
        guard rows[index] == other.rows[index] else { return true }
        if rows[index].hasLooseLength {
            return suspension(at: Int32(index))?.duration != other.suspension(at: Int32(index))?.duration
        }
        return rows[index].kind == .create
            && tasks[Int(rows[index].owner)].parent != other.tasks[Int(rows[index].owner)].parent
    }

    private func numbers(of creation: Creation) -> [Int64] {
        [
            Int64(number(of: creation.parent) ?? outside), Int64(number(of: creation.creator) ?? outside),
            Int64(creation.kind?.rank ?? -1), Int64(creation.priority.map { Int64($0) } ?? -1),
            creation.isLate ? 1 : 0,
        ]
    }

    /// What orders two events before their strings do.
    private func numbers(of index: Int) -> [Int64] {
        let event = trace.events[index]
        let owner = Int64(owner(of: event))
        switch event.action {
        case .create(let creation): return [1, owner] + numbers(of: creation)
        case .start: return [2, owner]
        case .suspend(let suspension):
            return [
                3, owner, Int64(suspension.reason?.rank ?? -1),
                Int64(number(of: suspension.target) ?? outside),
                suspension.duration?.nanoseconds ?? -1, suspension.what == nil ? 0 : 1,
            ]
        case .ready(let wake):
            return [4, owner, Int64(number(of: wake.by) ?? outside), Int64(wake.via?.rank ?? -1)]
        case .resume: return [5, owner]
        case .end(let ending):
            return [6, owner, Int64(ending.outcome?.rank ?? -1), ending.error == nil ? 0 : 1]
        case .cancel(let by): return [7, owner, Int64(number(of: by) ?? outside)]
        case .print(_, let stream): return [8, owner, stream == .standardOutput ? 0 : 1]
        case .mark: return [9, owner]
        case .gap: return [10, owner]
        }
    }

    /// The strings of an event; equal numbers of two events mean equally many.
    private func strings(of index: Int) -> [String] {
        let text: Text?
        switch trace.events[index].action {
        case .create(let creation): text = creation.name
        case .suspend(let suspension): text = suspension.what
        case .end(let ending): text = ending.error
        case .print(let line, _): text = line
        case .mark(let word): text = word
        case .start, .ready, .resume, .cancel, .gap: text = nil
        }
        return [string(of: text) ?? ""]
    }
}
