import TraceModel

/// Reads one drawing; see `TraceNotation`.
struct TraceNotationReader {
    private struct Row {
        let name: String
        let kind: TaskKind
        let parent: Int?
        /// The life, one character a column; all rows begin with the same column.
        let signs: [Character]
        var task: TaskID?
        var thread: Int?
        var hasStarted = false
        var isReady = false
        /// The last sign of suspension.
        var wait: Character?
    }

    private var rows: [Row] = []
    private var threads: [Bool] = []
    private var builder = TraceBuilder()
    private let column: Int64

    init(drawing: String, column: Int64) {
        self.column = column
        var indents: [Int] = []
        var margin: Int?
        for line in drawing.split(separator: "\n") {
            let line = Array(line)
            guard let indent = line.firstIndex(where: { $0 != " " }) else { continue }
            let label = line[indent...].prefix { $0 != " " }
            let life = line[label.endIndex...].firstIndex { $0 != " " } ?? line.endIndex
            // The first row's life begins the time of all.
            let start = margin ?? life
            margin = start
            let parent = rows.indices.last { indents[$0] < indent }
            rows.append(
                Self.row(label: String(label), parent: parent, isFirst: rows.isEmpty, line, from: start)
            )
            indents.append(indent)
        }
    }

    private static func row(
        label: String,
        parent: Int?,
        isFirst: Bool,
        _ line: [Character],
        from start: Int
    ) -> Row {
        let parts = label.split(separator: ":", maxSplits: 1)
        let name = String(parts[0].map { $0 == "_" ? " " : $0 })
        let usual: TaskKind = isFirst ? .main : parent == nil ? .unstructured : .child
        let kind = parts.count > 1 ? TaskKind(rawValue: String(parts[1])) : usual
        guard let kind else { preconditionFailure("no kind of task: \(label)") }
        let lead = label.count + (line.firstIndex { $0 != " " } ?? 0)
        precondition(
            line[min(lead, start)..<min(start, line.count)].allSatisfy { $0 == " " },
            "\(name) begins early"
        )
        return Row(name: name, kind: kind, parent: parent, signs: Array(line.dropFirst(start)))
    }

    mutating func read() -> Trace {
        let width = rows.map(\.signs.count).max() ?? 0
        for position in 0..<width {
            builder.time = Instant(nanoseconds: Int64(position) * column)
            let signs = rows.indices.map { position < rows[$0].signs.count ? rows[$0].signs[position] : " " }
            for row in rows.indices { createOrSpeak(row, signs[row], position) }
            let ended = rows.indices.first { ["|", "!", "x"].contains(signs[$0]) }
            for row in rows.indices { stop(row, signs[row], position) }
            let waker = rows.indices.first { signs[$0] == "w" }
            for row in rows.indices { wake(row, signs[row], ended: ended, waker: waker) }
            for row in rows.indices where signs[row] == "R" { run(row) }
        }
        return builder.finish()
    }

    private mutating func createOrSpeak(_ row: Int, _ sign: Character, _ position: Int) {
        if rows[row].task == nil, sign != " " {
            let creator = rows[row].parent.flatMap { rows[$0].task }
            let isStructured = rows[row].kind == .child || rows[row].kind == .asyncLet
            let (name, kind) = (rows[row].name, rows[row].kind)
            let parent = isStructured ? creator : nil
            rows[row].task = builder.create(name: name, kind: kind, parent: parent, creator: creator)
        }
        guard let task = rows[row].task else { return }
        switch sign {
        case "p": builder.print("\(rows[row].name) \(position)", task)
        case "m": builder.add(.mark(text: builder.text("\(rows[row].name) \(position)")), task)
        case "c": builder.cancel(task)
        default: break
        }
    }

    private mutating func stop(_ row: Int, _ sign: Character, _ position: Int) {
        guard let task = rows[row].task else { return }
        switch sign {
        case "|": builder.end(task, .returned)
        case "!": builder.end(task, .threw)
        case "x": builder.end(task, .cancelled)
        case "S": builder.suspend(task)
        case "Z":
            let length = rows[row].signs[position...].firstIndex { "rR".contains($0) }.map { $0 - position }
            builder.suspend(task, on: .sleep, for: length.map { TimeSpan(nanoseconds: Int64($0) * column) })
        case "T": builder.suspend(task, on: .task, target: target(row, position))
        case "G": builder.suspend(task, on: .group)
        case "L": builder.suspend(task, on: .lock, what: "lock")
        case "Q": builder.suspend(task, on: .queueGet, what: "queue")
        case "P": builder.suspend(task, on: .queuePut, what: "queue")
        case "C": builder.suspend(task, on: .continuation)
        case "A": builder.suspend(task, on: .actor, what: "Actor")
        case "Y": builder.suspend(task, on: .yield)
        case " ", ".", "-", "R", "r", "w", "p", "m", "c": return
        default: preconditionFailure("\(rows[row].name): no sign: \(sign)")
        }
        rows[row].wait = sign
        if let thread = rows[row].thread { threads[thread] = false }
        rows[row].thread = nil
    }

    /// The task that ends where the awaiting one goes on.
    private func target(_ row: Int, _ position: Int) -> TaskID? {
        guard let next = rows[row].signs[position...].firstIndex(where: { "rR".contains($0) }) else {
            return nil
        }
        let ended = rows.first { next < $0.signs.count && ["|", "!", "x"].contains($0.signs[next]) }
        return ended?.task
    }

    private mutating func wake(_ row: Int, _ sign: Character, ended: Int?, waker: Int?) {
        guard sign == "r" || sign == "R", let task = rows[row].task, let wait = rows[row].wait else { return }
        if rows[row].isReady { return }
        rows[row].isReady = true
        let by = waker.flatMap { rows[$0].task }
        switch wait {
        case "Z": builder.ready(task, via: .timer)
        case "T", "G": builder.ready(task, by: ended.flatMap { rows[$0].task }, via: .completion)
        case "L", "A": builder.ready(task, by: by, via: .unlock)
        case "Q": builder.ready(task, by: by, via: .put)
        case "P": builder.ready(task, by: by, via: .get)
        case "C": builder.ready(task, by: by, via: .resume)
        case "Y": builder.ready(task, via: .yield)
        default: builder.ready(task, by: by)
        }
    }

    private mutating func run(_ row: Int) {
        guard let task = rows[row].task else { return }
        let thread = threads.firstIndex(of: false) ?? threads.count
        if thread == threads.count { threads.append(true) } else { threads[thread] = true }
        rows[row].thread = thread
        let number = ThreadID(UInt32(thread + 1))
        if rows[row].hasStarted {
            builder.resume(task, thread: number)
        } else {
            builder.start(task, thread: number)
        }
        rows[row].hasStarted = true
        rows[row].isReady = false
    }
}
