import TraceModel

/// Makes a trace of the tokens of its JSON.
struct TraceDecoder: Sendable {
    private var place = Place.outside
    /// The key that was read last; nil within arrays.
    private var field: Field?
    /// The fields met in the object of each place, and where the object begins.
    private var met: [FieldSet] = Array(repeating: FieldSet(), count: Place.allCases.count)
    private var starts = Array(repeating: TraceReadError.Position(), count: Place.allCases.count)
    /// Whether the next value is skipped, or the present one and how many containers deep in it we are.
    private(set) var isSkipping = false
    private var skippedDepth = 0

    private let words = Vocabularies()
    private var fields = EventFields()
    /// The texts of the present event, one after the other.
    private var eventTexts: [UInt8] = []

    private var header = TraceHeader()
    private var events: [Event] = []
    private var texts = TextTable()
    private var lines = EventLines()
    private var skippedFields = 0
    private var skippedEvents = 0

    /// A decoder that makes room for the events of a file of so many bytes.
    init(expectedBytes: Int) {
        // Room that isn't used is never touched, so it costs no memory; an event takes about 60 bytes of a file.
        // A size is only what a file system says: beyond a gigabyte of events they are moved after all.
        events.reserveCapacity(min(max(0, expectedBytes) / 60, 1 << 24))
    }

    /// Whether an event may come next.
    var isBetweenEvents: Bool { place == .events && !isSkipping }

    /// Takes the next token, whose content is in the scanner.
    mutating func take(_ token: JSONScanner.Token, _ scanner: JSONScanner) throws(TraceReadError) {
        if isSkipping { return skip(token) }
        switch token {
        case .key: try takeKey(scanner)
        case .endObject, .endArray: try close()
        default: try takeValue(token, scanner)
        }
    }

    /// The trace, when the file ends at a position, with its outermost object closed or not.
    consuming func finish(
        isWhole: Bool,
        at position: TraceReadError.Position
    ) throws(TraceReadError) -> TraceReading {
        let has = met[Place.trace.rawValue]
        let isClockKnown = header.clock != nil
        let required: [(Field, Bool)] = [
            (.format, has.contains(.format)), (.version, has.contains(.version)), (.clock, isClockKnown),
            (.events, has.contains(.events) || !isWhole),
        ]
        if let (missing, _) = required.first(where: { !$0.1 }) {
            guard isWhole else { throw TraceReadError(.endsBefore(field: missing.spelling), at: position) }
            let start = starts[Place.trace.rawValue]
            throw TraceReadError(.missing(field: missing.spelling, from: .trace), at: start)
        }
        var end = isWhole ? header.end : nil
        // The writer counted all its lines; those that were skipped are no events of this trace (law 5).
        if let events = end?.events, events >= skippedEvents { end?.events = events - skippedEvents }
        let trace = Trace(
            program: header.program,
            clock: header.clock ?? .wall,
            start: header.start,
            events: events,
            texts: texts,
            end: end
        )
        return TraceReading(
            trace: trace,
            skippedFields: skippedFields,
            skippedEvents: skippedEvents,
            lines: lines,
            endLine: trace.end == nil ? nil : starts[Place.end.rawValue].line
        )
    }

    // MARK: Keys

    private mutating func takeKey(_ scanner: JSONScanner) throws(TraceReadError) {
        guard let field = words.fields.find(ShortWord(scanner.text.span))?.field, place.fields.contains(field)
        else {
            if place == .event { fields.skipUnknownKey() } else { skippedFields += 1 }
            isSkipping = true
            return
        }
        self.field = field
        let duplicate = TraceReadError(.duplicate(field: field.spelling), at: scanner.tokenStart)
        if place == .event {
            if fields.meet(field) { return }
            fields.reject(field, duplicate)
            isSkipping = true
        } else {
            guard !met[place.rawValue].contains(field) else { throw duplicate }
            met[place.rawValue].insert(field)
        }
    }

    private mutating func skip(_ token: JSONScanner.Token) {
        switch token {
        case .beginObject, .beginArray: skippedDepth += 1
        case .endObject, .endArray: skippedDepth -= 1
        default: break
        }
        isSkipping = skippedDepth > 0
    }

    // MARK: Values

