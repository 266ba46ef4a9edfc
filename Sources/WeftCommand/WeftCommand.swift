import Files

/// The whole command line.
///
/// ```swift
/// @main struct Main {
///     static func main() { WeftCommand.main() }
/// }
/// ```
public enum WeftCommand: Sendable {
    /// Does what this process's arguments ask for, and ends the process.
    public static func main() -> Never {
        let status = run(arguments: Array(CommandLine.arguments.dropFirst()), console: SystemConsole())
        SystemConsole.exit(status)
    }

    /// The version that `weft --version` prints.
    static let version = "0.1.0"

    /// Does what the arguments ask for; the name of the program is not among them.
    ///
    /// Errors are told on the console's standard error, in one sentence each.
    ///
    /// - Returns: What the process should exit with.
    static func run(arguments: [String], console: any Console) -> ExitStatus {
        let status: ExitStatus
        do throws(CommandError) {
            status = try perform(arguments[...], console: console)
        } catch {
            console.error("weft: \(error.sentence)\n")
            status = error.status
        }
        do throws(FileError) {
            try console.finish()
        } catch {
            console.error("weft: \(error.sentence)\n")
            return status == .success ? .trouble : status
        }
        return status
    }

    private static func perform(
        _ arguments: ArraySlice<String>,
        console: any Console
    ) throws(CommandError) -> ExitStatus {
        guard let name = arguments.first else {
            console.out(HelpText.overview(of: descriptions))
            return .success
        }
        switch name {
        case "-h", "--help":
            console.out(HelpText.overview(of: descriptions))
            return .success
        case "--version":
            console.out("weft \(version)\n")
            return .success
        default:
            guard !name.hasPrefix("-") else {
                let near = Suggestion.nearest(to: name, among: ["--help", "--version"])
                throw .usage(.unknownOption(name, suggestion: near), command: nil)
            }
            let command = try find(name)
            switch try read(arguments.dropFirst(), for: command.description) {
            case .help:
                console.out(HelpText.page(of: command.description))
                return .success
            case .run(let parsed):
                return try command.run(parsed, console)
            }
        }
    }

    /// The command with a name.
    static func find(_ name: String) throws(CommandError) -> any Command.Type {
        if let command = commands.first(where: { $0.description.name == name }) { return command }
        let suggestion = Suggestion.nearest(to: name, among: descriptions.map(\.name))
        throw .usage(.unknownCommand(name, suggestion: suggestion), command: nil)
    }

    private static func read(
        _ arguments: ArraySlice<String>,
        for command: CommandDescription
    ) throws(CommandError) -> ArgumentReader.Outcome {
        do throws(UsageError) {
            return try ArgumentReader.read(arguments, for: command)
        } catch {
            throw .usage(error, command: command.name)
        }
    }

    /// Every command, in the order of the help.
    static let commands: [any Command.Type] = [
        RunCommand.self, RecordCommand.self, RenderCommand.self, ReportCommand.self, DiffCommand.self,
        CheckCommand.self, ValidateCommand.self, ScenariosCommand.self, HelpCommand.self,
    ]

    static var descriptions: [CommandDescription] { commands.map { $0.description } }
}

/// One of the words that may follow `weft`.
protocol Command: SendableMetatype {
    /// What it takes.
    static var description: CommandDescription { get }

    /// Does it.
    static func run(_ arguments: ParsedArguments, _ console: any Console) throws(CommandError) -> ExitStatus
}

extension Command {
    /// Does something that may find a mistake on the command line of this command.
    static func usage<Value>(_ work: () throws(UsageError) -> Value) throws(CommandError) -> Value {
        do throws(UsageError) {
            return try work()
        } catch {
            throw .usage(error, command: description.name)
        }
    }
}
