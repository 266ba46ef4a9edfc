public import TraceModel

extension CriticalPath {
    /// How much of the path one task was in one state, for one reason.
    public struct Share: Hashable, Sendable {
        /// The task, by its place in the timeline's `tasks`.
        public let task: Int
        /// What it was doing.
        public let state: TaskState
        /// What it waited for, without how long a sleep was asked to last; nil unless it was suspended.
        public fileprivate(set) var suspension: Suspension?
        /// How long, over all its parts of this kind.
        public fileprivate(set) var total = TimeSpan.zero
    }

    /// The same of all tasks of a name: of a thousand requests each is a thousandth, and together they are the path.
    public struct NamedShare: Hashable, Sendable {
        /// What the task is called; of several, with `#` for the numbers in which tasks of the name differ.
        public fileprivate(set) var label: String
        /// How many they are.
        public fileprivate(set) var taskCount: Int
        /// The first one's part, with the time of all; whom and what it waited for only if that was the same for all.
        public fileprivate(set) var part: Share
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
        return Self.greatestFirst(shares, by: \.total)
    }

    /// The path by name, state, reason and what was waited for, the greatest share first.
    ///
    /// O(tasks + legs + shares × log shares).
    public func sharesByName(_ timeline: Timeline) -> [NamedShare] {
        struct Likeness: Hashable {
            var group: Int
            var state: TaskState
            var reason: WaitReason?
            var object: Int?
            var awaited: Int?
        }
        let groups = NameGroups(timeline)
        let objects = ObjectNames(timeline.trace)
        var named: [NamedShare] = []
        var places: [Likeness: Int] = [:]
        var tasks: [Set<Int>] = []
        for share in shares(timeline) {
            let group = groups.ofTask[share.task]
            let suspension = share.suspension
            let likeness = Likeness(
                group: group,
                state: share.state,
                reason: suspension?.reason,
                object: suspension?.what.flatMap { objects.ofText[$0] },
                awaited: suspension?.target.flatMap { timeline.place(of: $0) }.map { groups.ofTask[$0] }
            )
            guard let place = places[likeness] else {
                places[likeness] = named.count
                named.append(NamedShare(label: groups.labels[group], taskCount: 1, part: share))
                tasks.append([share.task])
                continue
            }
            if named[place].part.suspension?.target != suspension?.target {
                named[place].part.suspension?.target = nil
            }
            if named[place].part.suspension?.what != suspension?.what {
                named[place].part.suspension?.what = nil
            }
            named[place].part.total += share.total
            tasks[place].insert(share.task)
            named[place].taskCount = tasks[place].count
        }
        for place in named.indices where named[place].taskCount == 1 {
            named[place].label = timeline.label(of: named[place].part.task)
        }
        return Self.greatestFirst(named, by: \.part.total)
    }

    /// Stable by order of appearance: a dictionary's order must not come out.
    private static func greatestFirst<Part>(_ parts: [Part], by total: KeyPath<Part, TimeSpan>) -> [Part] {
        parts.enumerated().sorted {
            let (one, other) = ($0.element[keyPath: total], $1.element[keyPath: total])
            return one != other ? one > other : $0.offset < $1.offset
        }.map(\.element)
    }
}
