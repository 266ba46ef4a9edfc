import TraceModel

extension JSONOutput {
    /// Writes an event as one object.
    mutating func write(_ event: Event, _ texts: TextTable) {
        add("{\"t\":")
        add(event.time.nanoseconds)
        add(",\"event\":\"")
        add(event.action.kind.rawValue)
        add("\"")
        if let task = event.task { add(",\"task\":", task.number) }
        switch event.action {
        case .create(let creation): write(creation, texts)
        case .start(let thread), .resume(let thread): add(",\"thread\":", thread?.number)
        case .suspend(let suspension): write(suspension, texts)
        case .ready(let wake):
            add(",\"by\":", wake.by?.number)
            add(",\"via\":\"", word: wake.via?.rawValue)
        case .end(let ending):
            add(",\"outcome\":\"", word: ending.outcome?.rawValue)
            add(",\"error\":", text: texts[ending.error])
        case .cancel(let by): add(",\"by\":", by?.number)
        case .print(let text, let stream):
            add(",\"text\":", text: texts[text] as String)
            if stream != .standardOutput { add(",\"stream\":\"", word: stream.rawValue) }
        case .mark(let text): add(",\"text\":", text: texts[text] as String)
        case .gap(let gap): write(gap)
        }
        add("}")
    }

    private mutating func write(_ creation: Creation, _ texts: TextTable) {
        add(",\"name\":", text: texts[creation.name])
        add(",\"kind\":\"", word: creation.kind?.rawValue)
        add(",\"parent\":", creation.parent?.number)
        add(",\"creator\":", creation.creator?.number)
        add(",\"priority\":", creation.priority.map { UInt32($0) })
        add(",\"file\":", text: texts[creation.file])
        add(",\"line\":", creation.line)
        if creation.isLate { add(",\"late\":true") }
    }

    private mutating func write(_ suspension: Suspension, _ texts: TextTable) {
        add(",\"on\":\"", word: suspension.reason?.rawValue)
        add(",\"target\":", suspension.target?.number)
        if let duration = suspension.duration {
            add(",\"for\":")
            add(duration.nanoseconds)
        }
        add(",\"what\":", text: texts[suspension.what])
    }

    private mutating func write(_ gap: Gap) {
        add(",\"dropped\":")
        add(gap.dropped)
        add(",\"thread\":", gap.thread?.number)
        if let from = gap.from {
            add(",\"from\":")
            add(from.nanoseconds)
        }
        if let to = gap.to {
            add(",\"to\":")
            add(to.nanoseconds)
        }
    }
}
