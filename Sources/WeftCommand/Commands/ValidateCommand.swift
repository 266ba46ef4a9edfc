/// `weft validate FILE…`.
enum ValidateCommand: Command {
    static let description = CommandDescription(
        name: "validate",
        summary: "check that traces obey the laws of the format",
        operands: .oneOrMore(.init(name: "FILE", meaning: "a trace; - is standard input")),
        examples: [.init(line: "weft validate trace.json", meaning: "everything about recording")],
        exitStatuses: [
            .usage
        ]
    )

    static func run(_ arguments: ParsedArguments, _ console: any Console) throws(CommandError) -> ExitStatus {
        .success
    }
}
