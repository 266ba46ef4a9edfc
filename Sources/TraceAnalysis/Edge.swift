public import TraceModel

/// An instant at which one task did something to another: made it, woke it, or asked it to stop.
public struct Edge: Hashable, Sendable {
    /// What the one did to the other.
    public enum Kind: Hashable, Sendable {
        /// It created it.
        case spawn
        /// It made it ready.
        case wake(WakeCause?)
        /// It asked for its cancellation.
        case cancel
    }

    /// What was done.
    public var kind: Kind
    /// Who did it, by its place in the timeline's `tasks`.
    public var source: Int32
    /// To whom.
    public var target: Int32
    /// The event that tells of it, by its place in the trace's events.
    public var event: Int32

    /// An edge from its parts.
    public init(kind: Kind, source: Int32, target: Int32, event: Int32) {
        self.kind = kind
        self.source = source
        self.target = target
        self.event = event
    }
}

extension Timeline {
    /// Every edge between two different tasks that the trace names, in order of happening.
    ///
    /// O(events) to go through them all.
    public var edges: Edges { Edges(timeline: self) }

    /// The edges of a timeline, in order of happening, each read from its event when it is asked for.
    public struct Edges: Sequence, IteratorProtocol, Sendable {
        fileprivate let timeline: Timeline
        private var place = 0

        fileprivate init(timeline: Timeline) { self.timeline = timeline }

        /// The next edge; nil after the last.
        public mutating func next() -> Edge? {
            while place < timeline.trace.events.count {
                defer { place += 1 }
                if let edge = timeline.edge(at: place) { return edge }
            }
            return nil
        }
    }

    private func edge(at place: Int) -> Edge? {
        let event = trace.events[place]
        guard let task = event.task else { return nil }
        let by: TaskID?
        let kind: Edge.Kind
        switch event.action {
        // When a late task was created is not known.
        case .create(let creation) where !creation.isLate:
            (by, kind) = (creation.creator ?? creation.parent, .spawn)
        case .ready(let wake): (by, kind) = (wake.by, .wake(wake.via))
        case .cancel(let canceller): (by, kind) = (canceller, .cancel)
        default: return nil
        }
        guard let by, by != task, let source = self.place(of: by), let target = self.place(of: task)
        else { return nil }
        return Edge(kind: kind, source: Int32(source), target: Int32(target), event: Int32(place))
    }
}
