import TraceDiff
import TraceLayout

/// Why a command line could not be understood.
enum UsageError: Error, Hashable, Sendable {
    /// No command has this name.
    case unknownCommand(String, suggestion: String?)
    /// The command has no such option.
    case unknownOption(String, suggestion: String?)
    /// The option is last, or another option follows it.
    case missingValue(option: String, valueName: String)
    /// A value was given to an option that takes none.
    case unexpectedValue(option: String, value: String)
    /// The option takes other values.
    case invalidValue(option: String, value: String, allowed: String)
    /// The option takes a regular expression, and was given none.
    case badPattern(option: String, NamePatternError)
    /// The option was given twice.
    case repeatedOption(String)
    /// Something must follow the options.
    case missingOperand(String)
    /// More follows than the command takes.
    case extraOperand(String)
    /// An option was given without the one that gives it a meaning.
    case needs(String, String)
    /// No scenario has this name.
    case unknownScenario(String, suggestion: String?)
    /// The manifest has no check of this name.
    case unknownCheck(String, suggestion: String?)
    /// What was given to --fail-on can't be understood.
    case gate(FailOnError)
    /// Two things were asked for that exclude each other.
    case conflict(String, String, why: String)
}
