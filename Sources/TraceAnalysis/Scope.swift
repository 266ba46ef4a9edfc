import TraceModel

/// The stretch of a task's life in which it answers for structured children: from the creation of the first of them to
/// the moment it goes on without them.
///
/// A trace names the parent of each child but not the scope, so the scopes are derived: children of one construct (a
/// group, or `async let`) share one where the parent did not go on alone between them.
public struct Scope: Hashable, Sendable {
    /// The task whose scope it is, by its place in the timeline's `tasks`.
    public var parent: Int
    /// The children, by their places, in order of creation.
    public var children: [Int]
    /// The creation of the first of them, by its place in the trace's events.
    public var opening: Int32
    /// The first event at which all of them have ended and the parent runs; nil if the trace does not come to that.
    ///
    /// It is the parent's next start or resumption, or the end of the last child where the parent runs already.
    public var closing: Int32?
}

extension TaskTree {
    /// The scopes of one task in order of their first child; those of groups before those of `async let`.
    ///
    /// O(children × log stretches).
    public func scopes(of parent: Int, _ timeline: Timeline) -> [Scope] {
        let structured = children[parent].filter {
            isStructured[$0] && !timeline.tasks[$0].creation.isLate && !timeline.tasks[$0].isLate
        }
        return [false, true].flatMap { isLet in
            var scopes: [Scope] = []
            var last = ScopeEnd.never
            for child in structured where (timeline.tasks[child].creation.kind == .asyncLet) == isLet {
                let life = timeline.tasks[child]
                if let place = scopes.indices.last, last.admits(life.creationEvent) {
                    scopes[place].children.append(child)
                } else {
                    scopes.append(Scope(parent: parent, children: [child], opening: life.creationEvent))
                    last = .atOnce
                }
                last = max(last, ScopeEnd(of: child, parent, timeline))
                scopes[scopes.count - 1].closing = last.event
            }
            return scopes
        }
    }
}

/// When a parent goes on after a child.
private struct ScopeEnd: Comparable {
    /// The moment; nil for never.
    var event: Int32?
    /// Up to which event a further child still belongs to the scope: a group that has nothing to await for a moment is
    /// still the same group while its parent's step goes on.
    var limit: Int32

    static let never = ScopeEnd(event: nil, limit: .max)
    static let atOnce = ScopeEnd(event: -1, limit: -1)

    private init(event: Int32?, limit: Int32) { (self.event, self.limit) = (event, limit) }

    init(of child: Int, _ parent: Int, _ timeline: Timeline) {
        let (child, parent) = (timeline.tasks[child], timeline.tasks[parent])
        guard child.isEnded, let place = parent.place(endingAt: child.endEvent),
            let next = parent.stretches[place...].firstIndex(where: { $0.state == .running })
        else {
            self = .never
            return
        }
        let stretch = parent.stretches[next]
        let moment = next == place ? child.endEvent : stretch.opening
        self.init(event: moment, limit: next == place ? stretch.closing : moment)
    }

    func admits(_ creation: Int32) -> Bool { creation <= limit }

    static func < (one: Self, other: Self) -> Bool {
        (one.event ?? .max, one.limit) < (other.event ?? .max, other.limit)
    }
}
