import TraceModel

/// The first place at which two recordings are not the same any more, by events.
public struct Divergence: Hashable, Sendable {
    /// The event of the base there; nil where the base has ended.
    public let base: Int?
    /// The event of the candidate there; nil where the candidate has ended.
    public let candidate: Int?

    /// The same place with base and candidate exchanged.
    public var mirrored: Divergence { Divergence(base: candidate, candidate: base) }

    private init(base: Int?, candidate: Int?) {
        self.base = base
        self.candidate = candidate
    }
}

extension Divergence {
    /// Walks through both sequences of events; nil if they are the same to the end.
    ///
    /// If `isExact`, events at different times are not the same.
    init?(
        _ base: Side,
        _ candidate: Side,
        _ matching: EventMatching,
        _ relations: Relations,
        isExact: Bool
    ) {
        let (left, right) = (base.trace.events, candidate.trace.events)
        for index in 0..<min(left.count, right.count) {
            let isMatched = matching.counterparts[index] == Int32(index) && matching.isSame[index]
            let isSame =
                isMatched && !relations.isChanged(index, index)
                && !base.isMadeOtherwise(index, candidate)
                && (!isExact || left[index].time - base.origin == right[index].time - candidate.origin)
            if isSame { continue }
            self.init(base: index, candidate: index)
            return
        }
        guard left.count != right.count else { return nil }
        let common = min(left.count, right.count)
        self.init(
            base: common < left.count ? common : nil,
            candidate: common < right.count ? common : nil
        )
    }
}

extension Divergence {
    /// The first events at different times, of two traces that are otherwise the same; nil if there are none.
    init?(ofTimes base: Side, _ candidate: Side) {
        let (left, right) = (base.trace.events, candidate.trace.events)
        let place = left.indices.first { place in
            left[place].time - base.origin != right[place].time - candidate.origin
        }
        guard let place else { return nil }
        self.init(base: place, candidate: place)
    }
}

extension Side {
    /// Whether a matched creation differs in what is not a relation: its name, kind, priority.
    fileprivate func isMadeOtherwise(_ index: Int, _ other: Side) -> Bool {
        let (row, otherRow) = (rows[index], other.rows[index])
        guard row.kind == .create, row.act != otherRow.act || row.rest != otherRow.rest,
            case .create(let left) = trace.events[index].action,
            case .create(let right) = other.trace.events[index].action
        else { return false }
        return symbol(of: left.name) != other.symbol(of: right.name) || left.kind != right.kind
            || differsInPriority(left, from: right, of: other) || left.isLate != right.isLate
    }
}
