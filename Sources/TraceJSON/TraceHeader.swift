import TraceModel

/// All of a trace but its events, as it is read.
struct TraceHeader {
    var program = Program()
    /// Nil until the clock was read whole.
    private(set) var clock: Clock?
    private(set) var start: String?
    /// Nil until the end line was read whole.
    private(set) var end: TraceEnd?

    private var clockKind = ""
    private var tick: Int64?
    private var endTime = Instant.zero
    private var endEvents = 0
    private var endDropped: UInt64 = 0
    private var code: Int32?
    private var signal: Int32?
    private var isDeadlock = false

    /// Takes the value of a field, which has the right form.
    mutating func take(
        _ field: Field,
        in place: Place,
        _ token: JSONScanner.Token,
        _ scanner: JSONScanner,
        skipped: inout Int
    ) throws(TraceReadError) {
        let start = scanner.tokenStart
        if case .number(let number) = token {
            guard let value = number.value(in: field.range) else {
                throw outOfRange(field, field.range, number.found, at: start)
            }
            return try set(field, value, at: start)
        }
        let text = String(decoding: scanner.text, as: UTF8.self)
        switch field {
        case .format:
            guard text == TraceFormat.name else { throw TraceReadError(.otherFormat(text), at: start) }
        case .start: self.start = text
        case .runtime: program.runtime = text
        case .kind: clockKind = text
        case .reason: if text == Self.deadlock { isDeadlock = true } else { skipped += 1 }
        default: break
        }
    }

    private mutating func set(
        _ field: Field,
        _ value: UInt64,
        at start: TraceReadError.Position
    ) throws(TraceReadError) {
        switch field {
        case .version:
            guard value <= TraceFormat.version else { throw TraceReadError(.newerVersion(value), at: start) }
            guard value >= 1 else {
                let found = TraceReadError.Number(magnitude: value, isNegative: false)
                throw outOfRange(.version, 1...TraceFormat.version, found, at: start)
            }
        case .processID: program.processID = Int64(value)
        case .tick: tick = Int64(value)
        case .time: endTime = Instant(nanoseconds: Int64(value))
        case .events: endEvents = Int(value)
        case .dropped: endDropped = value
        case .code: code = Int32(value)
        case .signal: signal = Int32(value)
        default: break
        }
    }

    private func outOfRange(
        _ field: Field,
        _ allowed: ClosedRange<UInt64>,
        _ found: TraceReadError.Number,
        at start: TraceReadError.Position
    ) -> TraceReadError {
        TraceReadError(.outOfRange(field: field.spelling, allowed: allowed, found: found), at: start)
    }

    /// The first field that an object lacks, of those that it must have.
    func missing(from place: Place, _ met: FieldSet) -> (Field, TraceReadError.TraceObject)? {
        let (required, object): (FieldSet, TraceReadError.TraceObject) =
            switch place {
            case .clock: (clockKind == Self.virtual ? FieldSet(.kind, .tick) : FieldSet(.kind), .clock)
            case .end: (FieldSet(.time, .events, .dropped), .end)
            case .exit: (met.contains(.signal) ? FieldSet() : FieldSet(.code), .exit)
            default: (FieldSet(), .trace)
            }
        return required.subtracting(met).first.map { ($0, object) }
    }

    /// Makes the value of an object that was read whole and lacks nothing.
    mutating func finish(
        _ place: Place,
        at start: TraceReadError.Position,
        skipped: inout Int
    ) throws(TraceReadError) {
        switch place {
        case .clock:
            switch clockKind {
            case Self.virtual: clock = .virtual(tick: TimeSpan(nanoseconds: tick ?? 0))
            case Self.wall:
                if tick != nil { skipped += 1 }
                clock = .wall
            default: throw TraceReadError(.unknownClock(clockKind), at: start)
            }
        case .exit:
            guard code == nil || signal == nil else { throw TraceReadError(.codeAndSignal, at: start) }
        case .end: end = TraceEnd(time: endTime, events: endEvents, dropped: endDropped, exit: exit)
        default: break
        }
    }

    private var exit: ProgramExit? {
        if let code { return ProgramExit(status: .code(code), isDeadlock: isDeadlock) }
        return signal.map { ProgramExit(status: .signal($0), isDeadlock: isDeadlock) }
    }

    static let virtual = "virtual"
    static let wall = "wall"
    static let deadlock = "deadlock"
}
