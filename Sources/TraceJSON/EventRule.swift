import TraceModel

/// Which fields a kind of event has.
struct EventRule {
    let kind: EventKind
    /// The fields that it may have; others are skipped.
    let allowed: FieldSet
    /// The fields that it must have.
    let required: FieldSet

    init(_ kind: EventKind) {
        self.kind = kind
        let common = FieldSet(.time, .event)
        let task = FieldSet(.time, .event, .task)
        switch kind {
        case .create:
            required = task
            allowed = FieldSet(.name, .kind, .parent, .creator, .priority, .file, .line, .late).union(task)
        case .start, .resume: (required, allowed) = (task, FieldSet(.thread).union(task))
        case .suspend: (required, allowed) = (task, FieldSet(.on, .target, .duration, .what).union(task))
        case .ready: (required, allowed) = (task, FieldSet(.by, .via).union(task))
        case .end: (required, allowed) = (task, FieldSet(.outcome, .error).union(task))
        case .cancel: (required, allowed) = (task, FieldSet(.by).union(task))
        case .print:
            (required, allowed) = (FieldSet(.text).union(common), FieldSet(.text, .stream).union(task))
        case .mark: (required, allowed) = (FieldSet(.text).union(common), FieldSet(.text).union(task))
        case .gap:
            required = FieldSet(.dropped).union(common)
            allowed = FieldSet(.dropped, .thread, .from, .to).union(common)
        }
    }

    /// Every field that some kind of event has.
    static let fields = EventKind.allCases.reduce(FieldSet()) { $0.union(EventRule($1).allowed) }
}
