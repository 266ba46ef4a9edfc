import TraceModel

/// The arguments of a command after they were checked against its description.
struct ParsedArguments: Sendable {
    /// The values of each option in the order given; an option without a value has an empty string.
    private(set) var values: [String: [String]] = [:]
    /// The words that are no options.
    private(set) var operands: [String] = []
    /// How many operands stand before a `--`; nil without one.
    private(set) var separator: Int?

    mutating func add(_ value: String, to option: CommandOption) {
        values[option.name, default: []].append(value)
    }

    mutating func separate() { separator = operands.count }

    mutating func add(operand: String) { operands.append(operand) }

    /// Whether the option was given.
    func has(_ option: CommandOption) -> Bool { values[option.name] != nil }

    /// The value of the option, if it was given.
    func text(_ option: CommandOption) -> String? { values[option.name]?.last }

    /// All values of an option that may be repeated, in the order given.
    func texts(_ option: CommandOption) -> [String] { values[option.name] ?? [] }

    /// The number, which the reader has found to be one.
    func number(_ option: CommandOption) -> Int? { text(option).flatMap { Int($0) } }

    /// The word as a case of `Choice`, whose cases the option was described with.
    func choice<Choice: RawRepresentable<String>>(_ option: CommandOption) -> Choice? {
        text(option).flatMap { Choice(rawValue: $0) }
    }

    /// The length of time, which the reader has found to be one.
    func duration(_ option: CommandOption) -> TimeSpan? { text(option).flatMap { TimeSpan(words: $0) } }
}
