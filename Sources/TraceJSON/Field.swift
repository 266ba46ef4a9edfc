/// Every key that the format knows, in all of its objects.
enum Field: UInt8, CaseIterable {
    // The trace.
    case format, version, program, clock, start, events, end
    // The program and the clock.
    case command, runtime, processID, kind, tick
    // Events, in canonical order. `kind` and `end` are above; `time` and `events` are in the end line as
    // well.
    case time, event, task, name, parent, creator, priority, file, line, late
    case thread, on, target, duration, what, by, via, outcome, error, text, stream, dropped, from, to
    // The end.
    case exit, code, signal, reason

    /// The key as it stands in a trace.
    var spelling: String {
        switch self {
        case .format: "format"
        case .version: "version"
        case .program: "program"
        case .clock: "clock"
        case .start: "start"
        case .events: "events"
        case .end: "end"
        case .command: "command"
        case .runtime: "runtime"
        case .processID: "pid"
        case .kind: "kind"
        case .tick: "tick"
        case .time: "t"
        case .event: "event"
        case .task: "task"
        case .name: "name"
        case .parent: "parent"
        case .creator: "creator"
        case .priority: "priority"
        case .file: "file"
        case .line: "line"
        case .late: "late"
        case .thread: "thread"
        case .on: "on"
        case .target: "target"
        case .duration: "for"
        case .what: "what"
        case .by: "by"
        case .via: "via"
        case .outcome: "outcome"
        case .error: "error"
        case .text: "text"
        case .stream: "stream"
        case .dropped: "dropped"
        case .from: "from"
        case .to: "to"
        case .exit: "exit"
        case .code: "code"
        case .signal: "signal"
        case .reason: "reason"
        }
    }

    /// What stands after the key.
    var form: ValueForm {
        switch self {
        case .format, .start, .runtime, .name, .file, .what, .error, .text: .string
        case .event, .kind, .on, .via, .outcome, .stream, .reason: .string
        case .version, .processID, .tick, .time, .task, .parent, .creator, .priority, .line, .thread: .integer
        case .target, .duration, .by, .dropped, .from, .to, .code, .signal: .integer
        case .late: .boolean
        case .program, .clock, .end, .exit: .object
        case .events, .command: .array
        }
    }

    /// The integers that the field may hold.
    var range: ClosedRange<UInt64> {
        switch self {
        case .task, .parent, .creator, .thread, .target, .by, .line: 1...UInt64(UInt32.max)
        case .priority, .code: 0...255
        case .signal: 1...127
        case .version: 0...UInt64.max
        case .dropped: 0...UInt64.max
        default: 0...UInt64(Int64.max)
        }
    }

    /// Whether a string of the field is kept as it is, and isn't one of a fixed list of words.
    var isText: Bool {
        switch self {
        case .name, .file, .what, .error, .text: true
        default: false
        }
    }
}

/// All that the reader must know of a field at once.
struct FieldRule {
    let field: Field
    let form: ValueForm
    let isText: Bool
    let range: ClosedRange<UInt64>
    /// Whether some kind of event has the field.
    let isOfEvent: Bool

    init(_ field: Field) {
        self.field = field
        form = field.form
        isText = field.isText
        range = field.range
        isOfEvent = EventRule.fields.contains(field)
    }
}
