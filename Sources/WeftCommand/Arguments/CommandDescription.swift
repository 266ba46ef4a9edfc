/// What a command takes, as data: the arguments are read, the help is written and mistakes are explained from
/// it.
struct CommandDescription: Sendable {
    /// Its name on the command line.
    var name: String
    /// What it does, in one line without a full stop.
    var summary: String
    /// What follows the options.
    var operands: Operands
    /// What may stand in the place of the operands.
    var otherSynopsis: String?
    /// Its options, in the order of the help; `--help` goes without saying.
    var options: [CommandOption] = []
    /// What else there is to know, a paragraph each.
    var details: [String] = []
    /// Command lines to copy, each with what it does.
    var examples: [Example]
    /// Every status that it exits with.
    var exitStatuses: [StatusMeaning]

    /// The words on a command line that are no options.
    enum Operands: Sendable {
        /// There are none.
        case none
        /// Exactly these.
        case exactly([Operand])
        /// One that may be left out.
        case optional(Operand)
        /// Two; with an option, one or more of each, with `--` between them.
        case sides(Operand, Operand, several: CommandOption)
        /// One or more.
        case oneOrMore(Operand)
        /// One, and any number of others.
        case first(Operand, others: Operand)
        /// A program and its own arguments: the first word that is no option begins them, or `--` does.
        case program
    }

    /// A word that is no option.
    struct Operand: Sendable {
        /// Its name in the synopsis, in capitals.
        var name: String
        /// What it means.
        var meaning: String
    }

    /// A command line to copy.
    struct Example: Sendable {
        /// What to type.
        var line: String
        /// What it does.
        var meaning: String
    }

    /// An exit status in words.
    struct StatusMeaning: Sendable {
        /// The status, or several as `128+N`.
        var status: String
        /// When the command exits with it.
        var meaning: String

        static let usage = StatusMeaning(status: "64", meaning: "the command line could not be understood")
    }
}

/// An option of a command.
struct CommandOption: Sendable {
    /// Its long name, without the dashes.
    var name: String
    /// Its one-letter name, if it has one.
    var letter: Character?
    /// What value it takes.
    var value: Value
    /// Whether it may be given more than once.
    var isRepeatable = false
    /// What it does, in one line.
    var meaning: String

    /// The value of an option.
    enum Value: Sendable {
        /// None: the option is there or it isn't.
        case none
        /// Any text, under a name for the help.
        case text(String)
        /// One of these words.
        case choice([String])
        /// A whole number within a range, under a name for the help.
        case number(String, ClosedRange<Int>)
        /// A length of time such as `10ms`.
        case duration
    }

    /// How the option is spelled, `--output`.
    var spelling: String { "--" + name }

    /// Its value in the synopsis, or nil where it takes none.
    var valueName: String? {
        switch value {
        case .none: nil
        case .text(let name), .number(let name, _): name
        case .choice(let words): words.joined(separator: "|")
        case .duration: "DURATION"
        }
    }

    /// Every command has it.
    static let help = CommandOption(name: "help", letter: "h", value: .none, meaning: "show this help")
}
