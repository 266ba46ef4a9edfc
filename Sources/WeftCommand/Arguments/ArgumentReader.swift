import TraceModel

/// Reads the arguments of one command from left to right, as its description says.
///
/// `--name value`, `--name=value`, `-n value`, `-nvalue`, `-n=value`; `--` ends the options; `-` alone is a
/// file.
struct ArgumentReader {
    /// What a command line asks for.
    enum Outcome {
        /// The command's help; what else is on the line does not matter.
        case help
        /// The command.
        case run(ParsedArguments)
    }

    private let command: CommandDescription
    private var rest: ArraySlice<String>
    private var parsed = ParsedArguments()

    /// Reads all of a command's arguments.
    static func read(
        _ arguments: ArraySlice<String>,
        for command: CommandDescription
    ) throws(UsageError) -> Outcome {
        var reader = ArgumentReader(command: command, rest: arguments)
        return try reader.read()
    }

    private init(command: CommandDescription, rest: ArraySlice<String>) {
        self.command = command
        self.rest = rest
    }

    private mutating func read() throws(UsageError) -> Outcome {
        while let argument = rest.popFirst() {
            if argument == "--" {
                parsed.separate()
                takeOperands()
            } else if argument.hasPrefix("-"), argument != "-" {
                let (option, value) = try split(argument)
                if option.name == CommandOption.help.name { return .help }
                try take(option, attached: value)
            } else {
                parsed.add(operand: argument)
                if case .program = command.operands { takeOperands() }
            }
        }
        try checkOperands()
        return .run(parsed)
    }

    /// Whatever is left is no option, even if it looks like one.
    private mutating func takeOperands() {
        for operand in rest { parsed.add(operand: operand) }
        rest = []
    }

    /// The option that an argument names, and the value that is attached to it.
    private func split(_ argument: String) throws(UsageError) -> (CommandOption, String?) {
        let options = command.options + [.help]
        guard !argument.hasPrefix("--") else {
            let parts = argument.dropFirst(2).split(
                separator: "=",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            guard let option = options.first(where: { $0.name == parts[0] }) else {
                let near = Suggestion.nearest(to: String(parts[0]), among: options.map(\.name))
                throw .unknownOption("--" + parts[0], suggestion: near.map { "--" + $0 })
            }
            return (option, parts.count == 2 ? String(parts[1]) : nil)
        }
        let word = argument.dropFirst()
        guard let option = options.first(where: { $0.letter == word.first }) else {
            // `-output` is meant for `--output`; `-x` is like nothing.
            let near = word.count < 2 ? nil : Suggestion.nearest(to: String(word), among: options.map(\.name))
            throw .unknownOption(argument, suggestion: near.map { "--" + $0 })
        }
        let attached = word.dropFirst()
        if attached.isEmpty { return (option, nil) }
        return (option, String(attached.first == "=" ? attached.dropFirst() : attached))
    }

    private mutating func take(_ option: CommandOption, attached: String?) throws(UsageError) {
        guard option.isRepeatable || !parsed.has(option) else { throw .repeatedOption(option.spelling) }
        guard let valueName = option.valueName else {
            if let attached { throw .unexpectedValue(option: option.spelling, value: attached) }
            parsed.add("", to: option)
            return
        }
        let value = attached ?? nextValue()
        guard let value else { throw .missingValue(option: option.spelling, valueName: valueName) }
        try check(value, of: option)
        parsed.add(value, to: option)
    }

    /// The next argument, unless it is an option itself: then the value was forgotten.
    private mutating func nextValue() -> String? {
        guard let next = rest.first, next != "--" else { return nil }
        if next.hasPrefix("-"), next != "-", (try? split(next)) != nil { return nil }
        return rest.popFirst()
    }

    private func check(_ value: String, of option: CommandOption) throws(UsageError) {
        let allowed: String
        switch option.value {
        case .none:
            return
        case .text(let name):
            if !value.isEmpty { return }
            allowed = name
        case .choice(let words):
            if words.contains(value) { return }
            allowed = words.joined(separator: ", ")
        case .number(_, let range):
            if let number = Int(value), range.contains(number) { return }
            allowed = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .duration:
            if TimeSpan(words: value) != nil { return }
            allowed = TimeSpan.words
        }
        throw .invalidValue(option: option.spelling, value: value, allowed: allowed)
    }

    private func checkOperands() throws(UsageError) {
        let count = parsed.operands.count
        let (least, most): (Int, Int)
        switch command.operands {
        case .none: (least, most) = (0, 0)
        case .exactly(let operands): (least, most) = (operands.count, operands.count)
        case .optional: (least, most) = (0, 1)
        case .sides(let first, let second, let several):
            (least, most) = (2, parsed.has(several) ? .max : 2)
            guard parsed.has(several) else { break }
            guard let separator = parsed.separator, separator < count else {
                throw .missingOperand("-- \(second.name)")
            }
            guard separator > 0 else { throw .missingOperand(first.name) }
        case .oneOrMore, .first: (least, most) = (1, .max)
        // Whether a program is needed depends on the options; the command says so.
        case .program: (least, most) = (0, .max)
        }
        if count > most { throw .extraOperand(parsed.operands[most]) }
        if count < least { throw .missingOperand(command.operands.names[count]) }
    }
}

extension CommandDescription.Operands {
    /// The operands with their meanings; the synopsis adds what may be left out or repeated.
    var all: [CommandDescription.Operand] {
        switch self {
        case .none, .program: []
        case .exactly(let operands): operands
        case .optional(let operand), .oneOrMore(let operand): [operand]
        case .sides(let first, let second, _): [first, second]
        case .first(let operand, let others): [operand, others]
        }
    }

    fileprivate var names: [String] { all.map(\.name) }
}
