public import TraceModel

/// An event as one line of words, so that a test shows a whole recording at a glance.
public func line(_ event: Event, _ texts: TextTable) -> String {
    let task = event.task.map { "\($0)" } ?? "-"
    return "\(task) \(words(event.action, texts))"
}

private func words(_ action: Action, _ texts: TextTable) -> String {
    func field(_ name: String, _ value: (any CustomStringConvertible)?) -> String {
        value.map { " \(name) \($0)" } ?? ""
    }
    switch action {
    case .create(let creation):
        return "create \(creation.kind?.rawValue ?? "?")" + field("named", texts[creation.name])
            + field("in", creation.parent) + field("by", creation.creator) + (creation.isLate ? " late" : "")
    case .start(let thread): return "start" + field("on", thread)
    case .suspend(let suspension):
        return "suspend" + field("on", suspension.reason?.rawValue) + field("task", suspension.target)
            + field("for", suspension.duration?.nanoseconds) + field("of", texts[suspension.what])
    case .ready(let wake): return "ready" + field("via", wake.via?.rawValue) + field("by", wake.by)
    case .resume(let thread): return "resume" + field("on", thread)
    case .end(let ending):
        return "end" + field("", ending.outcome?.rawValue) + field("with", texts[ending.error])
    case .cancel(let canceller): return "cancel" + field("by", canceller)
    case .print(let text, let stream):
        return "print \(texts[text])" + (stream == .standardError ? " to stderr" : "")
    case .mark(let text): return "mark \(texts[text])"
    case .gap(let gap): return "gap \(gap.dropped)"
    }
}
