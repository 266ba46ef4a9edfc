import TestSupport
import Testing
import TraceModel

/// A recording of a program on CPython's own asyncio, or of its twin on Weft, as lines that can be compared: what
/// happened, to which task, at what time, what it waits for, and who woke it.
struct Interleaving {
    let lines: [String]

    /// That of an event log of CPython; see `Tests/RecordingTests/Asyncio/README.md`.
    init(asyncio text: String) throws {
        lines = try #require(try JSONValue(text)["events"]).elements.flatMap(Self.lines)
    }

    /// That of a trace.
    ///
    /// A coroutine that nobody awaited is a task of the trace but not of asyncio: it is left out.
    init(_ trace: Trace) {
        var numbers: [TaskID: Int] = [:]
        var wakers: [TaskID: TaskID] = [:]
        lines = trace.events.compactMap { event -> String? in
            guard let task = event.task else { return Self.line(event, nil, trace.texts, numbers, &wakers) }
            if case .create(let creation) = event.action, creation.kind != .coroutine {
                numbers[task] = numbers.count + 1
            }
            guard numbers[task] != nil else { return nil }
            return Self.line(event, task, trace.texts, numbers, &wakers)
        }
    }

    // MARK: CPython

    /// An event; two for the end of a task whose body never ran, since a trace has no end without a start.
    private static func lines(_ event: JSONValue) -> [String] {
        let head = "\(number(event["t"]) ?? -1) \(name(event["task"]))"
        switch event["kind"]?.text {
        case "create": return ["\(head) create by \(name(event["parent"]))"]
        case "start": return ["\(head) start"]
        case "resume": return ["\(head) resume by \(name(event["by"]?["task"]))"]
        case "cancel":
            let isOwn = event["by"]?["self"] != nil
            return ["\(head) cancel by \(name(isOwn ? event["task"] : event["by"]?["task"]))"]
        case "suspend": return ["\(head) suspend \(reason(event))"]
        case "complete":
            let end = ["ok": "returned", "error": "threw"][event["outcome"]?.text ?? ""] ?? "cancelled"
            return (event["started"] == .bool(false) ? ["\(head) start"] : []) + ["\(head) end \(end)"]
        // What a notebook shows of a cell's value is the notebook's own.
        case "log" where event["display"] == nil: return ["\(head) print \(event["text"]?.text ?? "")"]
        default: return []
        }
    }

    /// Spelled as `tools/asyncio_recorder/reasons.py` spells it.
    private static func reason(_ event: JSONValue) -> String {
        let on = event["on"]?.text ?? ""
        let target = event["targets"]?.elements.first
        // The first object of a class goes by its name alone.
        let object = event["obj"]?.text ?? ""
        let label = object.hasSuffix("#1") ? String(object.dropLast(2)) : object
        switch on {
        case "sleep": return "sleep \(number(event["delay"]) ?? -1)"
        case "task", "cancel_wait", "shield": return "task \(name(target?["shield"] ?? target))"
        case "gather", "wait", "as_completed", "taskgroup": return "group"
        case "queue.join": return "event \(label)"
        case "yield": return on
        case "future", "to_thread", "executor": return "continuation"
        default: return "\(on) \(label)"
        }
    }

    private static func number(_ value: JSONValue?) -> Int? {
        if case .number(let number)? = value { number } else { nil }
    }

    private static func name(_ value: JSONValue?) -> String { number(value).map { "\($0)" } ?? "-" }

    // MARK: Weft

    private static func line(
        _ event: Event,
        _ task: TaskID?,
        _ texts: TextTable,
        _ numbers: [TaskID: Int],
        _ wakers: inout [TaskID: TaskID]
    ) -> String? {
        func name(_ task: TaskID?) -> String { task.flatMap { numbers[$0] }.map { "\($0)" } ?? "-" }
        let head = "\(event.time.nanoseconds) \(name(task))"
        switch event.action {
        case .create(let creation): return "\(head) create by \(name(creation.creator))"
        case .start: return "\(head) start"
        case .suspend(let wait):
            let reason = wait.reason?.rawValue ?? "?"
            switch wait.reason {
            case .sleep: return "\(head) suspend sleep \(wait.duration?.nanoseconds ?? -1)"
            case .task: return "\(head) suspend task \(name(wait.target))"
            case .yield, .group, .continuation: return "\(head) suspend \(reason)"
            default: return "\(head) suspend \(reason) \(texts[wait.what] ?? "")"
            }
        case .ready(let wake):
            // asyncio has no event for it; who woke a task stands where it goes on.
            if let task { wakers[task] = wake.by }
            return nil
        case .resume:
            let waker = task.flatMap { wakers.removeValue(forKey: $0) }
            return "\(head) resume by \(waker == task ? "-" : name(waker))"
        case .end(let ending): return "\(head) end \(ending.outcome?.rawValue ?? "?")"
        case .cancel(let canceller): return "\(head) cancel by \(name(canceller))"
        case .print(let text, _): return "\(head) print \(texts[text])"
        case .mark, .gap: return nil
        }
    }
}
