package import TraceAnalysis
package import TraceModel

/// What a task waits for, in words: for the place above its suspended line, and for sentences.
package struct WaitWords: Hashable {
    /// As above the line: `sleep 2 s`, `awaits fetchData`, `lock cache`.
    package var full: String
    /// The shortest that still says something: `2 s`, `fetchData`, `cache`; nil where there is nothing
    /// shorter.
    package var short: String?
    /// As in a sentence about the task, after its subject: `waited … for fetchData`.
    var object: String

    /// The words for a suspension of a timeline's trace; nil if the trace says nothing of it.
    package init?(_ suspension: Suspension?, _ timeline: Timeline) {
        guard let suspension, let reason = suspension.reason else { return nil }
        let what = timeline.trace.texts[suspension.what]
        let target = suspension.target.map { timeline.label(of: $0) }
        let name = what ?? target
        switch reason {
        case .sleep:
            let span = suspension.duration.map { TimeWords.duration($0) }
            self.init(span.map { "sleep \($0)" } ?? "sleeps", span, "time to pass")
        case .task:
            self.init(name.map { "awaits \($0)" } ?? "awaits a task", nil, name ?? "a task")
        case .group: self.init("awaits the group", nil, "its group")
        case .continuation: self.init(Self.noun("continuation", name), nil, Self.noun("a continuation", name))
        case .actor: self.init(Self.noun("actor", name), name, Self.noun("actor", name))
        case .yield: self.init("yields", nil, "its turn")
        case .lock: self.init(Self.noun("lock", name), name, Self.noun("lock", name))
        case .semaphore: self.init(Self.noun("semaphore", name), name, Self.noun("semaphore", name))
        case .event: self.init(Self.noun("event", name), name, Self.noun("event", name))
        case .condition: self.init(Self.noun("condition", name), name, Self.noun("condition", name))
        case .barrier: self.init(Self.noun("barrier", name), name, Self.noun("barrier", name))
        case .queueGet:
            self.init(Self.noun("takes from", name ?? "a queue"), "takes", "an item of \(name ?? "a queue")")
        case .queuePut:
            self.init(Self.noun("puts into", name ?? "a queue"), "puts", "room in \(name ?? "a queue")")
        case .ioRead: self.init(Self.noun("reads", name), nil, "bytes to read")
        case .ioWrite: self.init(Self.noun("writes", name), nil, "room to write")
        case .ioAccept: self.init(Self.noun("accepts", name), nil, "a connection")
        case .ioConnect: self.init(Self.noun("connects", name), nil, "its connection")
        case .process: self.init(Self.noun("process", name), name, Self.noun("process", name))
        case .unknown: return nil
        }
    }

    private init(_ full: String, _ short: String?, _ object: String) {
        self.full = full
        self.short = short
        self.object = object
    }

    private static func noun(_ noun: String, _ name: String?) -> String {
        name.map { "\(noun) \($0)" } ?? noun
    }
}
