public import TraceModel

extension CriticalPath {
    /// How much of the path one task was in one state, for one reason.
    public struct Share: Hashable, Sendable {
        /// The task, by its place in the timeline's `tasks`.
        public let task: Int
        /// What it was doing.
        public let state: TaskState
        /// What it waited for, without how long a sleep was asked to last; nil unless it was suspended.
        public let suspension: Suspension?
        /// How long, over all its parts of this kind.
        public fileprivate(set) var total = TimeSpan.zero
    }

    /// The path by task, state and reason, the greatest share first; parts that took no time are left out.
    ///
    /// O(legs + shares × log shares).
    public func shares(_ timeline: Timeline) -> [Share] {
        var shares: [Share] = []
        var places: [Share: Int] = [:]
        for leg in legs where leg.duration > .zero {
            var suspension = timeline.suspension(
                of: Stretch(
                    state: leg.state,
                    from: leg.from,
                    to: leg.to,
                    opening: leg.opening,
                    closing: leg.closing
                )
            )
            suspension?.duration = nil
            let share = Share(task: Int(leg.task), state: leg.state, suspension: suspension)
            let place = places[share] ?? shares.count
            if place == shares.count {
                shares.append(share)
                places[share] = place
            }
            shares[place].total += leg.duration
        }
        // Sorting is stable by order of appearance: a dictionary's order must not come out.
        return shares.enumerated().sorted {
            $0.element.total != $1.element.total
                ? $0.element.total > $1.element.total : $0.offset < $1.offset
        }.map(\.element)
    }
}
