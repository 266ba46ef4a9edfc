/// `weft help [COMMAND]`.
enum HelpCommand: Command {
    static let description = CommandDescription(
        name: "help",
        summary: "tell what a command does, with examples and exit statuses",
        operands: .optional(
            .init(name: "COMMAND", meaning: "the command to tell of; all of them without it")
        ),
        examples: [.init(line: "weft help record", meaning: "everything about recording")],
        exitStatuses: [
            .init(status: "0", meaning: "the help was printed"),
            .usage,
        ]
    )

    static func run(_ arguments: ParsedArguments, _ console: any Console) throws(CommandError) -> ExitStatus {
        if let name = arguments.operands.first {
            console.out(HelpText.page(of: try WeftCommand.find(name).description))
        } else {
            console.out(HelpText.overview(of: WeftCommand.descriptions))
        }
        return .success
    }
}