    private mutating func takeValue(
        _ token: JSONScanner.Token,
        _ scanner: JSONScanner
    ) throws(TraceReadError) {
        let start = scanner.tokenStart
        switch place {
        case .outside: open(.trace, at: start)
        case .events:
            try requireElement(token, .object, of: .events, at: start)
            fields.begin(at: start)
            eventTexts.removeAll(keepingCapacity: true)
            place = .event
        case .command:
            try requireElement(token, .string, of: .command, at: start)
            header.program.command.append(String(decoding: scanner.text, as: UTF8.self))
        case .event: takeEventValue(token, scanner)
        case .trace, .program, .clock, .end, .exit:
            guard let field else { return }
            let form = place.form(of: field)
            guard token.form == form else {
                throw wrongForm(field, form, token, at: start)
            }
            if let inner = place.container(in: field), token.isBegin { return open(inner, at: start) }
            try header.take(field, in: place, token, scanner, skipped: &skippedFields)
        }
    }

    private mutating func open(_ inner: Place, at start: TraceReadError.Position) {
        place = inner
        starts[inner.rawValue] = start
    }

    private mutating func close() throws(TraceReadError) {
        let closed = place
        place = closed.parent
        switch closed {
        case .event:
            let texts = eventTexts
            try finishEvent(texts.span)
        case .clock, .end, .exit:
            let missing = header.missing(from: closed, met[closed.rawValue])
            if let (field, object) = missing {
                let fact = TraceReadError.Fact.missing(field: field.spelling, from: object)
                throw TraceReadError(fact, at: starts[closed.rawValue])
            }
            try header.finish(closed, at: starts[closed.rawValue], skipped: &skippedFields)
        default: break
        }
    }

    private func requireElement(
        _ token: JSONScanner.Token,
        _ form: ValueForm,
        of field: Field,
        at start: TraceReadError.Position
    ) throws(TraceReadError) {
        guard token.form != form else { return }
        let fact = TraceReadError.Fact.wrongElement(of: field.spelling, expected: form, found: token.form)
        throw TraceReadError(fact, at: start)
    }

    private func wrongForm(
        _ field: Field,
        _ form: ValueForm,
        _ token: JSONScanner.Token,
        at start: TraceReadError.Position
    ) -> TraceReadError {
        let fact = TraceReadError.Fact.wrongForm(field: field.spelling, expected: form, found: token.form)
        return TraceReadError(fact, at: start)
    }

    // MARK: Events

    private mutating func takeEventValue(_ token: JSONScanner.Token, _ scanner: JSONScanner) {
        guard let field else { return }
        let start = scanner.tokenStart
        switch token {
        case .string where field.form == .string && field.isText:
            let first = eventTexts.count
            eventTexts += scanner.text
            fields.set(field, text: first..<eventTexts.count)
        case .string where field.form == .string:
            fields.set(field, word: ShortWord(scanner.text.span), words)
        case .number(let number) where field.form == .integer && number.isInteger:
            if let value = number.value(in: field.range) {
                fields.set(field, number: value)
            } else {
                let fact = TraceReadError.Fact.outOfRange(
                    field: field.spelling,
                    allowed: field.range,
                    found: number.found
                )
                fields.reject(field, TraceReadError(fact, at: start))
            }
        case .boolean(let value) where field.form == .boolean: fields.set(field, number: value ? 1 : 0)
        default:
            fields.reject(field, wrongForm(field, field.form, token, at: start))
            isSkipping = token.isBegin
            skippedDepth = token.isBegin ? 1 : 0
        }
    }

    private mutating func finishEvent(_ bytes: Span<UInt8>) throws(TraceReadError) {
        guard let event = try fields.event(bytes, &texts, skipped: &skippedFields) else {
            skippedEvents += 1
            return
        }
        events.append(event)
        lines.append(fields.start.line)
    }

    /// Reads events as long as they are spelled compactly, each on a line or all on one.
    mutating func readCompactEvents(
        _ bytes: Span<UInt8>,
        _ index: inout Int,
        _ scanner: inout JSONScanner
    ) throws(TraceReadError) {
        guard scanner.isBetweenTokens else { return }
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\n"):
                scanner.countLine(endingAt: index)
                index += 1
            case UInt8(ascii: " "): index += 1
            case UInt8(ascii: ",") where scanner.place == .commaOrEnd:
                scanner.place = .value
                index += 1
            case UInt8(ascii: "{") where scanner.place != .commaOrEnd:
                fields.begin(at: scanner.position(index))
                guard fields.readCompact(bytes, at: &index, words) else { return }
                try finishEvent(bytes)
                scanner.place = .commaOrEnd
            default: return
            }
        }
    }
}

extension JSONScanner.Token {
    var isBegin: Bool { form == .object || form == .array }

    /// What kind of value the token is or begins; for an end, the kind it ends.
    var form: ValueForm {
        switch self {
        case .key, .string: .string
        case .number(let number): number.isInteger ? .integer : .fraction
        case .boolean: .boolean
        case .null: .null
        case .beginObject, .endObject: .object
        case .beginArray, .endArray: .array
        }
    }
}
