public import TraceModel

/// The waits of all tasks for one thing: a lock by its name, the tasks of one name, or time.
public struct ObjectWaits: Hashable, Sendable {
    /// The kind of wait; nil where the trace does not say.
    public let reason: WaitReason?
    /// What was waited for: the name of an object, or of the awaited tasks, with `#` for the numbers in which many
    /// names differ; nil where there is none.
    public let object: String?
    /// How many waits, and how long.
    public fileprivate(set) var total: WaitTotal
}

extension Timeline {
    /// The waits of all tasks by what they waited for, the longest in all first.
    ///
    /// O(stretches).
    func waitsByObject(_ groups: NameGroups) -> [ObjectWaits] {
        struct Object: Hashable {
            var reason: WaitReason?
            var what: Int?
            var targets: Int?
        }
        let names = ObjectNames(trace)
        var waits: [ObjectWaits] = []
        var places: [Object: Int] = [:]
        for life in tasks {
            var waiting = WholeStretches()
            for stretch in life.stretches where stretch.state == .suspended {
                let suspension = self.suspension(of: stretch)
                let targets = suspension?.target.flatMap { self.place(of: $0) }.map { groups.ofTask[$0] }
                let object = Object(
                    reason: suspension?.reason,
                    what: suspension?.what.flatMap { names.ofText[$0] },
                    targets: targets
                )
                let place = places[object] ?? waits.count
                if place == waits.count {
                    places[object] = place
                    waits.append(
                        ObjectWaits(
                            reason: object.reason,
                            object: object.what.map { names.labels[$0] } ?? targets.map { groups.labels[$0] },
                            total: WaitTotal(reason: object.reason)
                        )
                    )
                }
                waits[place].total.add(stretch, isNew: waiting.begins(stretch))
            }
        }
        return waits.enumerated().sorted {
            let (one, other) = ($0.element.total.total, $1.element.total.total)
            return one != other ? one > other : $0.offset < $1.offset
        }.map(\.element)
    }
}
