import TraceModel

/// The fields of one event as they are read, in any order; `event()` makes an event of them.
///
/// Only when all are there is it known which of them the event has: a field that is not one of its kind, or
/// that has an unknown word, is skipped and counted, and what is wrong with a field matters only if it is not
/// skipped. So the outcome does not depend on the order of the keys.
struct EventFields {
    /// Where the event begins.
    private(set) var start = TraceReadError.Position()
    /// The fields that were read, whatever they hold.
    private(set) var seen = FieldSet()
    /// Those of them that hold a value of the right form.
    private var present = FieldSet()
    private var unknownKeys = 0
    private var errors: [(field: Field, error: TraceReadError)] = []
    /// The number of each integer field; for a text, where its bytes begin.
    private var numbers = [UInt64](repeating: 0, count: Field.allCases.count)
    /// For a text, how many bytes it has.
    private var lengths = [Int](repeating: 0, count: Field.allCases.count)
    private var rule = EventRule(.gap)
    private var taskKind = TaskKind.main
    private var reason = WaitReason.unknown
    private var cause = WakeCause.external
    private var outcome = Outcome.returned
    private var stream = OutputStream.standardOutput

    /// Forgets the last event.
    mutating func begin(at position: TraceReadError.Position) {
        start = position
        seen = FieldSet()
        present = FieldSet()
        unknownKeys = 0
        if !errors.isEmpty { errors.removeAll() }
    }

    // MARK: Reading

    /// Notes a key that no event has.
    mutating func skipUnknownKey() { unknownKeys += 1 }

    /// Notes the key of a field; false where it was there before.
    mutating func meet(_ field: Field) -> Bool {
        if seen.contains(field) { return false }
        seen.insert(field)
        return true
    }

    /// Notes that a field can't be read.
    mutating func reject(_ field: Field, _ error: TraceReadError) { errors.append((field, error)) }

    /// Takes the integer of a field, which must be in its range.
    mutating func set(_ field: Field, number: UInt64) {
        numbers[Int(field.rawValue)] = number
        present.insert(field)
    }

    /// Takes the place of a text among the bytes that `event()` will be given.
    mutating func set(_ field: Field, text: Range<Int>) {
        numbers[Int(field.rawValue)] = UInt64(text.lowerBound)
        lengths[Int(field.rawValue)] = text.count
        present.insert(field)
    }

    /// Takes the word of a field that has a fixed list of them; false, and the field is skipped, for another
    /// word.
    @discardableResult
    mutating func set(_ field: Field, word: ShortWord, _ words: Vocabularies) -> Bool {
        switch field {
        case .event: set(field, words.events.find(word), \.rule)
        case .kind: set(field, words.kinds.find(word), \.taskKind)
        case .on: set(field, words.reasons.find(word), \.reason)
        case .via: set(field, words.causes.find(word), \.cause)
        case .outcome: set(field, words.outcomes.find(word), \.outcome)
        case .stream: set(field, words.streams.find(word), \.stream)
        default: false
        }
    }

    @inline(__always)
    private mutating func set<Term>(
        _ field: Field,
        _ term: Term?,
        _ path: WritableKeyPath<EventFields, Term>
    ) -> Bool {
        guard let term else { return false }
        self[keyPath: path] = term
        present.insert(field)
        return true
    }

    // MARK: The event

    /// The event; nil where its kind is unknown.
    ///
    /// The places of texts refer to `bytes`; the texts go into the table, and skipped fields are counted.
    mutating func event(
        _ bytes: Span<UInt8>,
        _ texts: inout TextTable,
        skipped: inout Int
    ) throws(TraceReadError) -> Event? {
        if !present.contains(.event) {
            try rejectUnknown()
            return nil
        }
        let allowed = rule.allowed
        if !errors.isEmpty, let first = errors.first(where: { allowed.contains($0.field) }) {
            throw first.error
        }
        if let missing = rule.required.subtracting(present).first {
            let object = TraceReadError.TraceObject.eventOf(kind: rule.kind.rawValue)
            throw TraceReadError(.missing(field: missing.spelling, from: object), at: start)
        }
        skipped += unknownKeys + seen.subtracting(present.intersection(allowed)).count
        let time = Instant(nanoseconds: Int64(numbers[Int(Field.time.rawValue)]))
        let task = allowed.contains(.task) ? task(.task) : nil
        return Event(time: time, task: task, action: action(bytes, &texts))
    }

    /// Passes over an event whose kind is an unknown word, and nothing else.
    private func rejectUnknown() throws(TraceReadError) {
        if let wrong = errors.first(where: { $0.field == .event }) { throw wrong.error }
        guard seen.contains(.event) else {
            throw TraceReadError(.missing(field: Field.event.spelling, from: .event), at: start)
        }
    }

    private func action(_ bytes: Span<UInt8>, _ texts: inout TextTable) -> Action {
        switch rule.kind {
        case .create:
            // Texts in canonical order of their keys, so that equal traces have equal tables.
            let name = text(.name, bytes, &texts)
            let creation = Creation(
                name: name,
                kind: present.contains(.kind) ? taskKind : nil,
                parent: task(.parent),
                creator: task(.creator),
                priority: number(.priority).map { UInt8($0) },
                file: text(.file, bytes, &texts),
                line: number(.line).map { UInt32($0) },
                isLate: number(.late) == 1
            )
            return .create(creation)
        case .start: return .start(thread: thread)
        case .suspend:
            let suspension = Suspension(
                on: present.contains(.on) ? reason : nil,
                target: task(.target),
                for: number(.duration).map { TimeSpan(nanoseconds: Int64($0)) },
                what: text(.what, bytes, &texts)
            )
            return .suspend(suspension)
        case .ready: return .ready(Wake(by: task(.by), via: present.contains(.via) ? cause : nil))
        case .resume: return .resume(thread: thread)
        case .end:
            let outcome = present.contains(.outcome) ? outcome : nil
            return .end(Ending(outcome: outcome, error: text(.error, bytes, &texts)))
        case .cancel: return .cancel(by: task(.by))
        case .print:
            let stream = present.contains(.stream) ? stream : .standardOutput
            return .print(text: requiredText(bytes, &texts), stream: stream)
        case .mark: return .mark(text: requiredText(bytes, &texts))
        case .gap:
            let from = number(.from).map { Instant(nanoseconds: Int64($0)) }
            let to = number(.to).map { Instant(nanoseconds: Int64($0)) }
            return .gap(Gap(dropped: number(.dropped) ?? 0, thread: thread, from: from, to: to))
        }
    }

    private func number(_ field: Field) -> UInt64? {
        present.contains(field) ? numbers[Int(field.rawValue)] : nil
    }

    private func task(_ field: Field) -> TaskID? { number(field).flatMap { TaskID(UInt32($0)) } }

    private var thread: ThreadID? { number(.thread).flatMap { ThreadID(UInt32($0)) } }

    private func text(_ field: Field, _ bytes: Span<UInt8>, _ texts: inout TextTable) -> Text? {
        guard let start = number(field).map({ Int($0) }) else { return nil }
        return texts.intern(utf8: bytes.extracting(start..<(start + lengths[Int(field.rawValue)])))
    }

    private func requiredText(_ bytes: Span<UInt8>, _ texts: inout TextTable) -> Text {
        text(.text, bytes, &texts) ?? texts.intern("")
    }
}
