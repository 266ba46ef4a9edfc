/// The array or object of a trace that a token stands in.
///
/// Each has one parent, so that no stack is needed.
enum Place: Int, CaseIterable {
    case outside, trace, program, command, clock, events, event, end, exit

    var parent: Place {
        switch self {
        case .outside, .trace: .outside
        case .program, .clock, .events, .end: .trace
        case .command: .program
        case .event: .events
        case .exit: .end
        }
    }

    /// The fields that the object may have.
    var fields: FieldSet {
        switch self {
        case .trace: FieldSet.trace
        case .program: FieldSet.program
        case .clock: FieldSet.clock
        case .event: EventRule.fields
        case .end: FieldSet.end
        case .exit: FieldSet.exit
        case .outside, .command, .events: FieldSet()
        }
    }

    /// What stands after the key of a field: `events` are a list in the trace and a number in its end line.
    func form(of field: Field) -> ValueForm { self == .end && field == .events ? .integer : field.form }

    /// The place that a container in a field is.
    func container(in field: Field) -> Place? {
        switch (self, field) {
        case (.trace, .program): .program
        case (.trace, .clock): .clock
        case (.trace, .events): .events
        case (.trace, .end): .end
        case (.program, .command): .command
        case (.end, .exit): .exit
        default: nil
        }
    }
}
